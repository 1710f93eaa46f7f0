"""Bookings: made, changed, confirmed, kept or missed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from sqlalchemy.orm import Session

from app.models import Appointment, Item, StaffMember
from app.services.archive.opening import open_customer
from app.services.followups.errors import ByNobody, ClinicClosed
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound, Refusal
from app.services.planning.bookings import follow_confirmation, follow_no_show
from app.services.planning.opening_hours import load_open_days
from app.services.planning.plans import plan_customer
from app.services.rules.permissions import require
from app.services.visits.errors import ItemRetired
from app.words import AppointmentState, Permission
from app.words.language import N_


@dataclass(eq=False)
class BookingInPast(Refusal):
    """A booking for a day that is over."""

    starts_on: date

    says = N_("{starts_on} is over. Please book today or later.")


@dataclass(eq=False)
class BookingOutsideHours(Refusal):
    """A booking for a time at which the clinic is not open."""

    day: date
    at: time

    says = N_("The clinic is not open at {at} on {day}. Please choose another time.")


@dataclass(eq=False)
class BookingLengthImpossible(Refusal):
    """A booking of no length, or of more than a day."""

    minutes: int
    longest_minutes: int

    says = N_("That length is impossible. Please type the minutes it takes.")


@dataclass(eq=False)
class BookingNotYet(Refusal):
    """Somebody came, or did not come, to a booking of a later day."""

    starts_on: date

    says = N_("The booking is for {starts_on}. Please mark it on that day.")


@dataclass(eq=False)
class BookingStepRefused(Refusal):
    """A booking cannot go from where it is to there."""

    state: AppointmentState
    to: AppointmentState

    says = N_("The booking is “{state}” and cannot become “{to}”.")


DEFAULT_MINUTES: Final = 30
_LONGEST_MINUTES: Final = 12 * 60
_WAITING: Final = frozenset({AppointmentState.BOOKED, AppointmentState.CONFIRMED})
_FROM: Final[Mapping[AppointmentState, frozenset[AppointmentState]]] = {
    AppointmentState.BOOKED: frozenset({AppointmentState.CONFIRMED}),
    AppointmentState.CONFIRMED: frozenset({AppointmentState.BOOKED}),
    AppointmentState.ARRIVED: _WAITING | {AppointmentState.NO_SHOW},
    AppointmentState.NO_SHOW: _WAITING,
    AppointmentState.CANCELLED: _WAITING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentEntry:
    """A booking as the dialog collects it.

    Attributes:
        starts_at: Local time of day.
        item_id: What the customer comes for, if they said so; likewise ``staff_id``, by whom.
        confirmed: The customer said that they will come.
    """

    starts_on: date
    starts_at: time
    minutes: int = DEFAULT_MINUTES
    item_id: int | None = None
    staff_id: int | None = None
    note: str | None = None
    confirmed: bool = False


def book_appointment(
    session: Session, *, customer_id: int, entry: AppointmentEntry, actor: Actor, today: date
) -> int:
    """Write down that a customer will come; return its key. Confirmed, it stops reminders.

    Raises:
        NotAllowed: The actor may not work with follow-ups.
        Refusal: What ``open_customer`` refuses, and a day, time, length, person or treatment
            for which nobody can be booked.
    """
    require(actor, Permission.WORK_FOLLOWUPS)
    open_customer(session, customer_id)
    booking = Appointment(customer_id=customer_id)
    _refuse_impossible(session, entry, booking, today)
    _write(booking, entry)
    booking.state = AppointmentState.BOOKED
    session.add(booking)
    session.flush()
    if entry.confirmed:
        _confirm(session, booking, actor, today)
    return booking.id


def change_appointment(
    session: Session, *, appointment_id: int, entry: AppointmentEntry, actor: Actor, today: date
) -> None:
    """Make a booking that is still to come what the dialog says.

    Raises:
        NotAllowed: The actor may not work with follow-ups.
        BookingStepRefused: It was kept, missed or cancelled already.
        Refusal: A day, time, length, person or treatment for which nobody can be booked.
    """
    require(actor, Permission.WORK_FOLLOWUPS)
    booking = _booking(session, appointment_id)
    if booking.state not in _WAITING:
        raise BookingStepRefused(booking.state, AppointmentState.BOOKED)
    _refuse_impossible(session, entry, booking, today)
    _write(booking, entry)
    session.flush()
    was_confirmed = booking.state is AppointmentState.CONFIRMED
    if entry.confirmed and not was_confirmed:
        _confirm(session, booking, actor, today)
    if was_confirmed and not entry.confirmed:
        _go_to(booking, AppointmentState.BOOKED)
        _plan_anew(session, booking, today)


def confirm(session: Session, *, appointment_id: int, actor: Actor, today: date) -> int:
    """Note that the customer will come; return how many reminders that closed.

    Raises:
        NotAllowed: The actor may not work with follow-ups.
        BookingStepRefused: It waits for no confirmation.
        BookingInPast: The day is over.
    """
    require(actor, Permission.WORK_FOLLOWUPS)
    booking = _booking(session, appointment_id)
    if booking.state in _WAITING and booking.starts_on < today:
        raise BookingInPast(booking.starts_on)
    return _confirm(session, booking, actor, today)


def mark_arrived(session: Session, *, appointment_id: int, actor: Actor, today: date) -> None:
    """Note that the customer is here; saving the visit does so by itself.

    Raises:
        NotAllowed: The actor may not work with follow-ups.
        BookingNotYet: The day has not come.
        BookingStepRefused: They are here already, or it was cancelled.
    """
    require(actor, Permission.WORK_FOLLOWUPS)
    booking = _booking(session, appointment_id)
    _refuse_early(booking, today)
    _go_to(booking, AppointmentState.ARRIVED)
    session.flush()


def mark_no_show(session: Session, *, appointment_id: int, actor: Actor, today: date) -> None:
    """Note that the customer did not come, and plan to ring them at once.

    Raises:
        NotAllowed: The actor may not work with follow-ups.
        BookingNotYet: The day has not come.
        BookingStepRefused: They were here, or it was cancelled.
    """
    require(actor, Permission.WORK_FOLLOWUPS)
    booking = _booking(session, appointment_id)
    _refuse_early(booking, today)
    _go_to(booking, AppointmentState.NO_SHOW)
    session.flush()
    follow_no_show(session, booking=booking, today=today)


def cancel(session: Session, *, appointment_id: int, actor: Actor, today: date) -> None:
    """Call a booking off; the reminders it stopped are planned anew.

    Raises:
        NotAllowed: The actor may not work with follow-ups.
        BookingStepRefused: It was kept, missed or cancelled already.
    """
    require(actor, Permission.WORK_FOLLOWUPS)
    booking = _booking(session, appointment_id)
    _go_to(booking, AppointmentState.CANCELLED)
    _plan_anew(session, booking, today)


def _booking(session: Session, appointment_id: int) -> Appointment:
    booking = session.get(Appointment, appointment_id)
    if booking is None:
        raise NotFound("appointment", appointment_id)
    return booking


def _go_to(booking: Appointment, state: AppointmentState) -> None:
    if booking.state not in _FROM[state]:
        raise BookingStepRefused(booking.state, state)
    booking.state = state


def _confirm(session: Session, booking: Appointment, actor: Actor, today: date) -> int:
    _go_to(booking, AppointmentState.CONFIRMED)
    session.flush()
    return follow_confirmation(session, booking=booking, today=today, staff_id=actor.staff_id)


def _plan_anew(session: Session, booking: Appointment, today: date) -> None:
    session.flush()
    plan_customer(session, customer_id=booking.customer_id, today=today)


def _refuse_early(booking: Appointment, today: date) -> None:
    if booking.starts_on > today:
        raise BookingNotYet(booking.starts_on)


def _refuse_impossible(
    session: Session, entry: AppointmentEntry, booking: Appointment, today: date
) -> None:
    _refuse_moment(session, entry, today)
    if not 0 < entry.minutes <= _LONGEST_MINUTES:
        raise BookingLengthImpossible(entry.minutes, _LONGEST_MINUTES)
    if entry.staff_id is not None and entry.staff_id != booking.staff_id:
        member = session.get(StaffMember, entry.staff_id)
        if member is None or not member.active:
            raise ByNobody(entry.staff_id)
    if entry.item_id is not None and entry.item_id != booking.item_id:
        item = session.get(Item, entry.item_id)
        if item is None:
            raise NotFound("item", entry.item_id)
        if not item.active:
            raise ItemRetired(item.name)


def _refuse_moment(session: Session, entry: AppointmentEntry, today: date) -> None:
    if entry.starts_on < today:
        raise BookingInPast(entry.starts_on)
    calendar = load_open_days(session)
    hours = calendar.hours_on(entry.starts_on)
    if not hours:
        raise ClinicClosed(entry.starts_on, calendar.next_open(entry.starts_on))
    if not any(each.opens_at <= entry.starts_at < each.closes_at for each in hours):
        raise BookingOutsideHours(entry.starts_on, entry.starts_at)


def _write(booking: Appointment, entry: AppointmentEntry) -> None:
    booking.starts_on, booking.starts_at = entry.starts_on, entry.starts_at
    booking.minutes = entry.minutes
    booking.item_id, booking.staff_id = entry.item_id, entry.staff_id
    booking.note = (entry.note or "").strip() or None
