"""What cannot be booked, and steps a booking cannot take."""

from datetime import time

import pytest

from app.services.archive.opening import CustomerRetired
from app.services.followups.appointments import (
    BookingInPast,
    BookingLengthImpossible,
    BookingNotYet,
    BookingOutsideHours,
    BookingStepRefused,
    book_appointment,
    cancel,
    change_appointment,
    confirm,
    mark_arrived,
    mark_no_show,
)
from app.services.followups.errors import ByNobody, ClinicClosed
from app.services.planning.opening_hours import ExceptionRow, set_exception
from app.services.visits.errors import ItemRetired
from app.words import Tier
from tests.factories import make_customer, make_item, make_staff
from tests.services.desk_work import MANAGER, TODAY, day, hire, make_reachable
from tests.services.followups.booking_work import book, do, entry_of


@pytest.fixture(autouse=True)
def staff(session):
    return hire(session)


@pytest.fixture
def customer(session):
    return make_reachable(session, tier=Tier.VIP)


@pytest.mark.parametrize("step", [mark_arrived, mark_no_show])
def test_nobody_arrives_or_stays_away_before_the_day(session, customer, step):
    booking = book(session, customer, day(1))

    with pytest.raises(BookingNotYet):
        do(step, session, booking)


@pytest.mark.parametrize("step", [confirm, mark_no_show, cancel, mark_arrived])
def test_a_booking_kept_is_over(session, customer, step):
    booking = book(session, customer)
    do(mark_arrived, session, booking)

    with pytest.raises(BookingStepRefused):
        do(step, session, booking)


def test_a_booking_kept_is_not_changed(session, customer):
    booking = book(session, customer)
    do(mark_arrived, session, booking)

    with pytest.raises(BookingStepRefused):
        change_appointment(
            session, appointment_id=booking.id, entry=entry_of(), actor=MANAGER, today=TODAY
        )


def test_yesterdays_booking_is_not_confirmed(session, customer):
    booking = book(session, customer)

    with pytest.raises(BookingInPast):
        do(confirm, session, booking, today=day(1))


@pytest.mark.parametrize(
    ("entry", "refusal"),
    [
        (entry_of(day(-1)), BookingInPast),
        (entry_of(at=time(3)), BookingOutsideHours),
        (entry_of(minutes=0), BookingLengthImpossible),
        (entry_of(minutes=721), BookingLengthImpossible),
        (entry_of(staff_id=999), ByNobody),
    ],
)
def test_what_cannot_be_booked_is_refused(session, customer, entry, refusal):
    with pytest.raises(refusal):
        book_appointment(session, customer_id=customer.id, entry=entry, actor=MANAGER, today=TODAY)


def test_a_closed_day_is_refused_with_the_next_open_one(session, customer):
    set_exception(session, exception=ExceptionRow(day_on=day(2)), actor=MANAGER)

    with pytest.raises(ClinicClosed) as refused:
        book(session, customer, day(2))

    assert refused.value.next_open_on == day(3)


def test_nobody_is_booked_with_who_left_or_for_what_is_no_longer_offered(session, customer):
    gone, old = make_staff(session, "Li", active=False), make_item(session, "Peel")
    old.active = False

    with pytest.raises(ByNobody):
        book(session, customer, staff_id=gone.id)
    with pytest.raises(ItemRetired):
        book(session, customer, item_id=old.id)


def test_somebody_retired_is_not_booked(session):
    customer = make_customer(session, status="retired")

    with pytest.raises(CustomerRetired):
        book(session, customer)
