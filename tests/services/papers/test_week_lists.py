"""The weekly list on paper is what the store holds, line by line."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.models import Preference
from app.services.followups.rows import FollowUpRow, list_followups
from app.services.followups.wanted import Wanted
from app.services.foundation.actors import Actor
from app.services.papers.call_lines import Grouping, grouped_lines, in_order
from app.services.papers.said import PhonePrivacy, allowed
from app.services.papers.week_list import print_week_list
from app.services.papers.week_lists import draft_week, week_of
from app.services.planning.reason_words import reason_line, what_to_say
from app.services.reading.phones import show_phone
from app.words import FollowUpKind, PreferenceKind, Role, Tier
from app.words.language import choose_language, say
from app.words.names import name_of
from tests.factories import make_followup, make_staff
from tests.services.desk_work import TODAY, make_reachable
from tests.services.papers.calls import MONDAY, SUNDAY
from tests.services.papers.reading import text_of

WEEK = Wanted(first_on=MONDAY, last_on=SUNDAY, late=True)
LATE = date(2026, 11, 18)


@pytest.fixture
def nina(session):
    return make_staff(session, "李娜").id


@pytest.fixture
def week(session, nina):
    """Thirty calls of two people, one of them late, with names of every kind."""
    names = ["王𬱖", "㛃雅", "Emma Clarke", "李思雨"]
    people = [make_staff(session, "陈薇").id, nina]
    for place in range(30):
        customer = make_reachable(
            session,
            f"{names[place % 4]}{place}",
            tier=list(Tier)[place % 5],
            last_contact_on=date(2026, 10, 12) if place % 3 else None,
        )
        make_followup(
            session,
            customer,
            MONDAY.replace(day=23 + place % 5) if place else LATE,
            kind=FollowUpKind.AFTERCARE if place % 2 else FollowUpKind.DUE_BACK,
            step=7 if place % 2 else None,
            due_at=time(9, 30) if place % 3 else None,
            staff_id=people[place % 2],
        )
    session.add(Preference(customer_id=customer.id, kind=PreferenceKind.TABOO, text="no photos"))
    session.flush()
    return draft_week(session, wanted=WEEK, today=TODAY)


def words_of(text: str) -> str:
    return "".join(text.split())


def printed_line(row: FollowUpRow) -> str:
    """What the paper must say of a follow-up, without blanks, up to its reason."""
    taboos = "".join(f"{say('Avoid:')}{taboo}" for taboo in row.taboos)
    reason = reason_line(row.reason)
    phone = show_phone(row.phone_digits or "")
    return words_of(f"{row.name}{name_of(row.tier)}{taboos}{phone}{reason}")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_paper_equals_the_query_line_by_line(session, week, stamp, language):
    choose_language(language)
    codes = {line.row.followup_id: line.code for line in week.draft.lines}
    queried = {row.followup_id: row for row in list_followups(session, wanted=WEEK, today=TODAY)}

    paper = print_week_list(week_of(week), stamp=stamp)

    text = words_of(text_of(paper.pdf)).replace("◆", "").replace("▲", "")
    ordered = in_order(grouped_lines(week_of(week).lines, Grouping.BY_DAY))
    expected = [
        codes[line.followup_id] + printed_line(queried[line.followup_id]) for line in ordered
    ]
    assert [line for line in expected if line not in text] == []
    assert [text.index(line) for line in expected] == sorted(text.index(line) for line in expected)
    assert paper.control_total == len(queried) == 30
    assert words_of("合计 30 行" if language == "zh" else "Control total: 30 lines") in text


def test_what_to_say_is_on_the_paper(session, week, stamp):
    text = words_of(text_of(print_week_list(week_of(week), stamp=stamp).pdf))

    said = {what_to_say(line.row.reason, on=line.row.due_on) for line in week.draft.lines}
    assert [each for each in said if words_of(each) not in text] == []


@pytest.mark.parametrize("name", ["王𬱖1", "㛃雅2"])
def test_names_with_rare_characters_print(session, stamp, name, nina):
    make_followup(session, make_reachable(session, name), MONDAY)
    week = draft_week(session, wanted=WEEK, today=TODAY)

    assert name in text_of(print_week_list(week_of(week), stamp=stamp).pdf)


def test_the_paper_says_whose_list_it_is(session, week, stamp, nina):
    hers = draft_week(session, wanted=replace(WEEK, staff_ids=(nina,)), today=TODAY)

    paper = print_week_list(week_of(hers), stamp=stamp)

    assert {line.who for line in paper.lines} == {"李娜"}
    assert "李娜 · 15 planned" in text_of(paper.pdf)


def test_a_customer_without_a_number_has_an_empty_place(session, stamp, nina):
    followup = make_followup(session, make_reachable(session, "李思雨"), MONDAY)
    week = draft_week(session, wanted=WEEK, today=TODAY)
    (line,) = week.draft.lines
    mute = replace(line, row=replace(line.row, phone_digits=None))
    week = replace(week, draft=replace(week.draft, lines=(mute,)))

    text = text_of(print_week_list(week_of(week), stamp=stamp, privacy=PhonePrivacy.LAST4).pdf)

    assert followup.id == line.row.followup_id
    assert "····" not in text


@pytest.mark.parametrize(
    ("role", "wanted", "given"),
    [
        (Role.SPECIALIST, PhonePrivacy.FULL, PhonePrivacy.LAST4),
        (Role.SPECIALIST, PhonePrivacy.NONE, PhonePrivacy.NONE),
        (Role.RECEPTIONIST, PhonePrivacy.FULL, PhonePrivacy.FULL),
        (Role.MANAGER, PhonePrivacy.LAST4, PhonePrivacy.LAST4),
    ],
)
def test_nobody_prints_more_of_a_phone_than_they_may_see(role, wanted, given):
    assert allowed(wanted, Actor(staff_id=None, name="", role=role)) is given


def test_a_list_of_some_kinds_holds_only_those_and_its_total_is_theirs(session, week, stamp):
    care = [line for line in week.draft.lines if line.row.kind is FollowUpKind.AFTERCARE]
    some = draft_week(session, wanted=replace(WEEK, kinds=[FollowUpKind.AFTERCARE]), today=TODAY)

    paper = print_week_list(week_of(some), stamp=stamp)

    assert paper.control_total == len(paper.lines) == len(care)
    assert {line.kind for line in paper.lines} == {FollowUpKind.AFTERCARE.value}
    assert "Everyone · only Aftercare" in text_of(paper.pdf)
