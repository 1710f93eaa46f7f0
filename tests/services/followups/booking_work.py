"""Bookings made in one line."""

from datetime import date, time

from sqlalchemy.orm import Session

from app.models import Appointment
from app.services.followups.appointments import AppointmentEntry, book_appointment
from tests.services.desk_work import MANAGER, TODAY


def entry_of(on: date = TODAY, at: time = time(10), **fields) -> AppointmentEntry:
    return AppointmentEntry(starts_on=on, starts_at=at, **fields)


def book(session: Session, customer, on=TODAY, **fields) -> Appointment:
    entry = entry_of(on, **fields)
    key = book_appointment(
        session, customer_id=customer.id, entry=entry, actor=MANAGER, today=TODAY
    )
    return session.get_one(Appointment, key)


def do(step, session, booking, today=TODAY):
    return step(session, appointment_id=booking.id, actor=MANAGER, today=today)
