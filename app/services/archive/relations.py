"""How close a customer came to the clinic and to the specialist, step by step."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import RelationChange, StaffMember
from app.words import RelationSide


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationStep:
    """One change of a relation level, and why.

    Attributes:
        by_name: Who wrote it down; ``None`` if nobody of the staff did.
    """

    side: RelationSide
    level_before: int | None
    level_after: int | None
    reason: str
    changed_at: datetime
    by_name: str | None


def relation_history(session: Session, *, customer_id: int) -> list[RelationStep]:
    """Return every change of the customer's relation levels, the latest first."""
    query = (
        sa.select(
            RelationChange.side,
            RelationChange.level_before,
            RelationChange.level_after,
            RelationChange.reason,
            RelationChange.changed_at,
            StaffMember.name.label("by_name"),
        )
        .outerjoin(StaffMember, StaffMember.id == RelationChange.staff_id)
        .where(RelationChange.customer_id == customer_id)
        .order_by(RelationChange.changed_at.desc(), RelationChange.id.desc())
    )
    return [RelationStep(**row._asdict()) for row in session.execute(query)]
