"""The promises of a complaint, and the deadlines that follow from them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.services.rules.working_time import WorkingTime
from app.words import Complexity


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """How long something may take: minutes of working time, or until the close of a working day.

    Attributes:
        minutes: ``None`` where days are meant.
        days: 0 for the same day.
    """

    minutes: int | None = None
    days: int = 0

    def deadline(self, start: datetime, working: WorkingTime) -> datetime:
        """Return by when, in UTC."""
        if self.minutes is None:
            return working.end_of_day(start, self.days)
        return working.after(start, timedelta(minutes=self.minutes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What customers of a tier are promised when they complain."""

    first_response_minutes: int
    plan_days: int
    clear_days: int
    complex_days: int
    several_departments_days: int
    call_back_days: int

    def solution_days(self, complexity: Complexity) -> int:
        """Return within how many working days it is to be solved."""
        return {
            Complexity.CLEAR: self.clear_days,
            Complexity.COMPLEX: self.complex_days,
            Complexity.SEVERAL_DEPARTMENTS: self.several_departments_days,
        }[complexity]


def deadline_after_pause(
    due_at: datetime, *, paused_at: datetime, resumed_at: datetime, working: WorkingTime
) -> datetime:
    """Return the deadline put off by the working time that was spent waiting for the customer."""
    if due_at <= paused_at:
        return due_at  # it had passed before the waiting began
    return working.after(resumed_at, working.between(paused_at, due_at))


def warned_from(start: datetime, due_at: datetime, working: WorkingTime) -> datetime:
    """Return when to warn of a deadline: after three quarters of its time, while open."""
    return working.opens_from(working.after(start, working.between(start, due_at) * 3 / 4))
