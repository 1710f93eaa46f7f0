"""Booking a customer in from the keyboard."""

from datetime import time, timedelta

import pytest
from PySide6.QtWidgets import QCheckBox, QPushButton
from sqlalchemy import select

from app.models import Appointment
from app.services.planning.opening_hours import ExceptionRow, set_exception
from app.ui.bookings.booking import open_booking_dialog
from app.ui.bookings.dialog import BookingDialog
from app.ui.parts.fields.suggest_field import SuggestField
from app.words import AppointmentState
from tests.ui.hands import CTRL, ENTER, finish, opened, press, says, type_in


@pytest.fixture
def dialog(desk, window, li, botox, wu, qtbot):
    open_booking_dialog(desk, window)
    return opened(window, BookingDialog, qtbot)


@pytest.fixture
def known(desk, window, li, botox, wu, qtbot):
    """The dialog for a customer who is known already, at the day."""
    open_booking_dialog(desk, window, customer_id=li)
    dialog = opened(window, BookingDialog, qtbot)
    qtbot.waitUntil(lambda: says(dialog, "penicillin"))
    return dialog


@pytest.fixture
def booked(write, li, wu, clock):
    """李思雨 is booked with Dr Wu tomorrow at ten."""

    def work(session):
        booking = Appointment(
            customer_id=li,
            starts_on=clock.today() + timedelta(1),
            starts_at=time(10),
            staff_id=wu,
            state=AppointmentState.CONFIRMED,
        )
        session.add(booking)
        session.flush()
        return booking.id

    return write(work)


@pytest.fixture
def on_file(desk, window, booked, botox, qtbot):
    """The dialog over the booking of 李思雨."""
    open_booking_dialog(desk, window, appointment_id=booked)
    dialog = opened(window, BookingDialog, qtbot)
    qtbot.waitUntil(lambda: says(dialog, "penicillin"))
    return dialog


def saved(session):
    session.expire_all()
    return session.scalars(select(Appointment)).one()


def when(dialog, day, at, qtbot):
    type_in(dialog, day, qtbot)
    press(dialog, ENTER, qtbot)
    type_in(dialog, at, qtbot)


def test_a_customer_is_booked_in_from_the_keyboard(dialog, session, li, botox, clock, qtbot):
    type_in(dialog, "lsy", qtbot)
    press(dialog, ENTER, qtbot)
    qtbot.waitUntil(lambda: says(dialog, "Lǐ Sīyǔ"))
    when(dialog, "+3", "1430", qtbot)
    press(dialog, ENTER, qtbot)
    press(dialog, ENTER, qtbot)
    type_in(dialog, "bot", qtbot)
    press(dialog, ENTER, qtbot)
    treatment = dialog.findChildren(SuggestField)[1]
    qtbot.waitUntil(lambda: treatment.taken is not None)
    finish(dialog, qtbot)

    booking = saved(session)

    assert (booking.customer_id, booking.minutes) == (li, 30)
    assert (booking.starts_on, booking.starts_at) == (
        clock.today() + timedelta(days=3),
        time(14, 30),
    )
    assert booking.item_id == botox


def test_a_booking_without_a_customer_is_asked_for_one(dialog, qtbot):
    press(dialog, ENTER, qtbot, CTRL)

    assert says(dialog, "Who wants to come?")


def test_a_booking_without_a_time_is_asked_for_it(known, qtbot):
    type_in(known, "+3", qtbot)
    press(known, ENTER, qtbot, CTRL)

    assert says(known, "When? Type the day and the time")


def test_a_closed_day_is_refused_in_place_and_nothing_is_lost(known, write, actor, clock, qtbot):
    closed = ExceptionRow(day_on=clock.today() + timedelta(days=3))
    write(lambda session: set_exception(session, exception=closed, actor=actor))
    when(known, "+3", "10", qtbot)
    known.findChild(QCheckBox).setChecked(True)

    press(known, ENTER, qtbot, CTRL)
    qtbot.waitUntil(lambda: says(known, "The clinic is closed"))

    assert known.isVisible()
    assert known.findChild(QCheckBox).isChecked()


def test_a_clash_is_said_before_saving_and_lets_the_booking_stand(known, booked, session, qtbot):
    when(known, "tomorrow", "10:15", qtbot)

    qtbot.waitUntil(lambda: says(known, "has another booking that day at 10:00 – 10:30"))
    finish(known, qtbot)

    assert len(session.scalars(select(Appointment)).all()) == 2


def test_a_booking_on_file_is_changed(on_file, session, qtbot):
    type_in(on_file, "+2", qtbot)
    finish(on_file, qtbot)

    booking = saved(session)

    assert (booking.starts_at, booking.state) == (time(10), AppointmentState.CONFIRMED)
    assert booking.starts_on.isoformat() == "2026-11-23"


def test_a_booking_on_file_clashes_with_others_only(on_file, qtbot):
    qtbot.wait(300)

    assert not says(on_file, "booking that day")


def test_a_booking_is_called_off(on_file, session, qtbot):
    (call_off,) = [
        each for each in on_file.findChildren(QPushButton) if each.text() == "Call the booking off"
    ]
    with qtbot.waitSignal(on_file.finished):
        call_off.click()

    assert saved(session).state is AppointmentState.CANCELLED
