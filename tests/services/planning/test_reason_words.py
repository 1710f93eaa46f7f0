"""Why a customer is called, and what to say."""

from datetime import date

import pytest

from app.services.planning.reason_words import reason_line, what_to_say
from app.services.planning.reasons import NO_SHOW, WRONG_NUMBER, Reason
from app.words import FollowUpKind
from app.words.language import LANGUAGES, choose_language

CALLED_ON = date(2026, 11, 24)
CAME_ON = date(2026, 7, 24)
KINDS = list(FollowUpKind)


@pytest.fixture(autouse=True)
def english_again():
    yield
    choose_language("en")


def reason(kind, **fields):
    return Reason(kind=kind, **fields)


@pytest.mark.parametrize(
    ("given", "english", "chinese"),
    [
        (reason(FollowUpKind.AFTERCARE, step=7), "Aftercare, day 7", "术后第 7 天"),
        (reason(FollowUpKind.WIN_BACK, step=2), "Win-back, step 2", "挽回，第 2 步"),
        (reason(FollowUpKind.DUE_BACK, family_name="肉毒素"), "Due back, 肉毒素", "肉毒素到期"),
        (reason(FollowUpKind.DATES, subject="birthday"), "Birthday", "生日"),
        (reason(FollowUpKind.DATES, subject="birthday/小宝"), "Birthday, 小宝", "生日、小宝"),
        (reason(FollowUpKind.DATES, subject="other/开业"), "开业", "开业"),
        (reason(FollowUpKind.DATES, subject="乔迁"), "乔迁", "乔迁"),
        (
            reason(FollowUpKind.HOLIDAY, subject="mid_autumn"),
            "Greeting, Mid-Autumn Festival",
            "中秋节问候",
        ),
        (reason(FollowUpKind.LEAD, subject="开分店"), "Lead: 开分店", "商机跟进：开分店"),
        (
            reason(FollowUpKind.DUE_BACK, subject=NO_SHOW, reference_on=CAME_ON),
            "Missed the booking of 24 Jul",
            "7月24日 预约未到",
        ),
        (
            reason(FollowUpKind.ARCHIVE_UPDATE, subject=WRONG_NUMBER),
            "Wrong number",
            "号码有误",
        ),
        (reason(FollowUpKind.STANDARD), "Quarterly check", "例行回访"),
    ],
    ids=repr,
)
def test_the_reason_is_one_line_in_both_languages(given, english, chinese):
    said = reason_line(given)
    choose_language("zh")

    assert said == english
    assert reason_line(given) == chinese


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            reason(
                FollowUpKind.AFTERCARE, family_name="Filler", reference_on=CAME_ON, ask="Swelling?"
            ),
            "Filler, 24 Jul: Swelling?",
        ),
        (reason(FollowUpKind.AFTERCARE, ask="A: Red?\nB: Sore?"), "A: Red?\nB: Sore?"),
        (reason(FollowUpKind.INVITATION, ask="Free?", say="Open day"), "Free?\nOpen day"),
        (
            reason(FollowUpKind.DUE_BACK, reference_on=CAME_ON),
            "Last came 24 Jul, 17 weeks ago. Offer a date.",
        ),
        (
            reason(FollowUpKind.SECOND_VISIT, reference_on=CAME_ON),
            "Came once, 24 Jul. Ask how it went and offer a second date.",
        ),
        (
            reason(FollowUpKind.WIN_BACK, step=2, reference_on=date(2026, 11, 12)),
            "Last came 12 Nov, 12 days ago. Offer a doctor's review and a plan made for them.",
        ),
        (
            reason(FollowUpKind.DATES, subject="birthday", step=40, reference_on=CALLED_ON),
            "24 Nov, turns 40. Congratulate.",
        ),
        (
            reason(FollowUpKind.DATES, subject="wedding", step=1, reference_on=CALLED_ON),
            "24 Nov, 1 year. Congratulate.",
        ),
        (
            reason(FollowUpKind.DUE_BACK, subject=NO_SHOW, reference_on=CAME_ON),
            "Ask kindly whether all is well and offer another date.",
        ),
        (
            reason(FollowUpKind.ARCHIVE_UPDATE, subject=WRONG_NUMBER),
            "Find the right number and put it on file.",
        ),
        (
            reason(FollowUpKind.DATES, subject="exam", reference_on=CALLED_ON),
            "24 Nov. Congratulate.",
        ),
    ],
    ids=repr,
)
def test_what_to_say_names_the_day_it_is_about(given, said):
    assert what_to_say(given, on=CALLED_ON) == said


@pytest.mark.req("B18")
def test_a_greeting_is_ready_to_be_copied():
    choose_language("zh")

    said = what_to_say(reason(FollowUpKind.HOLIDAY, subject="mid_autumn"), on=CALLED_ON)

    assert said == "中秋节到了，我们全体同仁祝您安康顺心！"


@pytest.mark.req("C12")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_why_and_what_to_say(kind, language):
    choose_language(language)
    given = reason(kind, reference_on=CAME_ON, step=3)

    assert reason_line(given)
    assert what_to_say(given, on=CALLED_ON)


def test_every_step_of_winning_back_has_words_of_its_own():
    steps = [reason(FollowUpKind.WIN_BACK, step=step, reference_on=CAME_ON) for step in range(1, 5)]

    assert len({what_to_say(each, on=CALLED_ON) for each in steps}) == 4
