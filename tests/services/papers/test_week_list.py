"""The weekly list on paper equals the list on screen, line by line."""

from datetime import date, time
from typing import Any

import pytest

from app.services.papers.call_lines import Grouping, grouped_lines, in_order
from app.services.papers.said import PhonePrivacy
from app.services.papers.week_list import print_week_list
from app.words import FollowUpKind, Outcome, Tier
from app.words.language import choose_language
from app.words.names import name_of
from tests.services.papers.calls import MONDAY, line_of, week_of
from tests.services.papers.reading import pages_of, sizes_of, text_of

TUESDAY = date(2026, 11, 24)
LATE: dict[str, Any] = {"due_on": date(2026, 11, 18), "days_late": 5, "carried": True}


def words_of(paper):
    return text_of(paper.pdf).split()


@pytest.fixture
def busy_week():
    """Forty lines over two days and two people."""
    lines = [
        line_of(
            f"客人{place:02}",
            due_on=MONDAY if place % 2 else TUESDAY,
            staff_name="陈薇" if place % 3 else "李娜",
        )
        for place in range(40)
    ]
    return week_of(*lines)


def test_a_line_says_whom_to_call_why_and_what_to_say(stamp):
    line = line_of("Emma Clarke", code="7QK2", tier=Tier.VIP, taboos=("no photographs",), **LATE)

    text = " ".join(words_of(print_week_list(week_of(line), stamp=stamp)))

    said = (
        *("7QK2", "◆ Emma Clarke VIP", "Avoid: no photographs", "139 0013 8821"),
        *("Aftercare, day 7", "5 d late · last 12 Oct", "Stitches out? Swelling?"),
        *("陈薇 09:30", "1 2 3 4 5 6 7 8 9"),
    )
    assert [words for words in said if words not in text] == []


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("grouping", Grouping)
def test_the_paper_holds_every_line_in_the_order_it_tells(stamp, busy_week, language, grouping):
    choose_language(language)

    paper = print_week_list(busy_week, stamp=stamp, grouping=grouping)

    codes = {line.code for line in busy_week.lines}
    assert [word for word in words_of(paper) if word in codes] == [
        line.code for line in paper.lines
    ]
    assert {line.code for line in paper.lines} == codes
    assert paper.control_total == 40


def test_each_line_tells_what_was_printed(stamp):
    line = line_of("王芳", code="7QK2", number="00402", kind=FollowUpKind.DATES)

    (told,) = print_week_list(week_of(line), stamp=stamp).lines

    assert (told.code, told.number, told.name) == ("7QK2", "00402", "王芳")
    assert (told.kind, told.due, told.who) == (line.kind.value, "2026-11-23", "陈薇")


def test_by_day_what_was_carried_over_comes_first_then_day_then_person():
    tuesday = line_of("甲", due_on=TUESDAY)
    late = line_of("乙", **LATE)
    early, later = line_of("丙", staff_name="A", due_at=None), line_of("丁", staff_name="B")

    groups = grouped_lines([tuesday, later, early, late], Grouping.BY_DAY)

    assert [group.day for group in groups] == [None, MONDAY, TUESDAY]
    assert [line.name for line in in_order(groups)] == ["乙", "丙", "丁", "甲"]


def test_by_person_what_was_carried_over_comes_first_then_day_then_time():
    lines = [
        line_of("甲", staff_name="B"),
        line_of("乙", staff_name="A", due_on=TUESDAY, due_at=time(9)),
        line_of("丙", staff_name="A", due_on=TUESDAY, due_at=time(8)),
        line_of("丁", staff_name="A", **LATE),
    ]

    groups = grouped_lines(lines, Grouping.BY_PERSON)

    assert [group.person for group in groups] == ["A", "B"]
    assert [line.name for line in in_order(groups)] == ["丁", "丙", "乙", "甲"]


@pytest.mark.req("A02")
@pytest.mark.parametrize("grouping", Grouping)
def test_vip_stand_first_within_a_day_and_a_person(stamp, grouping):
    early, vip = line_of("早", due_at=time(9)), line_of("贵", tier=Tier.VIP, due_at=time(15))
    other = line_of("别", due_at=time(8), staff_name="陈薇", due_on=TUESDAY)

    paper = print_week_list(week_of(early, other, vip), stamp=stamp, grouping=grouping)

    printed = words_of(paper)
    assert [line.name for line in paper.lines] == ["贵", "早", "别"]
    assert printed.index("贵") < printed.index("早") < printed.index("别")


