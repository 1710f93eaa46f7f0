"""How far two moments lie apart as the desk says it: so many working days, and so many hours."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.services.rules.working_time import WorkingTime

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingSpan:
    """Working days, and the working time left over that fills no other.

    A working day is over when the clock shows the same time on the next open day.
    """

    days: int
    rest: timedelta


def working_span(working: WorkingTime, start: datetime, end: datetime) -> WorkingSpan:
    """Return what lies between two moments; nothing if they run backwards."""
    begins = start.astimezone(working.zone)
    last_on = end.astimezone(working.zone).date()
    days, reached, day = 0, start, begins.date() + _DAY
    while day <= last_on:
        same_time = datetime.combine(day, begins.time(), working.zone)
        if working.calendar.hours_on(day) and same_time <= end:
            days, reached = days + 1, same_time
        day += _DAY
    return WorkingSpan(days=days, rest=working.between(reached, end))
