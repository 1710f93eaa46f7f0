"""Grading everyone as of a day: tried out, written down, or due at a period's end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import GradingRun, VisitLine
from app.services.foundation.actors import Actor
from app.services.foundation.collector import collector_at_rest
from app.services.foundation.settings import load_settings
from app.services.grading.movements import count_movements, keep_movements
from app.services.grading.rule_versions import keep_version, load_rules
from app.services.rules.grading import Grading, grade
from app.services.rules.periods import Period, period_of, periods_due
from app.services.rules.permissions import require
from app.services.rules.provisional import FrozenGrading, freeze
from app.services.rules.tiers import GradingRules
from app.services.standing.frozen_runs import latest_run, load_version_rules, official_runs
from app.services.standing.histories import any_complaint, count_rows_after, load_members
from app.services.standing.kept_grades import keep_grading
from app.words import LineState, Permission


@dataclass(frozen=True, slots=True, kw_only=True)
class GradingResult:
    """Everyone graded as of a day, written down or not.

    Attributes:
        period: Label of the period the day lies in, such as ``2026-Q4``.
        grading: Per customer what was counted, the place, and the tier.
        keys: The customers' keys by number.
        rows_after_as_of: Dated rows of later days, which were left out.
    """

    period: str
    grading: Grading
    keys: dict[str, int]
    rows_after_as_of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GradingDone:
    """A grading that stands.

    Attributes:
        is_new: Whether it was written now; the same rows graded again change nothing.
        restated: Whether rows came in after the day had been graded before.
        moved_count: How many customers changed their tier.
    """

    run_id: int
    result: GradingResult
    is_new: bool
    restated: bool
    moved_count: int


def try_grading(
    session: Session, *, as_of: date, rules: GradingRules | None = None
) -> GradingResult:
    """Grade everyone and write nothing down.

    Args:
        session: An open transaction.
        as_of: The last day that counts.
        rules: Weights and cuts to try; those in force on the day if left out.
    """
    chosen = rules or load_rules(session, on=as_of).rules
    with collector_at_rest():
        members = load_members(session, as_of=as_of)
        grading = grade(
            members.values(),
            rules=chosen,
            as_of=as_of,
            any_complaint=any_complaint(session, as_of=as_of),
        )
    return GradingResult(
        period=period_of(as_of, load_settings(session).grading_period).label,
        grading=grading,
        keys={member.number: key for key, member in members.items()},
        rows_after_as_of=count_rows_after(session, as_of=as_of),
    )


def grade_everyone(session: Session, *, as_of: date, actor: Actor, now: datetime) -> GradingDone:
    """Grade everyone as of a day and freeze the result.

    Raises:
        NotAllowed: The actor may not grade.
    """
    require(actor, Permission.GRADE)
    return _grade(session, as_of=as_of, actor=actor, now=now)


def due_gradings(session: Session, *, today: date) -> tuple[Period, ...]:
    """Return the periods that ended and wait to be graded, oldest first.

    A clinic without a visit by then has nobody to grade.
    """
    last = latest_run(session)
    kind = load_settings(session).grading_period
    waiting = periods_due(last.as_of_on if last else None, today, kind)
    first_on = session.scalar(
        sa.select(sa.func.min(VisitLine.visited_on)).where(VisitLine.state == LineState.DONE)
    )
    return tuple(each for each in waiting if first_on is not None and first_on <= each.ends_on)


def grade_due(session: Session, *, today: date, actor: Actor, now: datetime) -> list[GradingDone]:
    """Grade every period that is due; whoever starts the program first may, for it is due."""
    return [
        _grade(session, as_of=period.ends_on, actor=actor, now=now)
        for period in due_gradings(session, today=today)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """A run just written, with what it was written from."""

    run: GradingRun
    result: GradingResult
    frozen: FrozenGrading


def _grade(session: Session, *, as_of: date, actor: Actor, now: datetime) -> GradingDone:
    version = load_rules(session, on=as_of)
    result = try_grading(session, as_of=as_of, rules=version.rules)
    same_day = _last_of_day(session, as_of)
    if same_day is not None and same_day.checksum == result.grading.checksum:
        return _unchanged(session, same_day, result)
    previous = _last_before(session, as_of)
    links = {"restated": same_day is not None, "previous_id": previous.id if previous else None}
    version_id = keep_version(session, version, actor=actor, now=now)
    signed = {"rule_version_id": version_id, "graded_at": now, "graded_by_id": actor.staff_id}
    written = _write(session, result, signed | links)
    moved_count = 0
    if previous is not None:
        start = _start_of_movements(session, previous, written, signed)
        moved_count = keep_movements(
            session, written.run, start=start, grading=result.grading, now=written.frozen
        )
    return GradingDone(
        run_id=written.run.id,
        result=result,
        is_new=True,
        restated=written.run.restated,
        moved_count=moved_count,
    )


def _unchanged(session: Session, run: GradingRun, result: GradingResult) -> GradingDone:
    return GradingDone(
        run_id=run.id,
        result=result,
        is_new=False,
        restated=run.restated,
        moved_count=count_movements(session, run_id=run.id),
    )


def _start_of_movements(
    session: Session, previous: GradingRun, written: _Written, signed: Mapping[str, Any]
) -> GradingRun:
    """Return the run before, recomputed beside the new one if the rules changed since."""
    rules = written.result.grading.rules
    if load_version_rules(session, rule_version_id=previous.rule_version_id) == rules:
        return previous
    again = try_grading(session, as_of=previous.as_of_on, rules=rules)
    return _write(session, again, {**signed, "beside_id": written.run.id}).run


def _write(session: Session, result: GradingResult, cells: Mapping[str, Any]) -> _Written:
    grading = result.grading
    run = GradingRun(
        as_of_on=grading.as_of,
        period=result.period,
        ranked_count=grading.ranked_count,
        dormant_count=grading.dormant_count,
        prospect_count=grading.prospect_count,
        rows_after_count=result.rows_after_as_of,
        tie_at_cut=grading.tie_at_cut,
        weight_in_use=grading.distribution.total_weight,
        checksum=grading.checksum,
        **cells,
    )
    session.add(run)
    session.flush()
    frozen = freeze(grading)
    keep_grading(session, run.id, grading=grading, frozen=frozen, keys=result.keys)
    return _Written(run=run, result=result, frozen=frozen)


def _last_of_day(session: Session, as_of: date) -> GradingRun | None:
    return session.scalars(official_runs().where(GradingRun.as_of_on == as_of)).first()


def _last_before(session: Session, as_of: date) -> GradingRun | None:
    return session.scalars(official_runs().where(GradingRun.as_of_on < as_of)).first()