@pytest.mark.req("A02")
def test_equals_keep_the_order_of_the_desk():
    vip, other = line_of("甲", tier=Tier.VIP), line_of("乙")

    groups = grouped_lines([vip, other], Grouping.BY_DAY)

    assert in_order(groups) == (vip, other)


@pytest.mark.parametrize(
    ("privacy", "shown"),
    [
        (PhonePrivacy.FULL, {"139 0013 8821": True, "···· 8821": False}),
        (PhonePrivacy.LAST4, {"0013": False, "···· 8821": True}),
        (PhonePrivacy.NONE, {"0013": False, "8821": False}),
    ],
)
def test_as_much_of_a_phone_is_shown_as_was_chosen(stamp, privacy, shown):
    text = text_of(print_week_list(week_of(line_of()), stamp=stamp, privacy=privacy).pdf)

    assert {words: words in text for words in shown} == shown


@pytest.mark.parametrize(
    ("language", "title", "filters", "total"),
    [
        (
            "en",
            "Follow-ups, 23 – 29 November 2026",
            "Everyone · 1 planned, 1 carried over · by day, then person",
            "Control total: 2 lines",
        ),
        (
            "zh",
            "回访清单，2026年11月23日 – 29日",
            "全部人员 · 计划 1 项，逾期未完成 1 项 · 按日期、再按人员",
            "合计 2 行",
        ),
    ],
)
def test_the_head_and_the_foot_say_what_the_list_is(stamp, language, title, filters, total):
    choose_language(language)

    text = text_of(print_week_list(week_of(line_of(), line_of(**LATE)), stamp=stamp).pdf)

    assert [words for words in (title, filters, total) if words not in text] == []


def test_the_people_asked_for_stand_in_the_filter_line(stamp):
    week = week_of(line_of(), people=("陈薇", "李娜"))

    assert "陈薇, 李娜 · 1 planned" in text_of(print_week_list(week, stamp=stamp).pdf)


@pytest.mark.parametrize("outcome", Outcome)
def test_the_legend_says_what_each_digit_means(stamp, outcome):
    text = text_of(print_week_list(week_of(line_of()), stamp=stamp).pdf)

    assert f"{outcome.digit} {name_of(outcome)}" in text


def test_the_list_lies_on_a4_and_breaks_over_pages(stamp, busy_week):
    paper = print_week_list(busy_week, stamp=stamp)

    pages = pages_of(paper.pdf)
    assert sizes_of(paper.pdf) == [(297, 210)] * 4
    assert paper.page_count == 4
    assert [page.count("What to say") for page in pages] == [1] * 4


def test_a_name_with_rare_characters_prints(stamp):
    assert "王𬱖㛃" in text_of(print_week_list(week_of(line_of("王𬱖㛃")), stamp=stamp).pdf)


def test_long_words_wrap_and_are_never_cut(stamp):
    name, say = "欧阳" * 30, "ask about everything " * 30
    line = line_of(name, say=say, reason="Aftercare of " + "treatment" * 12)

    text = text_of(print_week_list(week_of(line), stamp=stamp).pdf).replace("\n", "")

    assert name in text
    assert text.count("everything") == 30
    assert "treatment" * 12 in text


def test_an_empty_week_is_one_page_that_says_so(stamp):
    paper = print_week_list(week_of(), stamp=stamp)

    assert (paper.page_count, paper.control_total) == (1, 0)
    assert "Nothing is planned." in text_of(paper.pdf)


def test_who_was_never_contacted_is_marked(stamp):
    week = week_of(line_of(last_contact_on=None))

    assert "no contact yet" in text_of(print_week_list(week, stamp=stamp).pdf)


def test_a_reprint_is_the_same_byte_for_byte(stamp, busy_week):
    assert print_week_list(busy_week, stamp=stamp) == print_week_list(busy_week, stamp=stamp)
