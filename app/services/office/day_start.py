"""What is due when the program is first used on a day: figures, gradings, follow-ups."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.services.figures.metrics import Part, is_stale, refresh_everything, refresh_parts
from app.services.foundation.actors import Actor
from app.services.grading.gradings import due_gradings, grade_due
from app.services.planning.drafts import Draft
from app.services.planning.plans import Planned, draft_day, keep_draft

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBegun:
    """What was done.

    Attributes:
        refreshed: The figures were of another day and were taken anew.
        graded_periods: Labels of the periods that had ended and were graded, oldest first.
    """

    refreshed: bool
    graded_periods: tuple[str, ...]


def day_wants_beginning(session: Session, *, now: datetime) -> bool:
    """Say whether anything is due, without writing."""
    today = now.date()
    return is_stale(session, today=today) or bool(due_gradings(session, today=today))


def day_parts(session: Session, *, now: datetime) -> list[Part]:
    """Return what is to be written before ``begin_day``, part by part; nothing on the same day.

    In a big clinic the figures take a minute, and the desk has visits to write down.
    """
    today = now.date()
    return refresh_parts(session, today=today) if is_stale(session, today=today) else []


def begin_day(
    session: Session, *, actor: Actor, now: datetime, report: Report | None = None
) -> DayBegun:
    """Take the figures as of today and grade the periods that have ended.

    Args:
        session: An open transaction; the caller commits.
        actor: Whoever happens to come first; a due grading needs no rank.
        now: The moment in the clinic's zone.
        report: Told now and then how many customers are done, and of how many.
    """
    today = now.date()
    refreshed = is_stale(session, today=today)
    if refreshed:
        refresh_everything(session, today=today, report=report)
    graded = grade_due(session, today=today, actor=actor, now=now)
    return DayBegun(
        refreshed=refreshed, graded_periods=tuple(done.result.period for done in graded)
    )


def draft_plan(session: Session, *, now: datetime) -> Draft:
    """Work out what fell due while nobody was here, and what comes next; after ``begin_day``.

    Only reads: in a big clinic it takes a while, and the desk has visits to write down.
    """
    return draft_day(session, today=now.date())


def plan_day(session: Session, *, draft: Draft) -> Planned:
    """Write the plan of the day; a write of its own, so that it can be undone by itself."""
    return keep_draft(session, draft=draft)
