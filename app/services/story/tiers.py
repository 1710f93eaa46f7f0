"""How each grading placed a customer, beside the grading before."""

from collections.abc import Collection, Mapping
from itertools import pairwise

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Grade, GradingRun, TierMovement
from app.services.story.facts import Fact, TierFact
from app.words import Indicator


def tier_index(customer_id: int) -> sa.SelectBase:
    """Return the last grading of each day, without those recomputed beside another."""
    return (
        sa.select(GradingRun.as_of_on, GradingRun.id)
        .join(Grade, Grade.run_id == GradingRun.id)
        .where(Grade.customer_id == customer_id, GradingRun.id.in_(_runs_that_count()))
    )


def load_tiers(session: Session, customer_id: int, keys: Collection[int]) -> Mapping[int, Fact]:
    """Return what the gradings under ``keys`` said of the customer."""
    query = (
        sa.select(Grade, GradingRun)
        .join(GradingRun, GradingRun.id == Grade.run_id)
        .where(Grade.customer_id == customer_id, GradingRun.id.in_(_runs_that_count()))
        .order_by(GradingRun.as_of_on)
    )
    placed: list[tuple[Grade | None, GradingRun | None]] = [(None, None)]
    placed += [(grade, run) for grade, run in session.execute(query)]
    reasons = _reasons(session, customer_id, keys)
    return {
        run.id: TierFact(
            run_id=run.id,
            period=run.period,
            tier=grade.tier,
            tier_before=before.tier if before else None,
            score_tenths=_score_tenths(grade, run),
            score_tenths_before=_score_tenths(before, run_before),
            reasons=reasons.get(run.id, ()),
        )
        for (before, run_before), (grade, run) in pairwise(placed)
        if grade is not None and run is not None and run.id in keys
    }


def _runs_that_count() -> sa.Select[int]:
    return (
        sa.select(sa.func.max(GradingRun.id))
        .where(GradingRun.beside_id.is_(None))
        .group_by(GradingRun.as_of_on)
    )


def _score_tenths(grade: Grade | None, run: GradingRun | None) -> int | None:
    if grade is None or run is None or grade.rank is None:
        return None
    full = 2 * (run.ranked_count - 1) * run.weight_in_use
    return round(1000 * grade.score_n / full) if full > 0 else None


def _reasons(
    session: Session, customer_id: int, keys: Collection[int]
) -> dict[int, tuple[tuple[Indicator, int], ...]]:
    moved = session.scalars(
        sa.select(TierMovement).where(
            TierMovement.customer_id == customer_id, TierMovement.run_id.in_(keys)
        )
    )
    return {
        row.run_id: tuple(
            (indicator, delta)
            for indicator, delta in (
                (row.first_reason, row.first_delta),
                (row.second_reason, row.second_delta),
            )
            if indicator is not None and delta is not None
        )
        for row in moved
    }
