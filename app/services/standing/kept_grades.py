"""The grades a run keeps, written in bulk and read back as the rules know them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Grade, GradeStep, GradingRun, RunWeight
from app.services.foundation.bulk import in_parts, insert_derived
from app.services.rules.grading import Graded, Grading, Member
from app.services.rules.indicators import History, tenure_days
from app.services.rules.provisional import FrozenGrading
from app.services.rules.score import COMPARED, Distribution
from app.services.standing.frozen_runs import load_scale, steps_by_scale

_FACTS: Final = tuple(each.name for each in fields(History))
_BELOW: Final = tuple(f"{each.value}_below" for each in COMPARED)
_NONE_BELOW: Final = (0,) * len(_BELOW)


def keep_grading(
    session: Session,
    run_id: int,
    *,
    grading: Grading,
    frozen: FrozenGrading,
    keys: Mapping[str, int],
) -> None:
    """Write down everything of a grading but the run itself.

    Args:
        session: An open transaction; the caller commits.
        run_id: The run, written before.
        grading: What everyone was given.
        frozen: The same grading as what follows is measured by.
        keys: The customers' keys by number.
    """
    weights = frozen.distribution.weights.items()
    insert_derived(
        session,
        RunWeight,
        [{"run_id": run_id, "indicator": each, "weight": weight} for each, weight in weights],
    )
    insert_derived(session, GradeStep, list(step_rows(run_id, frozen)))
    insert_derived(session, Grade, list(grade_rows(run_id, grading, keys)))


def load_kept_grades(
    session: Session, run: GradingRun, *, customer_ids: Collection[int]
) -> dict[int, Graded]:
    """Return what ``run`` gave some customers, by key."""
    scale = load_scale(session, run)
    found: dict[int, Graded] = {}
    for some in in_parts(sorted(customer_ids)):
        query = sa.select(*Grade.__table__.columns).where(
            Grade.run_id == run.id, Grade.customer_id.in_(some)
        )
        for row in session.execute(query):
            found[row.customer_id] = _graded(row, scale)
    return found


def step_rows(run_id: int, frozen: FrozenGrading) -> Iterable[dict[str, Any]]:
    """Yield the steps that a run keeps of a grading."""
    for scale, kept in steps_by_scale(frozen).items():
        for value, below in kept.pairs():
            yield {"run_id": run_id, "scale": scale, "value": value, "below": below}


def grade_rows(run_id: int, grading: Grading, keys: Mapping[str, int]) -> Iterable[dict[str, Any]]:
    """Yield the grades that a run keeps of a grading."""
    for each in grading.graded:
        history = each.history
        first_on = history.first_visit_on
        yield {
            "run_id": run_id,
            "customer_id": keys[each.number],
            "number": each.number,
            "tenure_days": tenure_days(first_on, grading.as_of) if first_on else 0,
            **{name: getattr(history, name) for name in _FACTS},
            **dict(zip(_BELOW, each.below or _NONE_BELOW, strict=True)),
            "ranked": each.ranked,
            "score_n": each.points or 0,
            "rank": each.rank,
            "base_tier": each.base_tier,
            "tier": each.tier,
            "stars": each.stars,
        }


def load_members_of(session: Session, run: GradingRun) -> dict[int, Member]:
    """Return whom ``run`` graded, with the facts it graded by, by key."""
    query = sa.select(*Grade.__table__.columns).where(Grade.run_id == run.id)
    return {
        row.customer_id: Member(
            number=row.number,
            history=History(**{name: row._mapping[name] for name in _FACTS}),  # noqa: SLF001 (see below)
            active=row.ranked,
        )
        for row in session.execute(query)
    }


def _graded(row: sa.Row[Any], scale: Distribution) -> Graded:
    kept = row._mapping  # noqa: SLF001 (the public way to a row's cells by name)
    ranked = row.rank is not None
    return Graded(
        number=row.number,
        history=History(**{name: kept[name] for name in _FACTS}),
        base_tier=row.base_tier,
        tier=row.tier,
        below=tuple(kept[name] for name in _BELOW) if ranked else (),
        points=row.score_n if ranked else None,
        score=scale.score(row.score_n) if ranked else None,
        rank=row.rank,
        stars=row.stars,
    )
