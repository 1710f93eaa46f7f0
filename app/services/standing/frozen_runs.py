"""The last grading as the desk measures by it: read in full, or only as far as needed."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final, overload

import sqlalchemy as sa
from sqlalchemy.orm import Session
from typing_extensions import override

from app.models import Grade, GradeStep, GradingRun, RuleVersion, RuleWeight, RunWeight
from app.services.foundation.bulk import in_parts
from app.services.rules.grading import Member, place_of
from app.services.rules.indicators import values_of
from app.services.rules.provisional import FrozenGrading, Standing
from app.services.rules.score import COMPARED, Distribution, Steps, Weights, is_ranked
from app.services.rules.tiers import Cuts, GradingRules
from app.words import Indicator, Tier

POINTS: Final = "score_n"
FIRST_90: Final = "spend_first_90"
VISITS_90: Final = "visits_90"
_FEW: Final = 200  # from here on reading every step is quicker than asking for each


def _next_step(scale: str) -> sa.Select[str, int, int]:
    """Return the query for the step at a value on a scale; the value goes by its name."""
    step = (
        sa.select(GradeStep.scale, GradeStep.value, GradeStep.below)
        .where(
            GradeStep.run_id == sa.bindparam("run_id"),
            GradeStep.scale == scale,
            GradeStep.value >= sa.bindparam(scale),
        )
        .order_by(GradeStep.value)
        .limit(1)
        .subquery()
    )
    return sa.select(step)


_NEXT_POINTS: Final = _next_step(POINTS)
_NEXT_STEPS: Final = sa.union_all(
    *(_next_step(scale) for scale in (*(each.value for each in Indicator), FIRST_90, VISITS_90))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialGrade:
    """What the last grading said about one customer.

    Attributes:
        standing: Points and place; ``None`` for those not ranked.
        tier: The shown tier.
    """

    standing: Standing | None
    tier: Tier


class Ranking(Sequence[int]):
    """The points of everyone ranked, rising, told by their steps.

    With some steps only, the points in between stand as low as they may; looking for
    points whose own step is there finds the same place as among all.
    """

    def __init__(self, steps: Steps, count: int) -> None:
        self._values = (-1, *steps.values)
        self._starts = (0, *steps.counts[:-1])
        self._count = count

    @override
    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[int]: ...
    @override
    def __getitem__(self, at: int | slice) -> int | Sequence[int]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(self._count))]
        place = at + self._count if at < 0 else at
        if not 0 <= place < self._count:
            raise IndexError(at)
        return self._values[bisect_right(self._starts, place) - 1]


@cache
def official_runs() -> sa.Select[GradingRun]:
    """Return the query for the runs that count, the latest first.

    Left out are those recomputed beside another, and those whose grades went with an undo.
    """
    heads = GradingRun.ranked_count + GradingRun.dormant_count + GradingRun.prospect_count
    whole = sa.exists().where(Grade.run_id == GradingRun.id)
    return (
        sa.select(GradingRun)
        .where(GradingRun.beside_id.is_(None), whole | (heads == 0))
        .order_by(GradingRun.as_of_on.desc(), GradingRun.id.desc())
    )


def latest_run(session: Session) -> GradingRun | None:
    """Return the official run that counts now; ``None`` before the first grading."""
    return session.scalars(_latest_run()).first()


@cache
def _latest_run() -> sa.Select[GradingRun]:
    return official_runs().limit(1)


def load_version_rules(session: Session, *, rule_version_id: int) -> GradingRules:
    """Return the weights and cuts of one rule version."""
    version = session.get_one(RuleVersion, rule_version_id)
    weights = session.execute(
        sa.select(RuleWeight.indicator, RuleWeight.weight).where(
            RuleWeight.rule_version_id == rule_version_id
        )
    )
    cuts = Cuts(
        kind=version.cut_kind,
        vip=version.vip_cut,
        major=version.major_cut,
        ordinary=version.ordinary_cut,
    )
    return GradingRules(
        weights=Weights(**{indicator.value: weight for indicator, weight in weights}), cuts=cuts
    )


def load_officials(
    session: Session, run: GradingRun, *, customer_ids: Collection[int]
) -> dict[int, OfficialGrade]:
    """Return what ``run`` said about some customers, by key."""
    found: dict[int, OfficialGrade] = {}
    for some in in_parts(sorted(customer_ids)):
        query = sa.select(Grade.customer_id, Grade.score_n, Grade.rank, Grade.tier).where(
            Grade.run_id == run.id, Grade.customer_id.in_(some)
        )
        for key, points, rank, tier in session.execute(query):
            standing = None if rank is None else Standing(points=points, rank=rank)
            found[key] = OfficialGrade(standing=standing, tier=tier)
    return found


def load_scale(session: Session, run: GradingRun) -> Distribution:
    """Return what turns points and places of ``run`` into scores and shares; no steps."""
    return _distribution(session, run, {})


def load_frozen(session: Session, run: GradingRun) -> FrozenGrading:
    """Return everything kept of ``run``; one row per distinct value."""
    kept: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    query = sa.select(GradeStep.scale, GradeStep.value, GradeStep.below)
    # the connection hands its rows over in half the time: in a big clinic there are very many
    for scale, value, below in session.connection().execute(
        query.where(GradeStep.run_id == run.id)
    ):
        kept[scale].append((value, below))
    return _frozen(session, run, kept)


def load_frozen_for(
    session: Session, run: GradingRun, members: Iterable[Member], *, as_of: date
) -> FrozenGrading:
    """Return as much of ``run`` as it takes to measure ``members`` as of a day.

    For a few members it asks for the steps at their values and reads nothing else, so that
    it takes as long in a big clinic as in a small one.
    """
    ranked = [each for each in members if is_ranked(each.history, as_of, active=each.active)]
    if len(ranked) > _FEW:
        return load_frozen(session, run)
    kept = _steps_at(session, run, _NEXT_STEPS, [_values(each, as_of) for each in ranked])
    frozen = _frozen(session, run, kept)
    points = {place_of(each, frozen.distribution, as_of).points for each in ranked}
    around = _steps_at(session, run, _NEXT_POINTS, [{POINTS: each} for each in points])[POINTS]
    count = run.ranked_count
    return replace(frozen, points=Ranking(Steps.restored(around, count), count))


def steps_by_scale(frozen: FrozenGrading) -> dict[str, Steps]:
    """Return everything of a grading that is kept as steps."""
    distribution = frozen.distribution
    steps = {each.value: distribution.steps[each] for each in COMPARED}
    return steps | {
        POINTS: Steps.of(frozen.points),
        FIRST_90: distribution.first_90,
        VISITS_90: distribution.visits_90,
    }


def _frozen(
    session: Session, run: GradingRun, kept: Mapping[str, Iterable[tuple[int, int]]]
) -> FrozenGrading:
    points = Steps.restored(kept.get(POINTS, ()), run.ranked_count)
    return FrozenGrading(
        as_of=run.as_of_on,
        rules=load_version_rules(session, rule_version_id=run.rule_version_id),
        distribution=_distribution(session, run, kept),
        points=Ranking(points, run.ranked_count),
    )


def _distribution(
    session: Session, run: GradingRun, kept: Mapping[str, Iterable[tuple[int, int]]]
) -> Distribution:
    weights = sa.select(RunWeight.indicator, RunWeight.weight).where(RunWeight.run_id == run.id)

    def steps(scale: str) -> Steps:
        return Steps.restored(kept.get(scale, ()), run.ranked_count)

    return Distribution(
        ranked_count=run.ranked_count,
        weights=dict(session.execute(weights).all()),
        steps={each: steps(each.value) for each in COMPARED},
        first_90=steps(FIRST_90),
        visits_90=steps(VISITS_90),
    )


def _values(member: Member, as_of: date) -> dict[str, int]:
    """Return where a member stands on each scale."""
    values = zip(Indicator, values_of(member.history, as_of), strict=True)
    return {
        **{indicator.value: value for indicator, value in values},
        FIRST_90: max(member.history.spend_first_90_minor, 0),
        VISITS_90: member.history.visits_90,
    }


def _steps_at(
    session: Session, run: GradingRun, query: sa.Executable, asked: Iterable[Mapping[str, int]]
) -> Mapping[str, list[tuple[int, int]]]:
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for values in asked:
        steps = session.connection().execute(query, {"run_id": run.id, **values})
        for scale, value, below in steps:
            found[scale].append((value, below))
    return found
