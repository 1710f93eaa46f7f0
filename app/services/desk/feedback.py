"""What customers told us, as a plain record: complaints, feedback, suggestions, praise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Complaint
from app.models.enums import ComplaintStatus, FeedbackDirection, FeedbackKind, Permission
from app.services.desk.visit_checks import open_customer, refuse_future
from app.services.desk.visit_errors import ComplaintStepRefused, OnlyComplaintsWait
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound
from app.services.rules.permissions import require

YEAR_DAYS: Final = 365
_STEPS: Final = {
    ComplaintStatus.OPEN: {ComplaintStatus.RESOLVED},
    ComplaintStatus.RESOLVED: {ComplaintStatus.CONFIRMED, ComplaintStatus.OPEN},
    ComplaintStatus.CONFIRMED: {ComplaintStatus.OPEN},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackEntry:
    """What somebody said, when, and what about."""

    customer_id: int
    received_on: date
    kind: FeedbackKind
    direction: FeedbackDirection = FeedbackDirection.OTHER
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackRow:
    """One record of what a customer said."""

    id: int
    received_on: date
    kind: FeedbackKind
    direction: FeedbackDirection
    status: ComplaintStatus
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackMatrix:
    """How often a customer said what, by kind and direction; what never came is left out."""

    counts: Mapping[tuple[FeedbackKind, FeedbackDirection], int]

    def cell(self, kind: FeedbackKind, direction: FeedbackDirection) -> int:
        """Return how often ``kind`` came about ``direction``."""
        return self.counts.get((kind, direction), 0)

    def of_kind(self, kind: FeedbackKind) -> int:
        """Return how often ``kind`` came, about anything."""
        return sum(count for (each, _direction), count in self.counts.items() if each is kind)


def record_feedback(session: Session, *, entry: FeedbackEntry, actor: Actor, today: date) -> int:
    """Write down what a customer said; a complaint is open, the rest is settled. Return the key.

    Raises:
        NotAllowed: The actor may not log visits.
        DayInFuture: The day has not come.
        Refusal: What ``open_customer`` refuses.
    """
    require(actor, Permission.LOG_VISITS)
    refuse_future(entry.received_on, today=today)
    open_customer(session, entry.customer_id)
    waits = entry.kind is FeedbackKind.COMPLAINT
    complaint = Complaint(
        customer_id=entry.customer_id,
        received_on=entry.received_on,
        kind=entry.kind,
        direction=entry.direction,
        status=ComplaintStatus.OPEN if waits else ComplaintStatus.CONFIRMED,
        text=(entry.text or "").strip() or None,
    )
    session.add(complaint)
    session.flush()
    return complaint.id


def move_complaint(
    session: Session, *, complaint_id: int, to: ComplaintStatus, actor: Actor
) -> None:
    """Take a complaint one step on: resolved, confirmed by call-back, or open again.

    Raises:
        NotAllowed: The actor may not log visits.
        NotFound: The record is gone.
        OnlyComplaintsWait: It is no complaint.
        ComplaintStepRefused: A step would be left out, or none would be taken.
    """
    require(actor, Permission.LOG_VISITS)
    complaint = session.get(Complaint, complaint_id)
    if complaint is None:
        raise NotFound("complaint", complaint_id)
    if complaint.kind is not FeedbackKind.COMPLAINT:
        raise OnlyComplaintsWait
    if to not in _STEPS[complaint.status]:
        raise ComplaintStepRefused(complaint.status, to)
    complaint.status = to
    session.flush()


def list_feedback(session: Session, *, customer_id: int) -> list[FeedbackRow]:
    """Return everything the customer said, newest first."""
    query = (
        sa.select(Complaint)
        .where(Complaint.customer_id == customer_id)
        .order_by(Complaint.received_on.desc(), Complaint.id.desc())
    )
    return [
        FeedbackRow(
            id=row.id,
            received_on=row.received_on,
            kind=row.kind,
            direction=row.direction,
            status=row.status,
            text=row.text,
        )
        for row in session.scalars(query)
    ]


def feedback_matrix(
    session: Session, *, customer_id: int, on: date, window_days: int = YEAR_DAYS
) -> FeedbackMatrix:
    """Count what the customer said in the ``window_days`` days that end with ``on``."""
    query = (
        sa.select(Complaint.kind, Complaint.direction, sa.func.count())
        .where(
            Complaint.customer_id == customer_id,
            Complaint.received_on > on - timedelta(days=window_days),
            Complaint.received_on <= on,
        )
        .group_by(Complaint.kind, Complaint.direction)
    )
    found = session.execute(query)
    return FeedbackMatrix(counts={(kind, direction): count for kind, direction, count in found})
