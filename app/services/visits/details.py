"""One visit in full, as the visit dialog and the refund dialog show it."""

from dataclasses import dataclass
from datetime import date, time

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from app.models import Customer, Event, Family, Item, StaffMember, Visit, VisitLine
from app.services.foundation.errors import NotFound
from app.services.visits.checks import refunded_by_line
from app.services.visits.entries import VisitScores
from app.services.visits.visits import is_editable
from app.words import LineState


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """One line of a ticket.

    Attributes:
        amount_minor: Below zero is a refund, zero a session already paid or free.
        editable: Whether the visit dialog may change it; refunds, package sales and what
            did not happen stay as they are.
        refunded_minor: How much of it was given back, 0 or more.
    """

    id: int
    item_id: int
    item_name: str
    family_name: str
    staff_id: int | None
    staff_name: str | None
    amount_minor: int
    state: LineState
    event_id: int | None
    event_name: str | None
    package_id: int | None
    refund_of_id: int | None
    refunded_minor: int
    editable: bool
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDetail:
    """One ticket.

    Attributes:
        total_minor: Net of its done lines.
        recorded_by: Who wrote it down, where known.
    """

    id: int
    customer_id: int
    customer_name: str
    customer_number: str
    visited_on: date
    visited_at: time | None
    lines: tuple[LineRow, ...]
    scores: VisitScores
    took_part: bool | None
    note: str | None
    recorded_by: str | None
    total_minor: int


def load_visit(session: Session, *, visit_id: int) -> VisitDetail:
    """Return a visit with all its lines, voided ones too.

    Raises:
        NotFound: The visit is gone.
    """
    found = session.execute(
        sa.select(Visit, Customer.name, Customer.number, StaffMember.name)
        .join(Customer, Customer.id == Visit.customer_id)
        .outerjoin(StaffMember, StaffMember.id == Visit.recorded_by_id)
        .where(Visit.id == visit_id)
    ).first()
    if found is None:
        raise NotFound("visit", visit_id)
    visit, name, number, recorded_by = found
    lines = _lines(session, visit_id)
    return VisitDetail(
        id=visit.id,
        customer_id=visit.customer_id,
        customer_name=name,
        customer_number=number,
        visited_on=visit.visited_on,
        visited_at=visit.visited_at,
        lines=lines,
        scores=scores_of(visit),
        took_part=visit.took_part,
        note=visit.note,
        recorded_by=recorded_by,
        total_minor=sum(line.amount_minor for line in lines if line.state is LineState.DONE),
    )


def scores_of(visit: Visit) -> VisitScores:
    """Return the scores a visit was given."""
    return VisitScores(
        overall=visit.satisfaction,
        front_desk=visit.front_desk_score,
        service=visit.service_score,
        consultant=visit.consultant_score,
        doctor=visit.doctor_score,
        result=visit.result_score,
    )


def _lines(session: Session, visit_id: int) -> tuple[LineRow, ...]:
    treating = aliased(StaffMember)
    query = (
        sa.select(VisitLine, Item.name, Family.name, treating.name, Event.name)
        .join(Item, Item.id == VisitLine.item_id)
        .join(Family, Family.id == VisitLine.family_id)
        .outerjoin(treating, treating.id == VisitLine.staff_id)
        .outerjoin(Event, Event.id == VisitLine.event_id)
        .where(VisitLine.visit_id == visit_id)
        .order_by(VisitLine.id)
    )
    found = session.execute(query).all()
    refunded = refunded_by_line(session, [line.id for line, *_names in found])
    return tuple(
        LineRow(
            id=line.id,
            item_id=line.item_id,
            item_name=item_name,
            family_name=family_name,
            staff_id=line.staff_id,
            staff_name=staff_name,
            amount_minor=line.amount_minor,
            state=line.state,
            event_id=line.event_id,
            event_name=event_name,
            package_id=line.package_id,
            refund_of_id=line.refund_of_id,
            refunded_minor=refunded.get(line.id, 0),
            editable=is_editable(line),
            note=line.note,
        )
        for line, item_name, family_name, staff_name, event_name in found
    )
