"""Whom the first tab of the day is about: whom to call, who is new, who came, who waits."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Customer,
    CustomerMetrics,
    Family,
    FamilyRhythm,
    Item,
    StaffMember,
    VisitLine,
)
from app.services.archive.file_fields import load_present
from app.services.foundation.bulk import in_parts
from app.services.rules.completeness import completeness_for
from app.services.today.lenses import IS_VIP, Condition, Lens, conditions_of, order_of
from app.words import FileField, LineState, RiskStage, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One customer under a lens.

    Attributes:
        expected_gap_days: How often the customer usually comes for ``family_name``.
        family_last_on: The last visit for that family.
        days_over: Days past the expected visit.
        treatments: What was done on the last visit day; only where the lens is about visits.
        missing: What the file lacks, what matters most first; only where the lens is about files.
    """

    customer_id: int
    name: str
    tier: Tier
    provisional: bool
    stage: RiskStage | None
    days_over: int
    expected_gap_days: int | None
    family_name: str | None
    family_last_on: date | None
    first_visit_on: date | None
    last_visit_on: date | None
    visit_count: int
    spend_minor: int
    spend_365_minor: int
    open_complaint_count: int
    completeness_percent: int
    responsible_name: str | None
    treatments: tuple[str, ...] = ()
    missing: tuple[FileField, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayList:
    """The customers under a lens.

    Attributes:
        rows: As many as were asked for, in the order of the desk.
        total: How many there are.
        vip_total: How many of them are VIPs.
        stage_totals: The others by how far they are beyond their rhythm.
    """

    rows: tuple[DayRow, ...]
    total: int
    vip_total: int
    stage_totals: dict[RiskStage, int]


_ABOUT_VISITS: Final = frozenset({Lens.NEWCOMERS, Lens.VISITORS})
_CELLS: Final[tuple[Any, ...]] = (
    Customer.id.label("customer_id"),
    Customer.name,
    CustomerMetrics.tier,
    CustomerMetrics.provisional,
    CustomerMetrics.stage,
    sa.func.coalesce(CustomerMetrics.days_over, 0).label("days_over"),
    CustomerMetrics.expected_gap_days.label("gap_cents"),
    Family.name.label("family_name"),
    FamilyRhythm.last_visit_on.label("family_last_on"),
    CustomerMetrics.first_visit_on,
    CustomerMetrics.last_visit_on,
    CustomerMetrics.visit_count,
    CustomerMetrics.spend_minor,
    CustomerMetrics.spend_365_minor,
    CustomerMetrics.open_complaint_count,
    CustomerMetrics.completeness_percent,
    StaffMember.name.label("responsible_name"),
)


def list_day(
    session: Session,
    *,
    lens: Lens,
    today: date,
    own_of: int | None = None,
    limit: int | None = None,
) -> DayList:
    """Return the customers under a lens, in the order of the desk.

    Args:
        session: Only read.
        lens: Which customers.
        today: The day at the desk.
        own_of: Only the customers this person is responsible for.
        limit: How many rows at the most; all if left out.
    """
    conditions = conditions_of(lens, today)
    if own_of is not None:
        conditions.append(Customer.responsible_id == own_of)
    totals = _totals(session, conditions)
    rows = session.execute(_query(lens, conditions).limit(limit)).all()
    return DayList(
        rows=_with_details(session, lens, [_row(row) for row in rows]),
        total=sum(totals.values()),
        vip_total=sum(heads for (vip, _), heads in totals.items() if vip),
        stage_totals={stage: heads for (vip, stage), heads in totals.items() if stage and not vip},
    )


def _query(lens: Lens, conditions: Iterable[Condition]) -> sa.Select[Any]:
    family_id = CustomerMetrics.rhythm_family_id
    habit = (FamilyRhythm.customer_id == Customer.id) & (FamilyRhythm.family_id == family_id)
    query: sa.Select[Any] = sa.select(*_CELLS)
    return (
        query.select_from(CustomerMetrics)
        .join(Customer)
        .outerjoin(Family, Family.id == family_id)
        .outerjoin(FamilyRhythm, habit)
        .outerjoin(StaffMember, StaffMember.id == Customer.responsible_id)
        .where(*conditions)
        .order_by(*order_of(lens), sa.func.length(Customer.number), Customer.number)
    )


def _totals(
    session: Session, conditions: Iterable[Condition]
) -> dict[tuple[bool, RiskStage | None], int]:
    kinds = (sa.case((IS_VIP, 1), else_=0), CustomerMetrics.stage)
    counted = sa.select(*kinds, sa.func.count()).select_from(CustomerMetrics).join(Customer)
    query = counted.where(*conditions).group_by(*kinds)
    return {(bool(vip), stage): heads for vip, stage, heads in session.execute(query)}


def _row(row: sa.Row[Any]) -> DayRow:
    cells = row._asdict()
    gap = cells.pop("gap_cents")
    return DayRow(**cells, expected_gap_days=None if gap is None else round(gap / 100))


def _with_details(session: Session, lens: Lens, rows: Sequence[DayRow]) -> tuple[DayRow, ...]:
    if lens in _ABOUT_VISITS:
        done = _treatments(session, rows)
        return tuple(replace(row, treatments=done.get(row.customer_id, ())) for row in rows)
    if lens is Lens.VIPS_INCOMPLETE:
        present = load_present(session, customer_ids=[row.customer_id for row in rows])
        return tuple(
            replace(row, missing=completeness_for(row.tier, present[row.customer_id]).missing)
            for row in rows
        )
    return tuple(rows)


def _treatments(session: Session, rows: Iterable[DayRow]) -> dict[int, tuple[str, ...]]:
    """Return what was done on the last visit day of each, the dearest first, by customer."""
    last = {row.customer_id: row.last_visit_on for row in rows if row.last_visit_on is not None}
    found: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for some in in_parts(sorted(last)):
        query = (
            sa.select(VisitLine.customer_id, VisitLine.visited_on, Item.name)
            .join(Item, Item.id == VisitLine.item_id)
            .where(VisitLine.customer_id.in_(some), VisitLine.visited_on >= min(last.values()))
            .where(VisitLine.state == LineState.DONE, VisitLine.amount_minor >= 0)
            .order_by(VisitLine.amount_minor.desc(), VisitLine.id)
        )
        for key, visited_on, item in session.execute(query):
            if visited_on == last[key]:
                found[key][item] = None
    return {key: tuple(items) for key, items in found.items()}
