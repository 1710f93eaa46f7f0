"""Who is expected when, and what runs into what."""

from datetime import time

import pytest

from app.models import Allergy, Appointment
from app.services.followups.appointments import AppointmentEntry
from app.services.followups.expected import (
    list_booked,
    list_clashes,
    list_expected,
    load_booking,
)
from app.services.foundation.errors import NotFound
from app.words import AppointmentState, Tier
from tests.factories import make_customer, make_item, make_metrics, make_staff
from tests.services.desk_work import TODAY, day


@pytest.fixture
def customer(session):
    customer = make_customer(session)
    make_metrics(session, customer, tier=Tier.VIP)
    session.add(Allergy(customer_id=customer.id, text="penicillin"))
    return customer


@pytest.fixture
def doctor(session):
    return make_staff(session, "顾医生")


def booked(session, customer, at, on=TODAY, **fields):
    booking = Appointment(customer_id=customer.id, starts_on=on, starts_at=at, **fields)
    session.add(booking)
    session.flush()
    return booking


def test_expected_today_comes_by_time_with_all_the_desk_needs(session, customer, doctor):
    botox = make_item(session, "Botox")
    other = make_customer(session, "王敏")
    booked(session, customer, time(14), item_id=botox.id, staff_id=doctor.id, note="by car")
    booked(session, other, time(9, 30))
    booked(session, other, time(9), on=day(1))

    first, second = list_expected(session, on=TODAY)

    assert (first.name, first.tier, first.item_name) == ("王敏", Tier.NOT_GRADED, None)
    assert (second.starts_at, second.minutes, second.note) == (time(14), 30, "by car")
    assert (second.tier, second.item_name, second.staff_name) == (Tier.VIP, "Botox", "顾医生")
    assert second.allergies == ("penicillin",)


def test_who_missed_it_is_listed_and_who_cancelled_is_not(session, customer):
    booked(session, customer, time(9), state=AppointmentState.CANCELLED)
    missed = booked(session, customer, time(10), state=AppointmentState.NO_SHOW)

    assert [row.appointment_id for row in list_expected(session, on=TODAY)] == [missed.id]


def test_a_customer_has_every_booking_the_latest_first(session, customer):
    old = booked(session, customer, time(9), on=day(-9), state=AppointmentState.CANCELLED)
    new = booked(session, customer, time(9), on=day(9))

    rows = list_booked(session, customer_id=customer.id)

    assert [row.appointment_id for row in rows] == [new.id, old.id]


def test_a_booking_is_loaded(session, customer):
    booking = booked(session, customer, time(9))

    assert load_booking(session, appointment_id=booking.id) == list_expected(session, on=TODAY)[0]


def test_a_booking_that_is_gone_is_said_to_be(session):
    with pytest.raises(NotFound):
        load_booking(session, appointment_id=9)


@pytest.mark.parametrize(
    ("at", "minutes", "clashes"),
    [(time(9, 30), 30, 0), (time(9, 30), 31, 1), (time(10, 59), 30, 1), (time(11), 30, 0)],
)
def test_bookings_of_one_person_clash_where_they_overlap(
    session, customer, doctor, at, minutes, clashes
):
    booked(session, customer, time(10), minutes=60, staff_id=doctor.id)
    entry = AppointmentEntry(starts_on=TODAY, starts_at=at, minutes=minutes, staff_id=doctor.id)

    assert len(list_clashes(session, customer_id=None, entry=entry)) == clashes


def test_a_booking_without_a_person_clashes_with_the_customers_own_only(session, customer):
    booked(session, make_customer(session), time(10))
    own = booked(session, customer, time(10))
    entry = AppointmentEntry(starts_on=TODAY, starts_at=time(10))

    (row,) = list_clashes(session, customer_id=customer.id, entry=entry)

    assert row.appointment_id == own.id
    assert list_clashes(session, customer_id=customer.id, entry=entry, appointment_id=own.id) == ()


def test_nobody_is_in_the_way_of_what_was_cancelled(session, customer, doctor):
    booked(session, customer, time(10), staff_id=doctor.id, state=AppointmentState.CANCELLED)
    entry = AppointmentEntry(starts_on=TODAY, starts_at=time(10), staff_id=doctor.id)

    assert list_clashes(session, customer_id=customer.id, entry=entry) == ()
