"""What the supervisor looks through: who was not told, who disagrees, who has what in hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Complaint,
    ComplaintCallBack,
    ComplaintCase,
    ComplaintDeadline,
    Customer,
    CustomerMetrics,
    ResultNotice,
    StaffMember,
)
from app.services.aftersales.breaches import stages_of_people
from app.services.complaints.feedback import FeedbackMatrix
from app.services.complaints.rows import OVER, ComplaintRow, load_rows
from app.services.foundation.settings import load_settings
from app.services.planning.visits import LOW_SATISFACTION
from app.words import ComplaintStage, FeedbackDirection, FeedbackKind, Tier

_KNOWN: Final = (
    ComplaintStage.SOLVED,
    ComplaintStage.SIGNED,
    ComplaintStage.CALLED_BACK,
    ComplaintStage.CLOSED,
)
_MONTH: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class MismatchRow:
    """A call-back in which the customer did not say what the handler claims.

    Attributes:
        claim: What the handler says was done.
        answer: What the customer said.
        solved: Whether the customer called it solved all the same.
    """

    call_back_id: int
    case_id: int
    number: str
    customer_id: int
    customer_number: str
    name: str
    tier: Tier
    owner_name: str | None
    called_on: date
    claim: str
    answer: str
    solved: bool
    satisfaction: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person, and the complaints they answer for.

    Attributes:
        first_asked: Taken in within 30 days.
        in_hand: Open now.
        late: Of these with a promise that is not kept.
        closed: Closed within 30 days.
        stage: Of first-asked breaches, 1 to 3; 0 for none.
    """

    staff_id: int
    name: str
    first_asked: int
    in_hand: int
    late: int
    closed: int
    stage: int


def list_untold(session: Session) -> tuple[ComplaintRow, ...]:
    """Return the solved complaints nobody was told the result of, the oldest first."""
    told = sa.select(ResultNotice.case_id)
    query = sa.select(ComplaintCase.id).where(
        ComplaintCase.stage.in_(_KNOWN), ComplaintCase.id.not_in(told)
    )
    keys = session.scalars(query.order_by(ComplaintCase.stepped_at, ComplaintCase.id)).all()
    return load_rows(session, keys=keys)


def list_mismatches(session: Session, *, limit: int | None = None) -> tuple[MismatchRow, ...]:
    """Return the call-backs that heard "not solved", or solved but unhappily, newest first."""
    of = ComplaintCallBack
    query = (
        sa.select(
            of.id.label("call_back_id"),
            of.case_id,
            ComplaintCase.number,
            ComplaintCase.customer_id,
            Customer.number.label("customer_number"),
            Customer.name,
            sa.func.coalesce(CustomerMetrics.tier, Tier.NOT_GRADED).label("tier"),
            StaffMember.name.label("owner_name"),
            of.called_at,
            of.claim,
            of.feeling.label("answer"),
            of.solved,
            of.satisfaction,
        )
        .join(ComplaintCase, ComplaintCase.id == of.case_id)
        .join(Customer, Customer.id == ComplaintCase.customer_id)
        .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == ComplaintCase.customer_id)
        .outerjoin(StaffMember, StaffMember.id == ComplaintCase.owner_id)
        .where(sa.or_(of.solved.is_(False), of.satisfaction <= LOW_SATISFACTION))
        .order_by(of.called_at.desc(), of.id.desc())
        .limit(limit)
    )
    zone, rows = load_settings(session).zone, []
    for row in session.execute(query):
        cells = row._asdict()
        called_at: datetime = cells.pop("called_at")
        rows.append(MismatchRow(**cells, called_on=called_at.astimezone(zone).date()))
    return tuple(rows)


def list_people(session: Session, *, now: datetime) -> tuple[PersonRow, ...]:
    """Return everybody who works here and the complaints they answer for, by name."""
    case, since = ComplaintCase, now - _MONTH
    is_open = case.stage.not_in(OVER)
    late = sa.select(ComplaintDeadline.id).where(
        ComplaintDeadline.case_id == case.id,
        ComplaintDeadline.round == case.round,
        ComplaintDeadline.met_at.is_(None),
        ComplaintDeadline.paused_at.is_(None),
        ComplaintDeadline.due_at < now,
    )
    first_asked = _count(session, case.first_receiver_id, case.received_at >= since)
    in_hand = _count(session, case.owner_id, is_open)
    behind = _count(session, case.owner_id, is_open, late.exists())
    closed = _count(session, case.owner_id, case.closed_at >= since)
    stages = stages_of_people(session, today=now.astimezone(load_settings(session).zone).date())
    people = session.execute(
        sa.select(StaffMember.id, StaffMember.name)
        .where(StaffMember.active)
        .order_by(StaffMember.name, StaffMember.id)
    )
    return tuple(
        PersonRow(
            staff_id=key,
            name=name,
            first_asked=first_asked.get(key, 0),
            in_hand=in_hand.get(key, 0),
            late=behind.get(key, 0),
            closed=closed.get(key, 0),
            stage=stages.get(key, 0),
        )
        for key, name in people
    )


def count_feedback(
    session: Session, *, first_on: date, last_on: date, customer_id: int | None = None
) -> FeedbackMatrix:
    """Count what all customers, or one, said on these days, by kind and direction."""
    query = (
        sa.select(Complaint.kind, Complaint.direction, sa.func.count())
        .where(Complaint.received_on.between(first_on, last_on))
        .group_by(Complaint.kind, Complaint.direction)
    )
    if customer_id is not None:
        query = query.where(Complaint.customer_id == customer_id)
    counts: Mapping[tuple[FeedbackKind, FeedbackDirection], int] = {
        (kind, direction): count for kind, direction, count in session.execute(query)
    }
    return FeedbackMatrix(counts=counts)


def _count(
    session: Session,
    person: sa.orm.InstrumentedAttribute[int | None],
    *conditions: sa.ColumnElement[bool],
) -> dict[int, int]:
    query = sa.select(person, sa.func.count()).where(person.is_not(None), *conditions)
    found = session.execute(query.group_by(person))
    return {key: count for key, count in found if key is not None}
