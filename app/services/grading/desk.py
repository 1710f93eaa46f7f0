"""Everything about gradings that the supervisor has on the desk at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.services.foundation.actors import Actor
from app.services.grading.gradings import GradingDone, due_gradings, grade_everyone
from app.services.grading.rule_versions import RuleVersionRow, list_rule_versions, next_start
from app.services.grading.views import GradingView, RunRow, list_runs, load_view
from app.services.rules.periods import Period

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class GradingDesk:
    """The gradings that stand, one of them in full, and what comes next.

    Attributes:
        runs: The latest first.
        due: The periods that ended and wait, oldest first.
        view: The grading asked for, or the latest; ``None`` before the first.
        versions: Every version of the rules, oldest first.
        next_start: First day new rules can hold from.
    """

    runs: list[RunRow]
    due: tuple[Period, ...]
    view: GradingView | None
    versions: list[RuleVersionRow]
    next_start: date


def load_grading_desk(session: Session, *, today: date, run_id: int | None = None) -> GradingDesk:
    """Return what stands; the latest grading in full if ``run_id`` is not among them."""
    runs = list_runs(session)
    keys = [run.run_id for run in runs]
    shown = run_id if run_id in keys else next(iter(keys), None)
    return GradingDesk(
        runs=runs,
        due=due_gradings(session, today=today),
        view=None if shown is None else load_view(session, run_id=shown),
        versions=list_rule_versions(session),
        next_start=next_start(session, today=today),
    )


def grade_days(
    session: Session, *, days: Sequence[date], actor: Actor, now: datetime, report: Report
) -> list[GradingDone]:
    """Grade everyone as of each day, oldest first; a report that raises takes all of it back.

    Raises:
        NotAllowed: The actor may not grade.
    """
    done = []
    for place, day in enumerate(days):
        report(place, len(days))
        done.append(grade_everyone(session, as_of=day, actor=actor, now=now))
    report(len(days), len(days))
    return done
