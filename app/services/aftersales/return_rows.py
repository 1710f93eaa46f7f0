"""The list of returns, what a customer may bring back, and how often we said no."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Customer,
    CustomerMetrics,
    InternalSettlement,
    Item,
    Return,
    ReturnLine,
    StaffMember,
    VisitLine,
)
from app.services.foundation.bulk import in_parts
from app.services.visits.checks import refunded_by_line
from app.words import LineState, ReturnReason, ReturnState, ReturnWish, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnRow:
    """One return in the list.

    Attributes:
        items: Names of what came back.
        settled: Somebody inside the clinic bears it already.
    """

    return_id: int
    number: str
    customer_id: int
    customer_number: str
    name: str
    tier: Tier
    taken_on: date
    taken_by_name: str | None
    wish: ReturnWish
    reason: ReturnReason
    state: ReturnState
    done: ReturnWish | None
    refund_minor: int
    refused_why: str | None
    items: tuple[str, ...]
    settled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnFigures:
    """How often something came back, and how often we refused it."""

    requests: int
    refused: int
    open: int

    @property
    def refused_share(self) -> float:
        """Refusals out of all requests; 0 where there was none."""
        return self.refused / self.requests if self.requests else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BoughtLine:
    """Something the customer bought here.

    Attributes:
        left_minor: What could still be given back.
    """

    line_id: int
    item_id: int
    item_name: str
    bought_on: date
    left_minor: int


def list_returns(
    session: Session, *, open_only: bool = False, limit: int | None = None
) -> tuple[ReturnRow, ...]:
    """Return what came back: open ones first, then the newest."""
    is_open = Return.state == ReturnState.TAKEN_IN
    query = (
        sa.select(
            Return.id.label("return_id"),
            Return.number,
            Return.customer_id,
            Customer.number.label("customer_number"),
            Customer.name,
            sa.func.coalesce(CustomerMetrics.tier, Tier.NOT_GRADED).label("tier"),
            Return.taken_on,
            StaffMember.name.label("taken_by_name"),
            Return.wish,
            Return.reason,
            Return.state,
            Return.done,
            Return.refund_minor,
            Return.refused_why,
        )
        .join(Customer, Customer.id == Return.customer_id)
        .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == Return.customer_id)
        .outerjoin(StaffMember, StaffMember.id == Return.taken_by_id)
        .order_by(is_open.desc(), Return.taken_on.desc(), Return.id.desc())
        .limit(limit)
    )
    found = session.execute(query.where(is_open) if open_only else query).all()
    keys = [row.return_id for row in found]
    items, settled = _items(session, keys), _settled(session, keys)
    return tuple(
        ReturnRow(
            **row._asdict(),
            items=tuple(items[row.return_id]),
            settled=row.return_id in settled,
        )
        for row in found
    )


def count_returns(session: Session, *, first_on: date, last_on: date) -> ReturnFigures:
    """Count the returns taken in on these days, the first and the last included."""
    refused = sa.case((Return.state == ReturnState.REFUSED, 1))
    waiting = sa.case((Return.state == ReturnState.TAKEN_IN, 1))
    query = sa.select(sa.func.count(), sa.func.count(refused), sa.func.count(waiting))
    query = query.where(Return.taken_on.between(first_on, last_on))
    requests, refusals, still_open = session.execute(query).one()
    return ReturnFigures(requests=requests, refused=refusals, open=still_open)


def list_bought(session: Session, *, customer_id: int) -> tuple[BoughtLine, ...]:
    """Return what the customer bought here, newest first."""
    found = session.execute(
        sa.select(VisitLine, Item.name)
        .join(Item, Item.id == VisitLine.item_id)
        .where(
            VisitLine.customer_id == customer_id,
            VisitLine.state == LineState.DONE,
            VisitLine.amount_minor >= 0,
        )
        .order_by(VisitLine.visited_on.desc(), VisitLine.id.desc())
    ).all()
    given_back = refunded_by_line(session, [line.id for line, _name in found])
    return tuple(
        BoughtLine(
            line_id=line.id,
            item_id=line.item_id,
            item_name=name,
            bought_on=line.visited_on,
            left_minor=line.amount_minor - given_back.get(line.id, 0),
        )
        for line, name in found
    )


def _items(session: Session, keys: Sequence[int]) -> dict[int, list[str]]:
    query = sa.select(ReturnLine.return_id, Item.name).join(Item, Item.id == ReturnLine.item_id)
    found: dict[int, list[str]] = defaultdict(list)
    for some in in_parts(keys):
        rows = session.execute(query.where(ReturnLine.return_id.in_(some)).order_by(ReturnLine.id))
        for return_id, name in rows:
            found[return_id].append(name)
    return found


def _settled(session: Session, keys: Sequence[int]) -> set[int]:
    return {
        key
        for some in in_parts(keys)
        for key in session.scalars(
            sa.select(InternalSettlement.return_id).where(InternalSettlement.return_id.in_(some))
        )
    }
