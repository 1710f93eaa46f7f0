"""How often customers come back for each family of treatments, and how late they are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Family, FamilyPool, FamilyRhythm, VisitLine
from app.services.foundation.bulk import in_parts, replace_derived
from app.services.foundation.narrowing import ask
from app.services.rules.rhythm import (
    FamilyVisits,
    Rhythm,
    Risk,
    family_visits_of,
    pool_gap,
    rhythm_of,
    risk_of,
)
from app.words import LineState

Habits = dict[int, dict[int, FamilyVisits]]  # by customer, then by family

# Made once: putting these together takes longer than one customer's answer.
_CAME: Final = (
    sa.select(VisitLine.customer_id, VisitLine.family_id, VisitLine.visited_on)
    .join(Family, Family.id == VisitLine.family_id)
    .where(Family.one_off.is_(False), VisitLine.state == LineState.DONE)
    .where(VisitLine.visited_on <= sa.bindparam("as_of"), VisitLine.amount_minor >= 0)
)
_NORMS: Final = sa.select(Family.id, Family.name, FamilyPool.pool_quarters).join(
    FamilyPool, FamilyPool.family_id == Family.id
)
_KEPT: Final = sa.select(*FamilyRhythm.__table__.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """What is usual for a family that has a rhythm.

    Attributes:
        pool: Days between two visits.
    """

    name: str
    pool: Fraction


def read_habits(
    session: Session, *, as_of: date, customer_ids: Collection[int] | None = None
) -> Habits:
    """Return from the visits how often everybody, or some, came for families with a rhythm."""
    if customer_ids is None:
        return _read_habits(session, as_of, None)
    found: Habits = {}
    for some in in_parts(sorted(customer_ids)):
        found |= _read_habits(session, as_of, some)
    return found


def norms_of(session: Session, habits: Habits) -> dict[int, Norm]:
    """Return what is usual per family, taken from the habits of everybody."""
    everyone: defaultdict[int, list[FamilyVisits]] = defaultdict(list)
    for families in habits.values():
        for family_id, visits in families.items():
            everyone[family_id].append(visits)
    return {
        family.id: Norm(
            name=family.name, pool=pool_gap(everyone.get(family.id, ()), family.cycle_days)
        )
        for family in _families_with_rhythm(session)
    }


def load_norms(session: Session) -> dict[int, Norm]:
    """Return what was usual per family when it was last taken."""
    return {
        key: Norm(name=name, pool=Fraction(quarters, 4))
        for key, name, quarters in session.execute(_NORMS)
    }


def rhythms_of(
    families: Mapping[int, FamilyVisits], norms: Mapping[int, Norm], as_of: date
) -> list[Rhythm]:
    """Return how one customer stands in each family."""
    return [
        rhythm_of(norms[key].name, visits, pool=norms[key].pool, as_of=as_of)
        for key, visits in families.items()
        if key in norms
    ]


def risk_in(
    rhythms: Iterable[Rhythm], *, last_visit_on: date | None, as_of: date, booked: bool = False
) -> Risk | None:
    """Return how far one customer is beyond the own rhythm; None without one."""
    if last_visit_on is None:
        return None
    return risk_of(rhythms, days_since_any=(as_of - last_visit_on).days, booked=booked)


def keep_habits(session: Session, habits: Habits, *, customer_ids: Collection[int]) -> None:
    """Make ``habits`` what is kept about these customers."""
    rows = [
        {
            "customer_id": customer_id,
            "family_id": family_id,
            "last_visit_on": visits.last_on,
            "gap_count": visits.gap_count,
            "median_gap_halves": None if visits.own_gap is None else int(visits.own_gap * 2),
        }
        for customer_id, families in habits.items()
        for family_id, visits in families.items()
    ]
    replace_derived(session, FamilyRhythm, key="customer_id", keys=customer_ids, rows=rows)


def kept_habits(session: Session, *, customer_ids: Collection[int]) -> Habits:
    """Return what is kept about some customers."""
    found: defaultdict[int, dict[int, FamilyVisits]] = defaultdict(dict)
    for some in in_parts(sorted(customer_ids)):
        for kept in ask(session, _KEPT, FamilyRhythm.customer_id, some):
            found[kept.customer_id][kept.family_id] = _visits(kept)
    return found


def stale_families(session: Session) -> set[int]:
    """Return the families whose norm no longer fits the catalogue."""
    changed = sa.case(
        (Family.one_off, FamilyPool.family_id.is_not(None)),
        else_=FamilyPool.family_id.is_(None)
        | FamilyPool.cycle_days.is_distinct_from(Family.cycle_days),
    )
    query = sa.select(Family.id).outerjoin(FamilyPool, FamilyPool.family_id == Family.id)
    return set(session.scalars(query.where(changed)))


def customers_of_families(session: Session, family_ids: Collection[int]) -> set[int]:
    """Return who ever had a line in one of the families."""
    query = sa.select(VisitLine.customer_id).where(VisitLine.family_id.in_(family_ids)).distinct()
    return set(session.scalars(query)) if family_ids else set()


def refresh_norms(session: Session, family_ids: Collection[int] | None = None) -> None:
    """Take what is usual anew from what is kept, for all or some families."""
    if family_ids is not None and not family_ids:
        return
    wanted = [
        family
        for family in _families_with_rhythm(session)
        if family_ids is None or family.id in family_ids
    ]
    rows = [
        {
            "family_id": family.id,
            "pool_quarters": int(pool_gap(_everyone(session, family.id), family.cycle_days) * 4),
            "cycle_days": family.cycle_days,
        }
        for family in wanted
    ]
    keys = family_ids if family_ids is not None else set(session.scalars(sa.select(Family.id)))
    replace_derived(session, FamilyPool, key="family_id", keys=keys, rows=rows)


def _visits(kept: sa.Row[Any]) -> FamilyVisits:
    halves = kept.median_gap_halves
    return FamilyVisits(
        last_on=kept.last_visit_on,
        gap_count=kept.gap_count,
        own_gap=None if halves is None else _days(halves),
    )


@cache
def _days(halves: int) -> Fraction:
    return Fraction(halves, 2)


def _everyone(session: Session, family_id: int) -> list[FamilyVisits]:
    """Return what is kept of all who came more than once; the others say nothing of gaps."""
    query = sa.select(*FamilyRhythm.__table__.columns).where(
        FamilyRhythm.family_id == family_id, FamilyRhythm.gap_count > 0
    )
    return [_visits(kept) for kept in session.execute(query)]


def _families_with_rhythm(session: Session) -> list[Family]:
    query = sa.select(Family).where(Family.one_off.is_(False)).order_by(Family.id)
    return list(session.scalars(query))


def _read_habits(session: Session, as_of: date, some: Collection[int] | None) -> Habits:
    days: defaultdict[int, defaultdict[int, list[date]]] = defaultdict(lambda: defaultdict(list))
    for customer_id, family_id, day in ask(
        session, _CAME, VisitLine.customer_id, some, as_of=as_of
    ):
        days[customer_id][family_id].append(day)
    return {
        customer_id: {
            family_id: visits
            for family_id, came in families.items()
            if (visits := family_visits_of(came, as_of)) is not None
        }
        for customer_id, families in days.items()
    }
