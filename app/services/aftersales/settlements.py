"""Who inside the clinic bears what came back: a list of its own, never shown to a customer."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, InternalSettlement, Return, StaffMember
from app.services.foundation.actors import Actor
from app.services.rules.permissions import require
from app.words import Department, Permission, SettlementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementRow:
    """One settlement.

    Attributes:
        number: Of the return.
        department: ``None`` unless a department bears it.
    """

    settlement_id: int
    number: str
    customer_id: int
    name: str
    kind: SettlementKind
    department: Department | None
    amount_minor: int
    text: str | None
    settled_on: date
    staff_name: str | None


def list_settlements(session: Session, *, actor: Actor) -> tuple[SettlementRow, ...]:
    """Return every settlement, newest first.

    Raises:
        NotAllowed: The actor may not review complaints.
    """
    require(actor, Permission.REVIEW_COMPLAINTS)
    of = InternalSettlement
    query = (
        sa.select(
            of.id.label("settlement_id"),
            Return.number,
            Return.customer_id,
            Customer.name,
            of.kind,
            of.department,
            of.amount_minor,
            of.text,
            of.settled_on,
            StaffMember.name.label("staff_name"),
        )
        .join(Return, Return.id == of.return_id)
        .join(Customer, Customer.id == Return.customer_id)
        .outerjoin(StaffMember, StaffMember.id == of.staff_id)
        .order_by(of.settled_on.desc(), of.id.desc())
    )
    return tuple(SettlementRow(**row._asdict()) for row in session.execute(query))
