"""When each customer was last reached, hears from us next, and comes next."""

from collections.abc import Collection
from datetime import date
from typing import Final, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Appointment,
    Contact,
    ContactReview,
    ContactRules,
    Customer,
    CustomerMetrics,
    FollowUp,
    FollowUpClosing,
    PrintedLine,
    PrintedList,
)
from app.services.foundation.bulk import in_parts
from app.services.foundation.changes import Changes
from app.words import AppointmentState, FollowUpState

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


class NextStep(NamedTuple):
    """Where a customer stands with the desk; the fields are columns of their figures.

    Attributes:
        last_contact_on: The last contact in which they were really reached.
        next_followup_on: The earliest open follow-up, late ones too.
        booked_on: The next booking that is confirmed.
    """

    last_contact_on: date | None = None
    next_followup_on: date | None = None
    booked_on: date | None = None


def touches_next_steps_only(changes: Changes) -> bool:
    """Return whether nothing was written that any other figure follows from."""
    return bool(changes.tables) and changes.tables <= LIGHT_TABLES


def refresh_next_steps(session: Session, customer_ids: Collection[int], *, today: date) -> None:
    """Bring the next steps of some customers up to date and leave their other figures alone."""
    for some in in_parts(sorted(customer_ids)):
        session.connection().execute(_REFRESHING, {"today": today, "some": some})
    session.expire_all()


def load_next_steps(
    session: Session, *, customer_ids: Collection[int], today: date
) -> dict[int, NextStep]:
    """Return where some customers stand, each of them."""
    given = {"today": today, "some": list(customer_ids)}
    return {key: NextStep(*step) for key, *step in session.execute(_STEPS, given)}


def booked_customers(session: Session, *, on: date) -> set[int]:
    """Return who has a confirmed booking on a day or later."""
    query = sa.select(Appointment.customer_id).where(
        Appointment.state == AppointmentState.CONFIRMED, Appointment.starts_on >= on
    )
    return set(session.scalars(query))


def corrected_ids() -> sa.Select[int | None]:
    """Return the query for the entries of the log that a correction took the place of."""
    return sa.select(Contact.corrects_id).where(Contact.corrects_id.is_not(None))


def _steps_of(customer_id: sa.SQLColumnExpression[int]) -> dict[str, sa.ScalarSelect[date]]:
    """Return the fields of ``NextStep`` in their order, each as a query about one customer."""
    reached = sa.select(sa.func.max(Contact.contacted_on)).where(
        Contact.customer_id == customer_id, Contact.counts, Contact.id.not_in(corrected_ids())
    )
    due = sa.select(sa.func.min(FollowUp.due_on)).where(
        FollowUp.customer_id == customer_id, FollowUp.state == FollowUpState.OPEN
    )
    booked = sa.select(sa.func.min(Appointment.starts_on)).where(
        Appointment.customer_id == customer_id,
        Appointment.state == AppointmentState.CONFIRMED,
        Appointment.starts_on >= sa.bindparam("today"),
    )
    return {
        "last_contact_on": reached.scalar_subquery(),
        "next_followup_on": due.scalar_subquery(),
        "booked_on": booked.scalar_subquery(),
    }


# Made once: putting these together takes longer than one customer's answer.
_SOME: Final[sa.BindParameter[int]] = sa.bindparam("some", expanding=True)
_STEPS: Final = sa.select(
    Customer.id, *(query.label(name) for name, query in _steps_of(Customer.id).items())
).where(Customer.id.in_(_SOME))
_REFRESHING: Final = (
    sa.update(CustomerMetrics)
    .values(_steps_of(CustomerMetrics.customer_id))
    .where(CustomerMetrics.customer_id.in_(_SOME))
)
