"""The nine outcomes, and what each does to the follow-up."""

from datetime import time, timedelta

import pytest
import sqlalchemy as sa

from app.models import Complaint, Phone
from app.services.archive.errors import AmountBelowZero
from app.services.followups.contacts import Findings
from app.services.followups.entries import CostMissing, LeadWithoutValue
from app.services.followups.errors import FollowUpClosed, NewDayMissing
from app.services.planning.opening_hours import ExceptionRow, set_exception
from app.services.visits.checks import ScoreOutOfRange
from app.words import (
    ClosingCause,
    ContactPause,
    CustomerStatus,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    Outcome,
    Role,
)
from tests.factories import make_followup
from tests.services.desk_work import MANAGER, TODAY, closing_of, day, followups_of
from tests.services.followups.outcome_work import (
    NOW,
    logged,
    next_on,
    open_kinds,
    record,
)

FINDINGS = Findings(
    effect="自然", satisfaction=4, product_gaps="面膜太香", new_needs="祛斑", suggestions="周日开门"
)


@pytest.fixture
def followup(session, customer):
    return make_followup(session, customer, TODAY, kind=FollowUpKind.INVITATION)


@pytest.mark.parametrize("outcome", [Outcome.SATISFIED, Outcome.SO_SO, Outcome.DISSATISFIED])
def test_who_was_talked_to_has_it_done_with_a_trace(session, followup, outcome):
    recorded = record(session, followup, outcome)

    trace = closing_of(session, followup)
    assert (followup.state, recorded.closed) == (FollowUpState.DONE, True)
    assert (trace.cause, trace.contact_id) == (ClosingCause.CONTACT, recorded.contact_id)


@pytest.mark.req("B43")
def test_the_five_findings_are_kept(session, followup):
    record(session, followup, findings=FINDINGS, note=" 聊得好 ", competitor="某美容", minutes=7)

    (contact,) = logged(session)
    heard = Findings(
        effect=contact.effect,
        satisfaction=contact.satisfaction,
        product_gaps=contact.product_gaps,
        new_needs=contact.new_needs,
        suggestions=contact.suggestions,
    )
    assert heard == FINDINGS
    assert (contact.note, contact.competitor, contact.minutes) == ("聊得好", "某美容", 7)
    assert (contact.contacted_on, contact.counts) == (TODAY, True)
    assert contact.settles_at == NOW + timedelta(hours=24)


def test_who_was_dissatisfied_has_a_complaint_with_its_call_back(session, followup):
    recorded = record(session, followup, Outcome.DISSATISFIED, note="等太久")

    complaint = session.get_one(Complaint, recorded.complaint_id)
    assert (complaint.text, complaint.received_on) == ("等太久", TODAY)
    assert open_kinds(session) == [FollowUpKind.COMPLAINT_CALL_BACK]


@pytest.mark.parametrize("outcome", [Outcome.NO_ANSWER, Outcome.MESSAGE_LEFT])
def test_who_was_not_reached_is_tried_again_on_the_next_open_day(session, followup, outcome):
    set_exception(session, exception=ExceptionRow(day_on=day(1)), actor=MANAGER)

    recorded = record(session, followup, outcome)

    assert (followup.state, followup.due_on, followup.attempts) == (
        FollowUpState.OPEN,
        day(2),
        1,
    )
    assert (recorded.closed, logged(session)[0].counts) == (False, False)


def test_the_day_to_try_again_may_be_chosen(session, followup):
    record(session, followup, Outcome.NO_ANSWER, next=next_on(5, due_at=time(11)))

    assert (followup.due_on, followup.due_at, followup.attempts) == (day(5), time(11), 1)


def test_a_call_made_ahead_keeps_its_day_when_nobody_answers(session, customer):
    ahead = make_followup(session, customer, day(9))

    record(session, ahead, Outcome.NO_ANSWER)

    assert (ahead.due_on, ahead.attempts) == (day(9), 1)


def test_after_the_last_attempt_it_is_given_up_with_a_trace(session, customer):
    tired = make_followup(session, customer, TODAY, attempts=2, max_attempts=3)

    recorded = record(session, tired, Outcome.NO_ANSWER)

    assert (tired.state, tired.attempts, recorded.closed) == (FollowUpState.CANCELLED, 3, True)
    assert closing_of(session, tired).contact_id == recorded.contact_id


@pytest.mark.req("B39")
def test_a_complaint_call_back_is_never_given_up(session, customer):
    complaint = Complaint(customer_id=customer.id, received_on=TODAY)
    session.add(complaint)
    session.flush()
    call_back = make_followup(
        session,
        customer,
        TODAY,
        kind=FollowUpKind.COMPLAINT_CALL_BACK,
        complaint_id=complaint.id,
        attempts=2,
    )

    recorded = record(session, call_back, Outcome.NO_ANSWER)

    assert (call_back.state, call_back.due_on) == (FollowUpState.OPEN, day(1))
    assert (recorded.closed, recorded.complaint_id) == (False, complaint.id)


