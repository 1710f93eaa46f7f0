"""Who is expected when, and whose bookings run into each other."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Allergy, Appointment, Customer, CustomerMetrics, Item, StaffMember
from app.services.followups.appointments import AppointmentEntry
from app.services.foundation.bulk import in_parts
from app.services.foundation.errors import NotFound
from app.words import AppointmentState, Tier

_HOUR_MINUTES: Final = 60
_OFF: Final = (AppointmentState.CANCELLED, AppointmentState.NO_SHOW)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedRow:
    """One booking.

    Attributes:
        starts_at: Local time of day.
        item_name: ``None`` if the customer did not say what for; likewise ``staff_name``.
        allergies: What must never be given or done, as written in their archive.
    """

    appointment_id: int
    customer_id: int
    number: str
    name: str
    tier: Tier
    starts_on: date
    starts_at: time
    minutes: int
    item_id: int | None
    item_name: str | None
    staff_id: int | None
    staff_name: str | None
    state: AppointmentState
    visit_id: int | None
    note: str | None
    allergies: tuple[str, ...] = ()


_CELLS: Final[tuple[Any, ...]] = (
    Appointment.id.label("appointment_id"),
    Appointment.customer_id,
    Customer.number,
    Customer.name,
    sa.func.coalesce(CustomerMetrics.tier, Tier.NOT_GRADED).label("tier"),
    Appointment.starts_on,
    Appointment.starts_at,
    Appointment.minutes,
    Appointment.item_id,
    Item.name.label("item_name"),
    Appointment.staff_id,
    StaffMember.name.label("staff_name"),
    Appointment.state,
    Appointment.visit_id,
    Appointment.note,
)


def list_expected(session: Session, *, on: date) -> tuple[ExpectedRow, ...]:
    """Return who is expected on a day, by time; what was cancelled is left out."""
    called_off = Appointment.state == AppointmentState.CANCELLED
    rows = _rows(session, _query().where(Appointment.starts_on == on, ~called_off))
    return tuple(_with_allergies(session, rows))


def list_booked(session: Session, *, customer_id: int) -> tuple[ExpectedRow, ...]:
    """Return every booking of a customer, the latest first, whatever became of it."""
    query = _query(newest_first=True).where(Appointment.customer_id == customer_id)
    return tuple(_with_allergies(session, _rows(session, query)))


def load_booking(session: Session, *, appointment_id: int) -> ExpectedRow:
    """Return one booking.

    Raises:
        NotFound: It is gone.
    """
    rows = _rows(session, _query().where(Appointment.id == appointment_id))
    if not rows:
        raise NotFound("appointment", appointment_id)
    return next(iter(_with_allergies(session, rows)))


def list_clashes(
    session: Session,
    *,
    customer_id: int | None,
    entry: AppointmentEntry,
    appointment_id: int | None = None,
) -> tuple[ExpectedRow, ...]:
    """Return the bookings of the same person or customer that the entry runs into.

    Args:
        session: Only read.
        customer_id: Who wants to come, if known yet.
        entry: When, and to whom.
        appointment_id: The booking being changed, which is in nobody's way.
    """
    same = [
        cell == key
        for cell, key in (
            (Appointment.customer_id, customer_id),
            (Appointment.staff_id, entry.staff_id),
        )
        if key is not None
    ]
    query = _query().where(
        Appointment.starts_on == entry.starts_on,
        Appointment.state.not_in(_OFF),
        sa.or_(sa.false(), *same),
    )
    first = _minute(entry.starts_at)
    return tuple(
        row
        for row in _rows(session, query)
        if row.appointment_id != appointment_id
        and _minute(row.starts_at) < first + entry.minutes
        and first < _minute(row.starts_at) + row.minutes
    )


def _query(*, newest_first: bool = False) -> sa.Select[Any]:
    when = (Appointment.starts_on, Appointment.starts_at, Appointment.id)
    query: sa.Select[Any] = sa.select(*_CELLS)
    return (
        query.select_from(Appointment)
        .join(Customer, Customer.id == Appointment.customer_id)
        .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == Customer.id)
        .outerjoin(Item, Item.id == Appointment.item_id)
        .outerjoin(StaffMember, StaffMember.id == Appointment.staff_id)
        .order_by(*(cell.desc() if newest_first else cell.asc() for cell in when))
    )


def _rows(session: Session, query: sa.Select[Any]) -> list[ExpectedRow]:
    return [ExpectedRow(**row._asdict()) for row in session.execute(query)]


def _with_allergies(session: Session, rows: Sequence[ExpectedRow]) -> Iterable[ExpectedRow]:
    known: defaultdict[int, list[str]] = defaultdict(list)
    for some in in_parts(sorted({row.customer_id for row in rows})):
        query = sa.select(Allergy.customer_id, Allergy.text).where(Allergy.customer_id.in_(some))
        for key, text in session.execute(query.order_by(Allergy.id)):
            known[key].append(text)
    return [replace(row, allergies=tuple(known[row.customer_id])) for row in rows]


def _minute(at: time) -> int:
    return at.hour * _HOUR_MINUTES + at.minute
