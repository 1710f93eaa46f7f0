"""Who moved between two gradings, why, and what is missing to rise or to stay."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from app.models import Customer, Grade, GradingRun, TierMovement
from app.services.foundation.bulk import insert_derived
from app.services.foundation.errors import NotFound
from app.services.rules.grading import Grading
from app.services.rules.movements import TierMoved, moved
from app.services.rules.provisional import FrozenGrading
from app.services.standing.frozen_runs import load_scale, load_version_rules
from app.services.standing.kept_grades import load_kept_grades
from app.words import Indicator, Movement, Tier

_PER_MILLE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedReason:
    """An indicator that moved.

    Attributes:
        delta_tenths: Change of the share of other customers below, in tenths of a percent.
    """

    indicator: Indicator
    delta_tenths: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPart:
    """What alone would do; ``None`` where it would not.

    Attributes:
        spend_minor: Extra spend.
        visits: Extra visits.
    """

    spend_minor: int | None
    visits: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementRow:
    """One customer who moved.

    Attributes:
        name: As on file now; empty where the file is gone.
        from_tier: The base tier before, ``dormant``, ``prospect`` or ``not_graded``.
        to_stay: What was missing to keep the tier before, for those who fell.
        to_rise: What is missing to the next better tier.
    """

    customer_id: int
    number: str
    name: str
    from_tier: Tier | None
    to_tier: Tier
    movement: Movement
    reasons: tuple[MovedReason, ...]
    to_stay: MissingPart | None
    to_rise: MissingPart | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementMatrix:
    """How many went from which tier to which; ``None`` stands for not being there.

    Attributes:
        cells: Heads by tier before and tier now, base tiers, ``dormant`` and so on.
    """

    cells: dict[tuple[Tier | None, Tier | None], int]

    @property
    def before(self) -> dict[Tier, int]:
        """Heads per tier in the grading before: the totals of the rows."""
        return _totals((old, heads) for (old, _), heads in self.cells.items())

    @property
    def after(self) -> dict[Tier, int]:
        """Heads per tier in this grading: the totals of the columns."""
        return _totals((new, heads) for (_, new), heads in self.cells.items())


def keep_movements(
    session: Session,
    run: GradingRun,
    *,
    start: GradingRun,
    grading: Grading,
    now: FrozenGrading,
) -> int:
    """Write down who moved since ``start``; return how many.

    Args:
        session: An open transaction; the caller commits.
        run: The new run, whose grades are written.
        start: The run before, or the same recomputed under the new rules.
        grading: What the new run gave.
        now: The same as what follows is measured by.
    """
    rows = movement_rows(session, run, start=start, grading=grading, now=now)
    insert_derived(session, TierMovement, rows)
    return len(rows)


def movement_rows(
    session: Session,
    run: GradingRun,
    *,
    start: GradingRun,
    grading: Grading,
    now: FrozenGrading,
) -> list[dict[str, Any]]:
    """Return what ``keep_movements`` writes down."""
    keys = _changed(session, run, start)
    befores = load_kept_grades(session, start, customer_ids=keys)
    was = FrozenGrading(
        as_of=start.as_of_on,
        rules=load_version_rules(session, rule_version_id=start.rule_version_id),
        distribution=load_scale(session, start),
        points=(),
    )
    by_number = {each.number: each for each in grading.graded}
    rows = []
    for key, number in keys.items():
        movement = moved(befores.get(key), by_number[number], was=was, now=now)
        if movement is not None:
            rows.append({"run_id": run.id, "customer_id": key, **_cells(movement)})
    return rows


def count_movements(session: Session, *, run_id: int) -> int:
    """Return how many customers moved in a run."""
    query = sa.select(sa.func.count()).where(TierMovement.run_id == run_id)
    return session.scalar(query) or 0


def list_movements(
    session: Session, *, run_id: int, movement: Movement | None = None
) -> list[MovementRow]:
    """Return who moved in a run, the highest tier reached first, then by number."""
    query = (
        sa.select(TierMovement, Grade.number, Customer.name)
        .join(
            Grade,
            (Grade.run_id == TierMovement.run_id) & (Grade.customer_id == TierMovement.customer_id),
        )
        .outerjoin(Customer, Customer.id == TierMovement.customer_id)
        .where(TierMovement.run_id == run_id)
    )
    if movement is not None:
        query = query.where(TierMovement.movement == movement)
    rows = [_row(kept, number, name or "") for kept, number, name in session.execute(query)]
    tiers = list(Tier)
    return sorted(rows, key=lambda row: (tiers.index(row.to_tier), row.number))


def load_matrix(session: Session, *, run_id: int) -> MovementMatrix:
    """Count from which tier to which everybody went since the grading before.

    Raises:
        NotFound: There is no such run.
    """
    run = session.get(GradingRun, run_id)
    if run is None:
        raise NotFound("grading", run_id)
    beside = sa.select(GradingRun.id).where(GradingRun.beside_id == run_id)
    start_id = session.scalar(beside) or run.previous_id
    cells: Counter[tuple[Tier | None, Tier | None]] = Counter()
    old, new = aliased(Grade), aliased(Grade)
    same = (old.run_id == start_id) & (old.customer_id == new.customer_id)
    pairs = (
        sa.select(_standing(old), _standing(new), sa.func.count())
        .select_from(new)
        .outerjoin(old, same)
        .where(new.run_id == run_id)
        .group_by(_standing(old), _standing(new))
    )
    for before, after, heads in session.execute(pairs):
        cells[before, after] += heads
    there = sa.select(new.customer_id).where(new.run_id == run_id)
    gone = (
        sa.select(_standing(old), sa.func.count())
        .where(old.run_id == start_id, old.customer_id.not_in(there))
        .group_by(_standing(old))
    )
    for before, heads in session.execute(gone):
        cells[before, None] += heads
    return MovementMatrix(cells=dict(cells))


def _totals(counted: Iterable[tuple[Tier | None, int]]) -> dict[Tier, int]:
    totals: Counter[Tier] = Counter()
    for tier, heads in counted:
        if tier is not None:
            totals[tier] += heads
    return dict(totals)


def _standing(grade: type[Grade]) -> sa.Case[Tier]:
    """Return the base tier, or ``dormant``; what movements are told by."""
    return sa.case((grade.tier == Tier.DORMANT, grade.tier), else_=grade.base_tier)


def _changed(session: Session, run: GradingRun, start: GradingRun) -> dict[int, str]:
    """Return the numbers of those who stand elsewhere than before, or are new, by key."""
    old, new = aliased(Grade), aliased(Grade)
    query = (
        sa.select(new.customer_id, new.number)
        .outerjoin(old, (old.run_id == start.id) & (old.customer_id == new.customer_id))
        .where(new.run_id == run.id, _standing(old).is_distinct_from(_standing(new)))
    )
    return dict(session.execute(query).all())


def _cells(movement: TierMoved) -> dict[str, Any]:
    deltas = [
        (shift.indicator, round((shift.after - shift.before) * _PER_MILLE))
        for shift in movement.shifts
    ]
    first, second = [*deltas, (None, None), (None, None)][:2]
    return {
        "from_tier": movement.from_tier,
        "to_tier": movement.to_tier,
        "movement": movement.movement,
        "first_reason": first[0],
        "first_delta": first[1],
        "second_reason": second[0],
        "second_delta": second[1],
        "to_rise_minor": movement.to_rise.spend_minor if movement.to_rise else None,
        "to_rise_visits": movement.to_rise.visits if movement.to_rise else None,
        "to_stay_minor": movement.to_stay.spend_minor if movement.to_stay else None,
        "to_stay_visits": movement.to_stay.visits if movement.to_stay else None,
    }


def _row(kept: TierMovement, number: str, name: str) -> MovementRow:
    shifts = (
        (kept.first_reason, kept.first_delta),
        (kept.second_reason, kept.second_delta),
    )
    return MovementRow(
        customer_id=kept.customer_id,
        number=number,
        name=name,
        from_tier=kept.from_tier,
        to_tier=kept.to_tier,
        movement=kept.movement,
        reasons=tuple(
            MovedReason(indicator=indicator, delta_tenths=delta)
            for indicator, delta in shifts
            if indicator is not None and delta is not None
        ),
        to_stay=_missing(kept.to_stay_minor, kept.to_stay_visits),
        to_rise=_missing(kept.to_rise_minor, kept.to_rise_visits),
    )


def _missing(spend_minor: int | None, visits: int | None) -> MissingPart | None:
    if spend_minor is None and visits is None:
        return None
    return MissingPart(spend_minor=spend_minor, visits=visits)
