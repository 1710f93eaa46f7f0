"""Bookings: what they stop, what a missed one starts, what cannot be booked."""

import pytest

from app.models import Appointment
from app.services.followups.appointments import (
    book_appointment,
    cancel,
    change_appointment,
    confirm,
    mark_arrived,
    mark_no_show,
)
from app.services.foundation.undo import undo_entry
from app.services.planning.reasons import NO_SHOW
from app.words import (
    AppointmentState,
    ClosingCause,
    ContactPause,
    FollowUpKind,
    FollowUpState,
    Intent,
    Role,
    Tier,
)
from tests.factories import make_followup, make_item
from tests.services.desk_work import (
    MANAGER,
    TODAY,
    closing_of,
    day,
    followups_of,
    hire,
    make_reachable,
    plan_afresh,
    plan_days,
    treated,
)
from tests.services.followups.booking_work import book, do, entry_of


@pytest.fixture(autouse=True)
def staff(session):
    return hire(session)


@pytest.fixture
def botox(session):
    return make_item(session, "Botox", cycle_days=30)


@pytest.fixture
def customer(session):
    return make_reachable(session, tier=Tier.VIP)


@pytest.mark.parametrize(
    "kind", [FollowUpKind.DUE_BACK, FollowUpKind.SECOND_VISIT, FollowUpKind.WIN_BACK]
)
def test_a_confirmed_booking_stops_a_reminder_with_a_trace(session, customer, kind):
    reminder = make_followup(session, customer, kind=kind)

    booking = book(session, customer, day(3), confirmed=True)

    trace = closing_of(session, reminder)
    assert reminder.state is FollowUpState.SUPERSEDED
    assert (trace.cause, trace.appointment_id) == (ClosingCause.BOOKING, booking.id)


def test_a_booking_not_yet_confirmed_stops_nothing(session, customer):
    reminder = make_followup(session, customer, kind=FollowUpKind.DUE_BACK)

    booking = book(session, customer, day(3))
    before = reminder.state
    closed = do(confirm, session, booking)

    assert (before, closed) == (FollowUpState.OPEN, 1)


def test_what_is_no_reminder_stays(session, customer):
    birthday = make_followup(session, customer, kind=FollowUpKind.DATES)

    book(session, customer, day(3), confirmed=True)

    assert birthday.state is FollowUpState.OPEN


def test_a_cancelled_booking_brings_the_reminder_back(session, botox):
    customer = treated(session, botox, 90, 60, 28)
    plan_afresh(session)
    (reminder,) = followups_of(session, FollowUpKind.DUE_BACK)
    booking = book(session, customer, day(3), confirmed=True)
    between = followups_of(session, FollowUpKind.DUE_BACK)

    do(cancel, session, booking)
    (again,) = followups_of(session, FollowUpKind.DUE_BACK)

    assert between == []
    assert (again.origin, again.due_on) == (reminder.origin, reminder.due_on)
    assert booking.state is AppointmentState.CANCELLED


def test_a_confirmation_taken_back_brings_the_reminder_back(session, botox):
    customer = treated(session, botox, 90, 60, 28)
    plan_afresh(session)
    booking = book(session, customer, day(3), confirmed=True)

    change_appointment(
        session, appointment_id=booking.id, entry=entry_of(day(4)), actor=MANAGER, today=TODAY
    )

    assert booking.state is AppointmentState.BOOKED
    assert len(followups_of(session, FollowUpKind.DUE_BACK)) == 1


def test_who_did_not_come_is_rung_at_once(session, customer, botox, staff):
    booking = book(session, customer, item_id=botox.id, confirmed=True)

    do(mark_no_show, session, booking)
    (call,) = followups_of(session)

    assert (call.kind, call.subject, call.reference_on) == (FollowUpKind.DUE_BACK, NO_SHOW, TODAY)
    assert (call.due_on, call.family_id) == (TODAY, botox.family_id)
    assert call.staff_id == staff[Role.RECEPTIONIST]


def test_who_came_once_and_then_not_is_rung_about_the_second_visit_once(session, botox):
    customer = treated(session, botox, 5)
    booking = book(session, customer, confirmed=True)

    do(mark_no_show, session, booking)
    plan_afresh(session, last=60)

    assert len(followups_of(session, FollowUpKind.SECOND_VISIT)) == 1


def test_a_missed_booking_adds_no_call_to_an_open_reminder(session, customer):
    make_followup(session, customer, kind=FollowUpKind.WIN_BACK)
    booking = book(session, customer)

    do(mark_no_show, session, booking)

    assert [each.kind for each in followups_of(session)] == [FollowUpKind.WIN_BACK]


def test_who_is_to_be_left_in_peace_is_not_rung_for_a_missed_booking(session):
    customer = make_reachable(session, tier=Tier.VIP, pause=ContactPause.OPTED_OUT)
    booking = book(session, customer)

    do(mark_no_show, session, booking)

    assert followups_of(session) == []


def test_planning_after_a_missed_booking_plans_nothing_twice(session, customer):
    booking = book(session, customer, confirmed=True)
    plan_days(session)
    do(mark_no_show, session, booking)

    assert plan_days(session).planned == 0


def test_who_comes_late_after_all_has_arrived(session, customer):
    booking = book(session, customer)
    do(mark_no_show, session, booking)

    do(mark_arrived, session, booking)

    assert booking.state is AppointmentState.ARRIVED


def test_undoing_a_booking_opens_the_reminder_again(store, session, customer, actor):
    reminder = make_followup(session, customer, kind=FollowUpKind.DUE_BACK)
    session.commit()
    key = customer.id
    session.rollback()
    written = store.write(
        lambda session: book_appointment(
            session,
            customer_id=key,
            entry=entry_of(day(3), confirmed=True),
            actor=MANAGER,
            today=TODAY,
        ),
        actor=actor,
        intent=Intent.BOOK_APPOINTMENT,
    )

    store.write(
        lambda session: undo_entry(session, entry_id=written.entry_id),
        actor=actor,
        intent=Intent.UNDO,
    )
    session.expire_all()

    assert reminder.state is FollowUpState.OPEN
    assert session.get(Appointment, written.value) is None
