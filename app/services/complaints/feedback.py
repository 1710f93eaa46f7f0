"""What customers told us, as a plain record: complaints, feedback, suggestions, praise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Complaint, ComplaintCase
from app.services.archive.opening import open_customer, refuse_future
from app.services.complaints.reception import ComplaintEntry, receive_complaint, said_at
from app.services.foundation.actors import Actor
from app.services.foundation.doing import Doing, local_day, tidy
from app.services.rules.permissions import require
from app.words import (
    ComplaintChannel,
    ComplaintStatus,
    FeedbackDirection,
    FeedbackKind,
    Permission,
)

YEAR_DAYS: Final = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackEntry:
    """What somebody said, when, and what about.

    Attributes:
        channel: How it came; only kept of complaints.
    """

    customer_id: int
    received_on: date
    kind: FeedbackKind
    direction: FeedbackDirection = FeedbackDirection.OTHER
    text: str | None = None
    channel: ComplaintChannel = ComplaintChannel.IN_PERSON


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


def record_feedback(session: Session, *, entry: FeedbackEntry, actor: Actor, now: datetime) -> int:
    """Write down what a customer said and return the key; a complaint is taken in as one.

    Raises:
        NotAllowed: The actor may not log visits.
        DayInFuture: The day has not come.
        Refusal: What ``open_customer`` refuses, and of a complaint ``receive_complaint``.
    """
    require(actor, Permission.LOG_VISITS)
    if entry.kind is FeedbackKind.COMPLAINT:
        return _receive(session, entry, Doing(actor=actor, now=now))
    refuse_future(entry.received_on, today=local_day(session, now))
    open_customer(session, entry.customer_id)
    said = Complaint(
        customer_id=entry.customer_id,
        received_on=entry.received_on,
        kind=entry.kind,
        direction=entry.direction,
        status=ComplaintStatus.CONFIRMED,
        text=tidy(entry.text),
    )
    session.add(said)
    session.flush()
    return said.id


def _receive(session: Session, entry: FeedbackEntry, doing: Doing) -> int:
    received = ComplaintEntry(
        customer_id=entry.customer_id,
        received_at=said_at(session, entry.received_on, now=doing.now),
        facts=entry.text or "",
        channel=entry.channel,
        direction=entry.direction,
    )
    case_id = receive_complaint(session, entry=received, doing=doing)
    return session.get_one(ComplaintCase, case_id).complaint_id


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
