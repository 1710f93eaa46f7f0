"""When each customer was last reached, hears from us next, and comes next."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Appointment,
    Contact,
    ContactReview,
    ContactRules,
    CustomerMetrics,
    FollowUp,
    FollowUpClosing,
    PrintedLine,
    PrintedList,
)
from app.models.enums import AppointmentState, FollowUpState
from app.services.foundation.bulk import in_parts
from app.services.foundation.changes import Changes

LIGHT_TABLES: Final = frozenset(
    model.__tablename__
    for model in (
        Contact,
        ContactReview,
        ContactRules,
        FollowUp,
        FollowUpClosing,
        PrintedLine,
        PrintedList,
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Where a customer stands with the desk.

    Attributes:
        last_contact_on: The last contact in which they were really reached.
        next_followup_on: The earliest open follow-up, late ones too.
        booked_on: The next booking that is confirmed.
    """

    last_contact_on: date | None = None
    next_followup_on: date | None = None
    booked_on: date | None = None

    @property
    def cells(self) -> dict[str, Any]:
        """As the figures of the customer hold it."""
        return {
            "last_contact_on": self.last_contact_on,
            "next_followup_on": self.next_followup_on,
            "booked_on": self.booked_on,
        }


def touches_next_steps_only(changes: Changes) -> bool:
    """Return whether nothing was written that any other figure follows from."""
    return bool(changes.tables) and changes.tables <= LIGHT_TABLES


def refresh_next_steps(session: Session, customer_ids: Collection[int], *, today: date) -> None:
    """Bring the next steps of some customers up to date and leave their other figures alone."""
    statement = (
        sa.update(CustomerMetrics)
        .where(CustomerMetrics.customer_id == sa.bindparam("key_"))
        .values({name: sa.bindparam(f"new_{name}") for name in NextStep().cells})
    )
    for some in in_parts(sorted(customer_ids)):
        steps = load_next_steps(session, customer_ids=some, today=today)
        cells = [
            {"key_": key} | {f"new_{name}": cell for name, cell in step.cells.items()}
            for key, step in steps.items()
        ]
        session.connection().execute(statement, cells)
    session.expire_all()


def load_next_steps(
    session: Session, *, customer_ids: Collection[int], today: date
) -> dict[int, NextStep]:
    """Return where some customers stand, each of them."""
    reached = _by_customer(session, _reached(), customer_ids)
    due = _by_customer(session, _due(), customer_ids)
    booked = _by_customer(session, _booked(today), customer_ids)
    return {
        key: NextStep(
            last_contact_on=reached.get(key),
            next_followup_on=due.get(key),
            booked_on=booked.get(key),
        )
        for key in customer_ids
    }


def booked_customers(session: Session, *, on: date) -> set[int]:
    """Return who has a confirmed booking on a day or later."""
    query = sa.select(Appointment.customer_id).where(
        Appointment.state == AppointmentState.CONFIRMED, Appointment.starts_on >= on
    )
    return set(session.scalars(query))


def _by_customer(
    session: Session, query: sa.Select[*tuple[Any, ...]], customer_ids: Collection[int]
) -> Mapping[int, date]:
    key = next(iter(query.selected_columns))
    return dict(session.execute(query.where(key.in_(customer_ids)).group_by(key)).all())


def _reached() -> sa.Select[int, date]:
    return sa.select(Contact.customer_id, sa.func.max(Contact.contacted_on)).where(
        Contact.counts, Contact.id.not_in(corrected_ids())
    )


def _due() -> sa.Select[int, date]:
    return sa.select(FollowUp.customer_id, sa.func.min(FollowUp.due_on)).where(
        FollowUp.state == FollowUpState.OPEN
    )


def _booked(today: date) -> sa.Select[int, date]:
    return sa.select(Appointment.customer_id, sa.func.min(Appointment.starts_on)).where(
        Appointment.state == AppointmentState.CONFIRMED, Appointment.starts_on >= today
    )


def corrected_ids() -> sa.Select[int | None]:
    """Return the query for the entries of the log that a correction took the place of."""
    return sa.select(Contact.corrects_id).where(Contact.corrects_id.is_not(None))
