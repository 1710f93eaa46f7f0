"""How the open complaints stand, in two numbers and a time."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.services.complaints.rows import ComplaintScope, count_complaints, first_due


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenComplaints:
    """How many complaints are open, and what is promised next.

    Attributes:
        late: How many of them are beyond a promise.
        next_due_at: When the next promise falls due that is not broken; ``None`` without one.
    """

    count: int
    late: int
    next_due_at: datetime | None


def sum_up_open(session: Session, *, now: datetime) -> OpenComplaints:
    """Return how the open complaints stand."""
    counts = count_complaints(session, mine=None, now=now)
    first = first_due()
    running = sa.select(sa.func.min(first.c.due_at)).where(
        first.c.paused_at.is_(None), first.c.due_at > now
    )
    return OpenComplaints(
        count=counts[ComplaintScope.OPEN],
        late=counts[ComplaintScope.LATE],
        next_due_at=session.scalar(running),
    )
