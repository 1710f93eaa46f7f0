"""Customers with no next step: nothing planned, nothing booked, and nobody said to leave them."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Appointment, Customer, CustomerMetrics, StaffMember
from app.services.today.lenses import IS_VIP, Condition
from app.words import AppointmentState, CustomerStatus, Tier

# Told by what they are not, SQLite does not look through the index of all who are active.
_NOT_ACTIVE: Final = tuple(set(CustomerStatus) - {CustomerStatus.ACTIVE})


@dataclass(frozen=True, slots=True, kw_only=True)
class UnplannedRow:
    """Somebody nobody will think of."""

    customer_id: int
    number: str
    name: str
    tier: Tier
    visit_count: int
    last_visit_on: date | None
    last_contact_on: date | None
    responsible_name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplanned:
    """Who has no next step.

    Attributes:
        rows: As many as were asked for: VIPs first, then who came least.
        total: How many there are.
    """

    rows: tuple[UnplannedRow, ...]
    total: int


def list_unplanned(session: Session, *, today: date, limit: int | None = None) -> Unplanned:
    """Return the customers without an open follow-up and without a booking ahead."""
    conditions = _conditions(today)
    counted = sa.select(sa.func.count()).select_from(CustomerMetrics).join(Customer)
    query = (
        sa.select(
            Customer.id.label("customer_id"),
            Customer.number,
            Customer.name,
            CustomerMetrics.tier,
            CustomerMetrics.visit_count,
            CustomerMetrics.last_visit_on,
            CustomerMetrics.last_contact_on,
            StaffMember.name.label("responsible_name"),
        )
        .select_from(CustomerMetrics)
        .join(Customer)
        .outerjoin(StaffMember, StaffMember.id == Customer.responsible_id)
        .where(*conditions)
        .order_by(~IS_VIP, CustomerMetrics.visit_count, CustomerMetrics.customer_id)
        .limit(limit)
    )
    return Unplanned(
        rows=tuple(UnplannedRow(**row._asdict()) for row in session.execute(query)),
        total=session.scalar(counted.where(*conditions)) or 0,
    )


def _conditions(today: date) -> list[Condition]:
    booked = sa.select(Appointment.customer_id).where(
        Appointment.starts_on >= today,
        Appointment.state.in_((AppointmentState.BOOKED, AppointmentState.CONFIRMED)),
    )
    return [
        CustomerMetrics.next_followup_on.is_(None),
        Customer.status.not_in(_NOT_ACTIVE),
        Customer.pause.is_(None) | (Customer.pause_until_on < today),
        Customer.id.not_in(booked),
    ]