def test_a_greeting_in_writing_is_done_once_it_is_sent(session, customer):
    greeting = make_followup(
        session, customer, TODAY, kind=FollowUpKind.HOLIDAY, method=FollowUpMethod.SMS
    )

    record(session, greeting, Outcome.MESSAGE_LEFT)

    assert (greeting.state, logged(session)[0].counts) == (FollowUpState.DONE, False)


def test_moved_to_another_day_it_waits_there(session, followup):
    recorded = record(
        session, followup, Outcome.MOVED, next=next_on(4, due_at=time(15), content="问孩子")
    )

    assert (followup.state, followup.due_on, followup.due_at) == (
        FollowUpState.OPEN,
        day(4),
        time(15),
    )
    assert (followup.ask, followup.attempts, recorded.closed) == ("问孩子", 0, False)


def test_moved_to_needs_the_day(session, followup):
    with pytest.raises(NewDayMissing):
        record(session, followup, Outcome.MOVED)

    assert (followup.due_on, logged(session)) == (TODAY, [])


def test_a_wrong_number_is_marked_and_to_be_found_anew(session, followup, staff, customer):
    recorded = record(session, followup, Outcome.WRONG_NUMBER)

    (phone,) = session.scalars(sa.select(Phone).where(Phone.customer_id == customer.id))
    (search,) = followups_of(session, FollowUpKind.ARCHIVE_UPDATE)
    assert (phone.wrong, followup.attempts) == (True, 1)
    assert recorded.raised == (FollowUpKind.ARCHIVE_UPDATE,)
    assert (search.staff_id, search.subject) == (staff[Role.RECEPTIONIST], "wrong_number")


def test_a_number_is_looked_for_once(session, followup, customer):
    make_followup(session, customer, day(3), kind=FollowUpKind.ARCHIVE_UPDATE)

    assert record(session, followup, Outcome.WRONG_NUMBER).raised == ()


def test_who_wants_peace_is_left_in_peace(session, followup, customer):
    other = make_followup(session, customer, day(9), kind=FollowUpKind.LEAD)

    record(session, followup, Outcome.DO_NOT_DISTURB)

    assert (customer.pause, customer.pause_until_on) == (ContactPause.OPTED_OUT, None)
    assert (followup.state, other.state) == (FollowUpState.DONE, FollowUpState.CANCELLED)
    assert closing_of(session, other).cause is ClosingCause.DO_NOT_DISTURB


def test_who_is_gone_is_lost_and_nothing_is_planned_for_them(session, followup, customer):
    other = make_followup(session, customer, day(9), kind=FollowUpKind.LEAD, by_hand=True)

    record(session, followup, Outcome.GONE)

    assert (customer.status, open_kinds(session)) == (CustomerStatus.LOST, [])
    assert closing_of(session, other).cause is ClosingCause.GONE


@pytest.mark.req("B39")
def test_a_complaint_is_called_back_even_where_all_else_is_called_off(session, followup, customer):
    complaint = Complaint(customer_id=customer.id, received_on=TODAY)
    session.add(complaint)
    session.flush()
    kind = FollowUpKind.COMPLAINT_CALL_BACK
    make_followup(session, customer, day(2), kind=kind, complaint_id=complaint.id)

    record(session, followup, Outcome.DO_NOT_DISTURB)

    assert open_kinds(session) == [kind]


@pytest.mark.parametrize(
    "method", [FollowUpMethod.HOME_VISIT, FollowUpMethod.FLOWERS, FollowUpMethod.GIFT]
)
@pytest.mark.req("B19")
def test_a_visit_flowers_or_a_gift_asks_for_the_cost(session, customer, method):
    gift = make_followup(session, customer, TODAY, kind=FollowUpKind.DATES, method=method)

    with pytest.raises(CostMissing):
        record(session, gift)
    record(session, gift, cost_minor=0)

    assert (gift.state, logged(session)[0].cost_minor) == (FollowUpState.DONE, 0)


def test_a_gift_nobody_took_in_cost_nothing(session, customer):
    gift = make_followup(session, customer, TODAY, method=FollowUpMethod.GIFT)

    record(session, gift, Outcome.NO_ANSWER)

    assert gift.attempts == 1


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"findings": Findings(satisfaction=6)}, ScoreOutOfRange),
        ({"lead": "开新店"}, LeadWithoutValue),
        ({"cost_minor": -1}, AmountBelowZero),
    ],
    ids=str,
)
def test_answers_that_do_not_fit_together_change_nothing(session, followup, told, refusal):
    with pytest.raises(refusal):
        record(session, followup, **told)

    assert (followup.state, logged(session)) == (FollowUpState.OPEN, [])


def test_what_is_closed_has_its_outcome(session, followup):
    record(session, followup)

    with pytest.raises(FollowUpClosed):
        record(session, followup)
