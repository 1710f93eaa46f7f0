"""Proving the gradings on file: from the facts each froze, the same grades follow."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Base, Grade, GradeStep, GradingRun, JournalRow, RunWeight, TierMovement
from app.services.foundation.findings import Finding
from app.services.foundation.images import to_text
from app.services.foundation.reports import Report, say_nothing
from app.services.grading.movements import movement_rows
from app.services.rules.grading import Grading, grade
from app.services.rules.provisional import freeze
from app.services.standing.frozen_runs import load_version_rules
from app.services.standing.kept_grades import grade_rows, load_members_of, step_rows
from app.words import FindingKind, Indicator


def check_gradings(session: Session, *, report: Report = say_nothing) -> list[Finding]:
    """Return the gradings that do not follow from the facts they were frozen with.

    Args:
        session: Reads.
        report: Is told how many gradings are looked at; whatever it raises stops the look.
    """
    runs = session.scalars(sa.select(GradingRun).order_by(GradingRun.id)).all()
    found: list[Finding] = []
    for done, run in enumerate(runs):
        report(done, len(runs))
        if not _holds(session, run):
            what = GradingRun.__tablename__
            found.append(Finding(kind=FindingKind.GRADING_ALTERED, what=what, key=run.id))
    report(len(runs), len(runs))
    return found


def _holds(session: Session, run: GradingRun) -> bool:
    members = load_members_of(session, run)
    if not members:
        heads = run.ranked_count + run.dormant_count + run.prospect_count
        return heads == 0 or _came_back(session, run)
    grading = grade(
        members.values(),
        rules=load_version_rules(session, rule_version_id=run.rule_version_id),
        as_of=run.as_of_on,
        any_complaint=_weighs_harmony(session, run),
    )
    keys = {member.number: key for key, member in members.items()}
    return (
        _heads(run) == _heads_of(grading)
        and _same(session, Grade, run, grade_rows(run.id, grading, keys))
        and _same(session, GradeStep, run, step_rows(run.id, freeze(grading)))
        and _same(session, RunWeight, run, _weight_rows(run.id, grading))
        and _movements_hold(session, run, grading)
    )


def _came_back(session: Session, run: GradingRun) -> bool:
    """Whether an undo took the run away and another brought it back, without its grades."""
    traces = (
        sa.select(sa.func.count())
        .select_from(JournalRow)
        .where(JournalRow.table_name == GradingRun.__tablename__, JournalRow.row_key == run.id)
    )
    return (session.scalar(traces) or 0) > 1


def _weighs_harmony(session: Session, run: GradingRun) -> bool:
    query = sa.select(RunWeight.weight).where(
        RunWeight.run_id == run.id, RunWeight.indicator == Indicator.HARMONY
    )
    return session.scalar(query) is not None


def _heads(run: GradingRun) -> tuple[object, ...]:
    counts = (run.ranked_count, run.dormant_count, run.prospect_count)
    return (*counts, run.tie_at_cut, run.weight_in_use, run.checksum)


def _heads_of(grading: Grading) -> tuple[object, ...]:
    counts = (grading.ranked_count, grading.dormant_count, grading.prospect_count)
    return (*counts, grading.tie_at_cut, grading.distribution.total_weight, grading.checksum)


def _weight_rows(run_id: int, grading: Grading) -> Iterable[dict[str, Any]]:
    for indicator, weight in grading.distribution.weights.items():
        yield {"run_id": run_id, "indicator": indicator, "weight": weight}


def _movements_hold(session: Session, run: GradingRun, grading: Grading) -> bool:
    beside = sa.select(GradingRun).where(GradingRun.beside_id == run.id)
    start = session.scalar(beside) or (
        session.get(GradingRun, run.previous_id) if run.previous_id is not None else None
    )
    if start is None:
        return _same(session, TierMovement, run, ())
    if not load_members_of(session, start):  # its grades went with an undo
        return True
    rows = movement_rows(session, run, start=start, grading=grading, now=freeze(grading))
    return _same(session, TierMovement, run, rows)


def _same(
    session: Session, model: type[Base], run: GradingRun, rows: Iterable[dict[str, Any]]
) -> bool:
    """Whether the table holds exactly ``rows`` of the run."""
    table = sa.inspect(model).local_table
    cells = [column for column in table.columns if column.name != "id"]
    query = sa.select(*cells).where(table.c.run_id == run.id)
    kept = sorted(to_text(row._asdict()) for row in session.execute(query))
    return kept == sorted(map(to_text, rows))
