"""What was planned for somebody who is left in peace, lost or retired."""

import pytest

from app.models import Complaint
from app.services.leaving.statuses import mark_lost, pause_contact
from app.words import (
    ClosingCause,
    ContactPause,
    FollowUpKind,
    FollowUpState,
    Tier,
)
from tests.factories import make_followup
from tests.services.desk_work import (
    MANAGER,
    TODAY,
    closing_of,
    day,
    followups_of,
    make_reachable,
)


@pytest.fixture
def customer(session):
    return make_reachable(session, tier=Tier.GENERAL)


@pytest.fixture
def call_back(session, customer):
    complaint = Complaint(customer_id=customer.id, received_on=TODAY)
    session.add(complaint)
    session.flush()
    kind = FollowUpKind.COMPLAINT_CALL_BACK
    return make_followup(session, customer, day(2), kind=kind, complaint_id=complaint.id)


def pause(session, customer, until_on=None):
    pause_contact(
        session,
        customer_id=customer.id,
        pause=ContactPause.OPTED_OUT,
        until_on=until_on,
        actor=MANAGER,
        today=TODAY,
    )


@pytest.mark.req("B18")
def test_who_opts_out_has_nothing_open_but_the_call_back(session, customer, call_back):
    greeting = make_followup(session, customer, day(1), kind=FollowUpKind.HOLIDAY)
    own = make_followup(session, customer, day(30), by_hand=True)

    pause(session, customer)

    assert followups_of(session) == [call_back]
    assert {greeting.state, own.state} == {FollowUpState.CANCELLED}
    assert closing_of(session, greeting).cause is ClosingCause.DO_NOT_DISTURB


def test_a_pause_makes_way_for_what_falls_into_it_only(session, customer, call_back):
    within = make_followup(session, customer, day(5))
    by_hand = make_followup(session, customer, day(5), origin="own", by_hand=True)
    after = make_followup(session, customer, day(6), origin="after")

    pause(session, customer, until_on=day(5))

    assert within.state is FollowUpState.SUPERSEDED
    assert followups_of(session) == [call_back, by_hand, after]


def test_who_is_lost_is_called_no_more(session, customer):
    planned = make_followup(session, customer, day(5))

    mark_lost(session, customer_id=customer.id, actor=MANAGER, today=TODAY)

    assert planned.state is FollowUpState.CANCELLED
    assert closing_of(session, planned).cause is ClosingCause.GONE
