"""A grading as the supervisor looks at it: how many stand where, who moved, by which rules."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Grade, GradingRun, RuleVersion, StaffMember
from app.services.foundation.errors import NotFound
from app.services.grading.movements import (
    MovementMatrix,
    MovementRow,
    list_movements,
    load_matrix,
)
from app.services.rules.tiers import GradingRules, has_few_customers, three_way_for
from app.services.standing.frozen_runs import load_version_rules, official_runs
from app.words import ThreeWay, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class TierStructure:
    """How many customers stand where, in each of the three views of the one result.

    Attributes:
        tiers: By shown tier, those without a rank too.
        stars: By stars, five to one; only the ranked have any.
        three_way: By class of three.
    """

    tiers: Mapping[Tier, int]
    stars: Mapping[int, int]
    three_way: Mapping[ThreeWay, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """One grading that stands, for the choice among them."""

    run_id: int
    period: str
    as_of_on: date
    restated: bool
    graded_at: datetime
    graded_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GradingView:
    """A grading, or the trial of one.

    Attributes:
        run_id: ``None`` for a trial, which is written nowhere.
        rows_after_count: Dated rows of later days, which were left out.
        digest: The short name of the rules.
        since_on: The day of the grading it is compared with; ``None`` without one before.
        matrix: Who went from where to where; ``None`` without a grading before.
    """

    run_id: int | None
    period: str
    as_of_on: date
    ranked_count: int
    dormant_count: int
    prospect_count: int
    rows_after_count: int
    tie_at_cut: bool
    few_customers: bool
    restated: bool
    checksum: str
    digest: str
    rules: GradingRules
    structure: TierStructure
    since_on: date | None
    matrix: MovementMatrix | None
    movements: tuple[MovementRow, ...]


def list_runs(session: Session) -> list[RunRow]:
    """Return the gradings that stand, the latest first."""
    names = dict(session.execute(sa.select(StaffMember.id, StaffMember.name)).all())
    return [
        RunRow(
            run_id=run.id,
            period=run.period,
            as_of_on=run.as_of_on,
            restated=run.restated,
            graded_at=run.graded_at,
            graded_by=names.get(run.graded_by_id) if run.graded_by_id else None,
        )
        for run in session.scalars(official_runs())
    ]


def load_view(session: Session, *, run_id: int) -> GradingView:
    """Return a grading that stands.

    Raises:
        NotFound: There is no such grading.
    """
    run = session.get(GradingRun, run_id)
    if run is None:
        raise NotFound("grading", run_id)
    before = session.get(GradingRun, run.previous_id) if run.previous_id else None
    return GradingView(
        run_id=run.id,
        period=run.period,
        as_of_on=run.as_of_on,
        ranked_count=run.ranked_count,
        dormant_count=run.dormant_count,
        prospect_count=run.prospect_count,
        rows_after_count=run.rows_after_count,
        tie_at_cut=run.tie_at_cut,
        few_customers=has_few_customers(run.ranked_count),
        restated=run.restated,
        checksum=run.checksum,
        digest=session.get_one(RuleVersion, run.rule_version_id).digest,
        rules=load_version_rules(session, rule_version_id=run.rule_version_id),
        structure=_structure_of_run(session, run_id),
        since_on=before.as_of_on if before else None,
        matrix=load_matrix(session, run_id=run_id) if before else None,
        movements=tuple(list_movements(session, run_id=run_id)),
    )


def structure_of(placed: Iterable[tuple[Tier, int | None, int]]) -> TierStructure:
    """Count heads given as shown tier, stars and how many."""
    tiers: Counter[Tier] = Counter()
    stars: Counter[int] = Counter()
    classes: Counter[ThreeWay] = Counter()
    for tier, earned, heads in placed:
        tiers[tier] += heads
        classes[three_way_for(tier)] += heads
        if earned is not None:
            stars[earned] += heads
    return TierStructure(tiers=dict(tiers), stars=dict(stars), three_way=dict(classes))


def _structure_of_run(session: Session, run_id: int) -> TierStructure:
    query = (
        sa.select(Grade.tier, Grade.stars, sa.func.count())
        .where(Grade.run_id == run_id)
        .group_by(Grade.tier, Grade.stars)
    )
    return structure_of((tier, stars, heads) for tier, stars, heads in session.execute(query))
