"""Events, and which customers came to them; a plain record."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Attendance, Event
from app.services.archive.errors import AmountBelowZero
from app.services.archive.opening import open_customer, refuse_future
from app.services.catalogue.errors import NameMissing, NameTaken
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound, Refusal
from app.services.reading.folding import plain, tidy_line
from app.services.rules.permissions import require
from app.words import EventKind, Permission
from app.words.language import N_


@dataclass(eq=False)
class AlreadyAttended(Refusal):
    """The customer is on the list of that event for that day."""

    event_name: str
    attended_on: date

    says = N_("The customer is on the list of “{event_name}” on {attended_on} already.")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEntry:
    """What is known of an event."""

    name: str
    kind: EventKind = EventKind.OTHER
    held_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event, with how many customers came."""

    id: int
    name: str
    kind: EventKind
    held_on: date | None
    attended_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceEntry:
    """A customer came to an event.

    Attributes:
        sales_minor: Sales at the event that no visit line carries, 0 or more.
    """

    customer_id: int
    event_id: int
    attended_on: date
    sales_minor: int = 0


def add_event(session: Session, *, entry: EventEntry, actor: Actor) -> int:
    """Add an event and return its key.

    Raises:
        NotAllowed: The actor may not log visits.
        NameMissing: It has no name.
        NameTaken: Another event has the name.
    """
    require(actor, Permission.LOG_VISITS)
    name = _event_name(session, entry.name, own_id=None)
    event = Event(name=name, kind=entry.kind, held_on=entry.held_on)
    session.add(event)
    session.flush()
    return event.id


def edit_event(session: Session, *, event_id: int, entry: EventEntry, actor: Actor) -> None:
    """Change what is known of an event.

    Raises:
        NotFound: The event is gone.
        Refusal: As for ``add_event``.
    """
    require(actor, Permission.LOG_VISITS)
    event = _event(session, event_id)
    event.name = _event_name(session, entry.name, own_id=event_id)
    event.kind = entry.kind
    event.held_on = entry.held_on
    session.flush()


def list_events(session: Session) -> list[EventRow]:
    """Return the events, latest first, those without a day at the end."""
    came = sa.func.count(sa.distinct(Attendance.customer_id))
    query = (
        sa.select(Event, came)
        .outerjoin(Attendance, Attendance.event_id == Event.id)
        .group_by(Event.id)
        .order_by(Event.held_on.is_(None), Event.held_on.desc(), Event.id.desc())
    )
    return [
        EventRow(
            id=event.id,
            name=event.name,
            kind=event.kind,
            held_on=event.held_on,
            attended_count=count,
        )
        for event, count in session.execute(query)
    ]


def record_attendance(
    session: Session, *, entry: AttendanceEntry, actor: Actor, today: date
) -> int:
    """Write down that a customer came to an event; return the key of the row.

    Raises:
        NotAllowed: The actor may not log visits.
        NotFound: The event is gone.
        DayInFuture: The day has not come.
        AmountBelowZero: The sales are.
        AlreadyAttended: That is on file for the same day.
        Refusal: What ``open_customer`` refuses.
    """
    require(actor, Permission.LOG_VISITS)
    refuse_future(entry.attended_on, today=today)
    if entry.sales_minor < 0:
        raise AmountBelowZero(entry.sales_minor)
    open_customer(session, entry.customer_id)
    event = _event(session, entry.event_id)
    known = sa.exists().where(
        Attendance.customer_id == entry.customer_id,
        Attendance.event_id == entry.event_id,
        Attendance.attended_on == entry.attended_on,
    )
    if session.scalar(sa.select(known)):
        raise AlreadyAttended(event.name, entry.attended_on)
    attendance = Attendance(
        customer_id=entry.customer_id,
        event_id=entry.event_id,
        attended_on=entry.attended_on,
        sales_minor=entry.sales_minor,
    )
    session.add(attendance)
    session.flush()
    return attendance.id


def remove_attendance(session: Session, *, attendance_id: int, actor: Actor) -> None:
    """Take back that a customer came.

    Raises:
        NotAllowed: The actor may not log visits.
        NotFound: The row is gone.
    """
    require(actor, Permission.LOG_VISITS)
    attendance = session.get(Attendance, attendance_id)
    if attendance is None:
        raise NotFound("attendance", attendance_id)
    session.delete(attendance)
    session.flush()


def _event(session: Session, event_id: int) -> Event:
    event = session.get(Event, event_id)
    if event is None:
        raise NotFound("event", event_id)
    return event


def _event_name(session: Session, text: str, *, own_id: int | None) -> str:
    name = tidy_line(text)
    if not name:
        raise NameMissing
    for key, taken in session.execute(sa.select(Event.id, Event.name)):
        if key != own_id and plain(taken) == plain(name):
            raise NameTaken(taken)
    return name
