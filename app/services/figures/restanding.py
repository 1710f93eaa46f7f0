"""Gives everyone the standing of a new grading; whatever else is kept of them stays."""

from collections.abc import Collection, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, CustomerMetrics
from app.services.archive.file_fields import load_present
from app.services.foundation.bulk import in_parts
from app.services.rules.completeness import completeness_for
from app.services.rules.grading import Member
from app.services.rules.indicators import History
from app.services.rules.provisional import FrozenGrading
from app.services.standing.frozen_runs import latest_run, load_frozen
from app.services.standing.standings import TIER_ORDER, CurrentStanding, load_standings
from app.words import CustomerStatus, Tier

FACTS: Final = tuple(each.name for each in fields(History))
_CELLS: Final = ("score_n", "score_tenths", "rank", "tier", "tier_order", "provisional")


def standing_cells(standing: CurrentStanding) -> dict[str, Any]:
    """Return what is kept of a standing, by column."""
    values = (
        standing.graded.points,
        standing.score_tenths,
        standing.graded.rank,
        standing.tier,
        TIER_ORDER.index(standing.tier),
        standing.provisional,
    )
    return dict(zip(_CELLS, values, strict=True))


def restand(session: Session, *, today: date) -> set[int]:
    """Measure everyone whose figures are of ``today`` anew; return whose they are.

    The histories are taken as they are kept, which is what makes it quick.
    """
    fresh = sa.select(CustomerMetrics.customer_id).where(CustomerMetrics.as_of_on == today)
    keys = sorted(session.scalars(fresh))
    run = latest_run(session)
    frozen = load_frozen(session, run) if run is not None else None
    for some in in_parts(keys):
        _restand_some(session, some, today, frozen)
    return set(keys)


def _restand_some(
    session: Session, keys: Collection[int], today: date, frozen: FrozenGrading | None
) -> None:
    members, tiers = _kept(session, keys)
    standings = load_standings(session, members, as_of=today, frozen=frozen).by_customer
    _update(session, [{"key": key} | standing_cells(each) for key, each in standings.items()])
    moved = {key: each.tier for key, each in standings.items() if each.tier is not tiers[key]}
    _complete(session, moved)


def _kept(
    session: Session, keys: Collection[int]
) -> tuple[Mapping[int, Member], Mapping[int, Tier]]:
    """Return the customers as their figures know them, and their tiers so far."""
    facts = [getattr(CustomerMetrics, name) for name in FACTS]
    query = (
        sa.select(Customer.id, Customer.number, Customer.status, CustomerMetrics.tier, *facts)
        .join(CustomerMetrics, CustomerMetrics.customer_id == Customer.id)
        .where(Customer.id.in_(keys))
    )
    members, tiers = {}, {}
    for key, number, status, tier, *kept in session.execute(query):
        history = History(**dict(zip(FACTS, kept, strict=True)))
        active = status is CustomerStatus.ACTIVE
        members[key] = Member(number=number, history=history, active=active)
        tiers[key] = tier
    return members, tiers


def _complete(session: Session, tiers: Mapping[int, Tier]) -> None:
    """Another tier asks for another archive."""
    present = load_present(session, customer_ids=tiers.keys())
    shares = {key: completeness_for(tier, present[key]).share for key, tier in tiers.items()}
    rows = [{"key": key, "completeness_percent": int(100 * share)} for key, share in shares.items()]
    _update(session, rows)


def _update(session: Session, rows: list[dict[str, Any]]) -> None:
    own = CustomerMetrics.customer_id == sa.bindparam("key")
    if rows:
        session.connection().execute(sa.update(CustomerMetrics).where(own), rows)
