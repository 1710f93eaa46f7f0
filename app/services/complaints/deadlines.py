"""The four clocks of a complaint, started, stopped, and held while the customer is waited for."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import ComplaintCase, ComplaintDeadline, CustomerMetrics
from app.services.complaints.promises import load_promises
from app.services.foundation.settings import load_settings
from app.services.planning.opening_hours import load_open_days
from app.services.rules.complaint_clocks import (
    Allowance,
    Promise,
    deadline_after_pause,
    warned_from,
)
from app.services.rules.complaint_steps import STOPPED_BY
from app.services.rules.working_time import WorkingTime
from app.words import ComplaintClock, ComplaintStep, Complexity, Tier

FROM_THE_START = (ComplaintClock.FIRST_RESPONSE, ComplaintClock.PLAN, ComplaintClock.SOLUTION)
ANEW = (ComplaintClock.PLAN, ComplaintClock.SOLUTION)


def load_working_time(session: Session) -> WorkingTime:
    """Return the working time of the clinic as its calendar has it today."""
    return WorkingTime(calendar=load_open_days(session), zone=load_settings(session).zone)


def start_clocks(
    session: Session, case: ComplaintCase, clocks: Collection[ComplaintClock], *, at: datetime
) -> None:
    """Work out the deadlines of ``clocks`` in this round and keep them.

    Raises:
        NeverOpen: The clinic does not open any more.
    """
    promise, working = _promise_for(session, case), load_working_time(session)
    for clock in clocks:
        cells = clock_cells(clock, promise, case.complexity, working, at)
        session.add(ComplaintDeadline(case_id=case.id, round=case.round, **cells))
    session.flush()


def clock_cells(
    clock: ComplaintClock,
    promise: Promise,
    complexity: Complexity,
    working: WorkingTime,
    at: datetime,
) -> dict[str, Any]:
    """Return a clock that starts at ``at``, as cells of its table.

    Raises:
        NeverOpen: The clinic does not open any more.
    """
    due_at = _allowance(clock, promise, complexity).deadline(at, working)
    return {
        "clock": clock,
        "started_at": at,
        "due_at": due_at,
        "warn_at": warned_from(at, due_at, working),
    }


def stop_clocks(
    session: Session, case: ComplaintCase, step: ComplaintStep, *, at: datetime
) -> None:
    """Stop the clocks that ``step`` answers."""
    for deadline in running(session, case):
        if deadline.clock in STOPPED_BY.get(step, ()):
            deadline.met_at, deadline.paused_at = at, None
    session.flush()


def hold_clocks(session: Session, case: ComplaintCase, *, at: datetime) -> None:
    """Let the clocks stand still: the customer is waited for."""
    for deadline in running(session, case):
        deadline.paused_at = at
    session.flush()


def resume_clocks(session: Session, case: ComplaintCase, *, at: datetime) -> None:
    """Let the clocks run on; deadlines move by the working time they stood still."""
    working = load_working_time(session)
    for deadline in running(session, case):
        if deadline.paused_at is None:
            continue
        for name in ("due_at", "warn_at"):
            moved = deadline_after_pause(
                getattr(deadline, name),
                paused_at=deadline.paused_at,
                resumed_at=at,
                working=working,
            )
            setattr(deadline, name, moved)
        deadline.paused_at = None
    session.flush()


def regauge_solution(session: Session, case: ComplaintCase) -> None:
    """Work out the deadline of the solution again, after the complaint proved harder or easier."""
    for deadline in running(session, case):
        if deadline.clock is ComplaintClock.SOLUTION and deadline.paused_at is None:
            session.delete(deadline)
            session.flush()
            start_clocks(session, case, [ComplaintClock.SOLUTION], at=deadline.started_at)


def running(session: Session, case: ComplaintCase) -> list[ComplaintDeadline]:
    """Return the clocks of this round that nothing has stopped yet."""
    query = sa.select(ComplaintDeadline).where(
        ComplaintDeadline.case_id == case.id,
        ComplaintDeadline.round == case.round,
        ComplaintDeadline.met_at.is_(None),
    )
    return list(session.scalars(query.order_by(ComplaintDeadline.due_at)))


def _promise_for(session: Session, case: ComplaintCase) -> Promise:
    tier = session.scalar(
        sa.select(CustomerMetrics.tier).where(CustomerMetrics.customer_id == case.customer_id)
    )
    return load_promises(session)[tier or Tier.PROSPECT, case.severity]


def _allowance(clock: ComplaintClock, promise: Promise, complexity: Complexity) -> Allowance:
    return {
        ComplaintClock.FIRST_RESPONSE: Allowance(minutes=promise.first_response_minutes),
        ComplaintClock.PLAN: Allowance(days=promise.plan_days),
        ComplaintClock.SOLUTION: Allowance(days=promise.solution_days(complexity)),
        ComplaintClock.CALL_BACK: Allowance(days=promise.call_back_days),
    }[clock]
