"""The yearly contact calendar of a customer prints: what was done, is planned, is foreseen."""

from datetime import date

import pytest

from app.services.followups.customer_year import load_customer_year
from app.services.papers.contact_calendar import print_contact_calendar
from app.services.planning.closings import Ending, close_followups
from app.services.planning.reason_words import reason_line
from app.words import ClosingCause, FollowUpKind, FollowUpState, Tier
from app.words.formats import month_name
from app.words.language import choose_language
from tests.factories import make_followup, make_item, make_visit
from tests.services.desk_work import TODAY, day, hire, make_reachable
from tests.services.papers.reading import pages_of, text_of


@pytest.fixture
def customer(session):
    hire(session)
    return make_reachable(
        session,
        "王𬱖㛃",
        tier=Tier.VIP,
        last_contact_on=day(-10),
        birth_month=11,
        birth_day=25,
        number="00402",
    )


@pytest.fixture
def year(session, customer):
    """The calendar of one year."""
    return lambda number: load_customer_year(
        session, customer_id=customer.id, year=number, today=TODAY
    )


@pytest.mark.req("C11")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_month_and_every_contact_stands_on_the_paper(year, stamp, language):
    choose_language(language)
    calendar = year(2027)

    paper = print_contact_calendar(calendar, stamp=stamp)

    text = "".join(text_of(paper.pdf).split())
    months = [month_name(date(2027, month, 1)) for month in range(1, 13)]
    reasons = [reason_line(line.reason) for line in calendar.lines]
    assert [words for words in months + reasons if "".join(words.split()) not in text] == []
    assert paper.control_total == len(calendar.lines) > 10


def test_a_month_without_contacts_is_there_and_empty(session, customer, year, stamp):
    make_followup(session, customer, day(2), kind=FollowUpKind.INVITATION)

    text = text_of(print_contact_calendar(year(2026), stamp=stamp).pdf)

    assert "Mar 2026 — Apr 2026 —" in " ".join(text.split())
    assert "Mon 23 Nov" in text


def test_what_was_done_and_what_is_planned_are_told_apart(session, customer, year, stamp):
    done = make_followup(session, customer, day(-5), kind=FollowUpKind.AFTERCARE, step=7)
    visit = make_visit(session, customer, make_item(session), TODAY)
    ending = Ending(
        cause=ClosingCause.VISIT,
        state=FollowUpState.DONE,
        closed_on=day(-5),
        visit_id=visit.id,
    )
    close_followups(session, keys=[done.id], ending=ending)
    make_followup(session, customer, day(2), kind=FollowUpKind.INVITATION)

    text = text_of(print_contact_calendar(year(2026), stamp=stamp).pdf)

    assert "1 done, 1 planned" in text
    assert [words for words in ("Done", "planned", "foreseen") if words not in text] == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("王𬱖㛃, contacts in 2027", "No. 00402 · VIP", "Control total:")),
        ("zh", ("王𬱖㛃，2027年联系日历", "编号 00402 · 大客户", "合计")),
    ],
)
def test_the_head_says_whose_calendar_it_is(year, stamp, language, said):
    choose_language(language)

    text = text_of(print_contact_calendar(year(2027), stamp=stamp).pdf)

    assert [words for words in said if words not in text] == []


def test_a_full_year_breaks_over_pages_with_its_heads(session, customer, year, stamp):
    for place in range(60):
        make_followup(session, customer, day(2), origin=f"by hand {place}")

    pages = pages_of(print_contact_calendar(year(2026), stamp=stamp).pdf)

    assert len(pages) > 1
    assert [page.count("What to say") for page in pages] == [1] * len(pages)
