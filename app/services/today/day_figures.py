"""What the first tab counts, and who came on a day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, CustomerMetrics, Item, Visit, VisitLine
from app.services.archive.search import GONE
from app.services.today.lenses import Lens, conditions_of, week_start
from app.words import LineState, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFigures:
    """The figures beside the calls, each with a lens that shows who is behind it.

    Attributes:
        customer_count: Everybody on the lists.
        counts: Customers under each lens.
        vips_at_risk_minor: What the VIPs at risk spent in the last 365 days.
        newcomers_before: Customers whose first visit lay in the month before.
        visits_today: Customers who came today.
        visits_week: Visits since Monday.
    """

    customer_count: int
    counts: dict[Lens, int]
    vips_at_risk_minor: int
    newcomers_before: int
    visits_today: int
    visits_week: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayVisit:
    """One ticket of a day.

    Attributes:
        treatments: The dearest first.
        total_minor: Net of what was done.
    """

    visit_id: int
    customer_id: int
    name: str
    tier: Tier | None
    visited_at: time | None
    treatments: tuple[str, ...]
    total_minor: int
    satisfaction: int | None


def count_day(session: Session, *, today: date) -> DayFigures:
    """Return the figures of the day."""
    month = today.replace(day=1)
    before = (month - timedelta(days=1)).replace(day=1)
    newcomers = sa.select(sa.func.count()).where(
        CustomerMetrics.first_visit_on >= before, CustomerMetrics.first_visit_on < month
    )
    spend = sa.func.coalesce(sa.func.sum(CustomerMetrics.spend_365_minor), 0)
    on_file = sa.select(sa.func.count()).where(Customer.status.not_in(GONE))
    return DayFigures(
        customer_count=session.scalar(on_file) or 0,
        counts={lens: session.scalar(_under(lens, today, sa.func.count())) or 0 for lens in Lens},
        vips_at_risk_minor=session.scalar(_under(Lens.VIPS_AT_RISK, today, spend)) or 0,
        newcomers_before=session.scalar(newcomers) or 0,
        visits_today=_visits_since(session, today, today),
        visits_week=_visits_since(session, week_start(today), today),
    )


def list_visits_of_day(session: Session, *, on: date) -> list[DayVisit]:
    """Return who came on a day, the latest first."""
    done = _done_on(session, on)
    query = (
        sa.select(Visit, Customer.name, CustomerMetrics.tier)
        .join(Customer, Customer.id == Visit.customer_id)
        .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == Customer.id)
        .where(Visit.visited_on == on)
        .order_by(Visit.visited_at.is_(None), Visit.visited_at.desc(), Visit.id.desc())
    )
    return [
        DayVisit(
            visit_id=visit.id,
            customer_id=visit.customer_id,
            name=name,
            tier=tier,
            visited_at=visit.visited_at,
            treatments=tuple(dict.fromkeys(item for item, _amount in done[visit.id])),
            total_minor=sum(amount for _item, amount in done[visit.id]),
            satisfaction=visit.satisfaction,
        )
        for visit, name, tier in session.execute(query)
        if visit.id in done
    ]


def _under(lens: Lens, today: date, what: sa.ColumnElement[Any]) -> sa.Select[Any]:
    counted = sa.select(what).select_from(CustomerMetrics).join(Customer)
    return counted.where(*conditions_of(lens, today))


def _visits_since(session: Session, first: date, last: date) -> int:
    came = (
        sa.select(VisitLine.customer_id, VisitLine.visited_on)
        .join(Visit, Visit.id == VisitLine.visit_id)
        .where(Visit.visited_on.between(first, last))
        .where(VisitLine.state == LineState.DONE, VisitLine.amount_minor >= 0)
        .distinct()
    )
    return session.scalar(sa.select(sa.func.count()).select_from(came.subquery())) or 0


def _done_on(session: Session, on: date) -> dict[int, list[tuple[str, int]]]:
    query = (
        sa.select(VisitLine.visit_id, Item.name, VisitLine.amount_minor)
        .join(Item, Item.id == VisitLine.item_id)
        .join(Visit, Visit.id == VisitLine.visit_id)
        .where(Visit.visited_on == on, VisitLine.state == LineState.DONE)
        .where(VisitLine.amount_minor >= 0)
        .order_by(VisitLine.amount_minor.desc(), VisitLine.id)
    )
    found = defaultdict(list)
    for visit_id, item, amount_minor in session.execute(query):
        found[visit_id].append((item, amount_minor))
    return found
