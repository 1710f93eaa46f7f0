"""The list of complaints: whose turn it is, and how long there is left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from app.models import (
    Complaint,
    ComplaintCase,
    ComplaintDeadline,
    Customer,
    CustomerMetrics,
    FollowUp,
    StaffMember,
)
from app.services.foundation.bulk import in_parts
from app.words import (
    ComplaintClock,
    ComplaintStage,
    FeedbackDirection,
    FollowUpKind,
    Severity,
    Tier,
)

OVER: Final = (ComplaintStage.CLOSED, ComplaintStage.WITHDRAWN)


class ComplaintScope(StrEnum):
    """Which complaints to list."""

    OPEN = "open"
    MINE = "mine"
    LATE = "late"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningClock:
    """The promise that falls due first.

    Attributes:
        warn_at: From when it is urgent.
        paused_at: Since when the customer is waited for; ``None`` while it runs.
    """

    clock: ComplaintClock
    due_at: datetime
    warn_at: datetime
    paused_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintRow:
    """One complaint in the list.

    Attributes:
        facts: What happened, in the customer's words.
        clock: ``None`` where nothing is promised any more.
        took: From taking it in to closing it; ``None`` while it is open or withdrawn.
    """

    case_id: int
    complaint_id: int
    number: str
    customer_id: int
    customer_number: str
    name: str
    tier: Tier
    direction: FeedbackDirection
    facts: str
    first_receiver_name: str | None
    owner_id: int | None
    owner_name: str | None
    stage: ComplaintStage
    severity: Severity
    round: int
    received_at: datetime
    clock: RunningClock | None
    took: timedelta | None


def list_complaints(
    session: Session,
    *,
    scope: ComplaintScope,
    mine: int | None,
    now: datetime,
    limit: int | None = None,
) -> tuple[ComplaintRow, ...]:
    """Return the complaints in the order of the desk: what falls due first, the closed last first.

    Those whose clock stands still, because the customer is waited for, follow the others.

    Args:
        session: Only read.
        scope: Which of them.
        mine: The person at the desk: who has it in hand, or is to call back.
        now: Aware.
        limit: How many at the most; all if left out.
    """
    return load_rows(
        session, keys=complaint_keys(session, scope=scope, mine=mine, now=now, limit=limit)
    )


def complaint_keys(
    session: Session,
    *,
    scope: ComplaintScope,
    mine: int | None,
    now: datetime,
    limit: int | None = None,
) -> Sequence[int]:
    """Return the keys of the cases that ``list_complaints`` lists, in its order."""
    first = first_due()
    query = (
        sa.select(ComplaintCase.id)
        .outerjoin(first, first.c.case_id == ComplaintCase.id)
        .where(*_conditions(scope, mine, now, first))
    )
    if scope is ComplaintScope.CLOSED:
        query = query.order_by(ComplaintCase.stepped_at.desc(), ComplaintCase.id.desc())
    else:
        waits = sa.or_(first.c.due_at.is_(None), first.c.paused_at.is_not(None))
        query = query.order_by(waits, first.c.due_at.is_(None), first.c.due_at, ComplaintCase.id)
    return session.scalars(query.limit(limit)).all()


def find_complaint(session: Session, *, complaint_id: int) -> ComplaintRow | None:
    """Return the line of a complaint; ``None`` if it is only a record, without a case."""
    query = sa.select(ComplaintCase.id).where(ComplaintCase.complaint_id == complaint_id)
    return next(iter(load_rows(session, keys=session.scalars(query).all())), None)


def complaint_called_for(session: Session, *, followup_id: int) -> int | None:
    """Return the complaint whose call-back a follow-up is; ``None`` if it is another call."""
    return session.scalar(
        sa.select(ComplaintCase.complaint_id)
        .join(FollowUp, FollowUp.complaint_id == ComplaintCase.complaint_id)
        .where(FollowUp.id == followup_id, FollowUp.kind == FollowUpKind.COMPLAINT_CALL_BACK)
    )


def open_complaints_of(session: Session, *, customer_id: int) -> tuple[ComplaintRow, ...]:
    """Return the open complaints of a customer, the oldest first."""
    query = sa.select(ComplaintCase.id).where(
        ComplaintCase.customer_id == customer_id, ComplaintCase.stage.not_in(OVER)
    )
    return load_rows(session, keys=session.scalars(query.order_by(ComplaintCase.id)).all())


def count_complaints(
    session: Session, *, mine: int | None, now: datetime
) -> dict[ComplaintScope, int]:
    """Return how many complaints each scope holds."""
    first = first_due()
    counts = [
        sa.func.count(sa.case((sa.and_(*_conditions(scope, mine, now, first)), 1)))
        for scope in ComplaintScope
    ]
    query = (
        sa.select(*counts)
        .select_from(ComplaintCase)
        .outerjoin(first, first.c.case_id == ComplaintCase.id)
    )
    return dict(zip(ComplaintScope, session.execute(query).one(), strict=True))


def load_rows(session: Session, *, keys: Sequence[int]) -> tuple[ComplaintRow, ...]:
    """Return the lines of complaints by their keys, in the same order."""
    found = {
        row.case_id: row
        for some in in_parts(keys)
        for row in session.execute(_LINES.where(ComplaintCase.id.in_(some)))
    }
    clocks = _clocks(session, keys)
    return tuple(_row(found[key], clocks) for key in keys if key in found)


def running_of_cases(
    *cells: InstrumentedAttribute[Any] | sa.ColumnElement[Any],
) -> sa.Select[*tuple[Any, ...]]:
    """Return the query of ``cells`` by case over the clocks that run in its present round.

    The outer join lets SQLite start from the cases that are asked for; from the clocks it
    would go through all that run.
    """
    of = ComplaintDeadline
    runs = sa.and_(
        of.case_id == ComplaintCase.id, of.round == ComplaintCase.round, of.met_at.is_(None)
    )
    query = sa.select(*cells).select_from(ComplaintCase).outerjoin(of, runs)
    return query.group_by(ComplaintCase.id)


def first_due() -> sa.Subquery:
    """Return, by case, when the first promise of this round is due that is not kept yet."""
    return (
        sa.select(
            ComplaintDeadline.case_id,
            sa.func.min(ComplaintDeadline.due_at).label("due_at"),
            sa.func.max(ComplaintDeadline.paused_at).label("paused_at"),
        )
        .join(ComplaintCase, ComplaintCase.id == ComplaintDeadline.case_id)
        .where(ComplaintDeadline.met_at.is_(None), ComplaintDeadline.round == ComplaintCase.round)
        .group_by(ComplaintDeadline.case_id)
        .subquery()
    )


def _conditions(
    scope: ComplaintScope, mine: int | None, now: datetime, first: sa.Subquery
) -> list[sa.ColumnElement[bool]]:
    waits = ComplaintCase.stage.not_in(OVER)
    conditions: dict[ComplaintScope, list[sa.ColumnElement[bool]]] = {
        ComplaintScope.OPEN: [waits],
        ComplaintScope.MINE: [waits, ComplaintCase.owner_id == mine],
        ComplaintScope.LATE: [waits, first.c.due_at < now, first.c.paused_at.is_(None)],
        ComplaintScope.CLOSED: [ComplaintCase.stage.in_(OVER)],
    }
    return conditions[scope]


_Receiver, _Owner = aliased(StaffMember), aliased(StaffMember)
_LINES: Final[sa.Select[*tuple[Any, ...]]] = (
    sa.select(
        ComplaintCase.id.label("case_id"),
        ComplaintCase.complaint_id,
        ComplaintCase.number,
        ComplaintCase.customer_id,
        Customer.number.label("customer_number"),
        Customer.name,
        sa.func.coalesce(CustomerMetrics.tier, Tier.NOT_GRADED).label("tier"),
        Complaint.direction,
        sa.func.coalesce(Complaint.text, "").label("facts"),
        _Receiver.name.label("first_receiver_name"),
        ComplaintCase.owner_id,
        _Owner.name.label("owner_name"),
        ComplaintCase.stage,
        ComplaintCase.severity,
        ComplaintCase.round,
        ComplaintCase.received_at,
        ComplaintCase.closed_at,
    )
    .join(Complaint, Complaint.id == ComplaintCase.complaint_id)
    .join(Customer, Customer.id == ComplaintCase.customer_id)
    .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == ComplaintCase.customer_id)
    .outerjoin(_Receiver, _Receiver.id == ComplaintCase.first_receiver_id)
    .outerjoin(_Owner, _Owner.id == ComplaintCase.owner_id)
)


def _row(row: sa.Row[Any], clocks: Mapping[int, RunningClock]) -> ComplaintRow:
    cells = row._asdict()
    closed_at: datetime | None = cells.pop("closed_at")
    return ComplaintRow(
        **cells,
        clock=clocks.get(row.case_id),
        took=closed_at - row.received_at if closed_at else None,
    )


def _clocks(session: Session, keys: Sequence[int]) -> dict[int, RunningClock]:
    """Return the clock of each case that falls due first.

    Beside a ``min`` SQLite gives the other columns of the very row it stands in.
    """
    of = ComplaintDeadline
    query = running_of_cases(
        ComplaintCase.id, of.clock, sa.func.min(of.due_at), of.warn_at, of.paused_at
    )
    return {
        case_id: RunningClock(clock=clock, due_at=due_at, warn_at=warn_at, paused_at=paused_at)
        for some in in_parts(keys)
        for case_id, clock, due_at, warn_at, paused_at in session.execute(
            query.where(ComplaintCase.id.in_(some))
        )
        if due_at is not None
    }
