"""Every red line is on the board and looked at by a supervisor within one working day."""

from datetime import datetime

import pytest

from app.models import Contact
from app.services.aftersales.red_lines import (
    FindingMissing,
    RedLineReviewed,
    load_red_lines,
    review_event,
)
from app.services.aftersales.returns import FinishEntry, finish_return
from app.services.foundation.errors import NotAllowed, NotFound
from app.words import (
    FollowUpMethod,
    Outcome,
    RedLineKind,
    ReturnReason,
    ReturnWish,
    Severity,
)
from tests.conftest import ZONE
from tests.services.complaints.complaint_work import NOW
from tests.services.desk_work import TODAY

MONDAY_EVENING = datetime(2026, 11, 23, 20, tzinfo=ZONE)


def gone_to(session, clinic, competitor):
    contact = Contact(
        customer_id=clinic.customer.id,
        logged_at=NOW,
        settles_at=NOW,
        contacted_on=TODAY,
        method=FollowUpMethod.PHONE,
        outcome=Outcome.GONE,
        counts=True,
        competitor=competitor,
    )
    session.add(contact)
    session.flush()
    return contact.id


def finish(session, clinic, key, done=ReturnWish.EXCHANGE):
    entry = FinishEntry(done=done)
    finish_return(session, return_id=key, entry=entry, doing=clinic.does(clinic.li))


def review(session, clinic, key, kind=RedLineKind.COMPLAINT, finding="Trained.", actor=None):
    doing = clinic.does(actor or clinic.zhou)
    review_event(session, kind=kind, key=key, finding=finding, doing=doing)


@pytest.mark.req("C29")
def test_without_a_red_line_there_are_no_days_to_count(session, clinic):
    clinic.receives(severity=Severity.SERIOUS)

    board = load_red_lines(session, now=NOW)

    assert (board.days_since, board.events) == (None, ())


@pytest.mark.req("C29")
def test_a_red_complaint_is_one(session, clinic):
    case = clinic.receives(at=datetime(2026, 11, 16, 10, tzinfo=ZONE), severity=Severity.RED_LINE)

    board = load_red_lines(session, now=NOW)

    (event,) = board.events
    assert (event.kind, event.key, event.number) == (RedLineKind.COMPLAINT, case.id, case.number)
    assert board.days_since == 5


@pytest.mark.req("C29")
def test_something_faulty_replaced_is_one(session, clinic, take_in):
    exchanged, repaired, other = take_in(), take_in(), take_in(reason=ReturnReason.NOT_SUITED)

    finish(session, clinic, exchanged)
    finish(session, clinic, repaired, ReturnWish.REPAIR)
    finish(session, clinic, other)

    events = load_red_lines(session, now=NOW).events

    assert [(event.kind, event.key) for event in events] == [(RedLineKind.REPLACED, exchanged)]


@pytest.mark.req("C29")
def test_a_customer_who_left_for_a_competitor_is_one(session, clinic):
    key = gone_to(session, clinic, "城西医美")
    gone_to(session, clinic, None)

    (event,) = load_red_lines(session, now=NOW).events

    assert (event.kind, event.key, event.text) == (RedLineKind.COMPETITOR, key, "城西医美")


@pytest.mark.req("C29")
def test_it_is_to_be_looked_at_by_the_end_of_the_next_working_day(session, clinic):
    clinic.receives(severity=Severity.RED_LINE)

    (event,) = load_red_lines(session, now=NOW).events

    assert not event.is_late(event.due_at)
    assert event.is_late(MONDAY_EVENING)
    assert event.due_at.astimezone(ZONE).date() > TODAY


@pytest.mark.req("C29")
def test_a_reviewed_one_is_off_the_list_and_stays_on_the_board(session, clinic):
    first, second = (clinic.receives(severity=Severity.RED_LINE) for _ in range(2))

    review(session, clinic, first.id)

    board = load_red_lines(session, now=NOW)
    assert [event.key for event in board.unreviewed] == [second.id]
    reviewed = next(event for event in board.events if event.key == first.id)
    assert (reviewed.finding, reviewed.reviewed_by) == ("Trained.", "周岚")
    assert not reviewed.is_late(MONDAY_EVENING)


@pytest.mark.parametrize("kind", [RedLineKind.REPLACED, RedLineKind.COMPETITOR])
def test_every_kind_is_reviewed(session, clinic, take_in, kind):
    finish(session, clinic, take_in())
    gone_to(session, clinic, "城西医美")
    key = next(each.key for each in load_red_lines(session, now=NOW).events if each.kind is kind)

    review(session, clinic, key, kind)

    assert kind not in {each.kind for each in load_red_lines(session, now=NOW).unreviewed}


def test_it_is_reviewed_once_by_a_supervisor_with_a_finding(session, clinic):
    case = clinic.receives(severity=Severity.RED_LINE)

    with pytest.raises(NotAllowed):
        review(session, clinic, case.id, actor=clinic.li)
    with pytest.raises(FindingMissing):
        review(session, clinic, case.id, finding=" ")
    with pytest.raises(NotFound):
        review(session, clinic, 99)
    review(session, clinic, case.id)
    with pytest.raises(RedLineReviewed):
        review(session, clinic, case.id)
