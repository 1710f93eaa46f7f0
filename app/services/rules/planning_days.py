"""On which day something is due: ladders, rhythms, days to remember."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import Final, NamedTuple

from app.services.rules.lunar import PartialDate, next_occurrence, solar_birth

_DAY: Final = timedelta(days=1)
_RUNG_SLACK: Final = 5  # a fifth of the time since the visit
_YEAR_DAYS: Final = 365


class Window(NamedTuple):
    """When something makes sense, and the day it is best done."""

    earliest_on: date
    ideal_on: date
    latest_on: date

    def from_day(self, first_on: date) -> "Window":
        """Return the window without the days before ``first_on``; at least that day is left."""
        if first_on <= self.earliest_on:
            return self
        return Window(
            earliest_on=max(self.earliest_on, first_on),
            ideal_on=max(self.ideal_on, first_on),
            latest_on=max(self.latest_on, first_on),
        )


def rung_window(visited_on: date, after_days: int) -> Window:
    """Return when to ask on the rung ``after_days`` of an aftercare ladder; never before it."""
    due_on = visited_on + timedelta(days=after_days)
    slack = timedelta(days=max(1, after_days // _RUNG_SLACK))
    return Window(earliest_on=due_on, ideal_on=due_on, latest_on=due_on + slack)


def due_back_on(last_on: date, expected_gap: Fraction) -> date:
    """Return the first day on which the expected gap is full."""
    return last_on + timedelta(days=ceil(expected_gap))


def occurrences(
    when: PartialDate, *, yearly: bool, first_on: date, last_on: date
) -> Iterator[date]:
    """Yield the days from ``first_on`` to ``last_on`` a day to remember falls on.

    29 February, the 30th of a short lunar month and a leap month are brought to the day
    that stands in for them (``lunar.next_occurrence``).
    """
    if not yearly:
        once = solar_birth(when)
        if once is not None and first_on <= once <= last_on:
            yield once
        return
    day = next_occurrence(when, first_on)
    while day is not None and day <= last_on:
        yield day
        day = next_occurrence(when, day + _DAY)


def yearly_after(start_on: date, first_on: date) -> date:
    """Return the first day from ``first_on`` on that lies whole years of 365 days after a start.

    The start itself is none of them.
    """
    years = max(1, -(-(first_on - start_on).days // _YEAR_DAYS))
    return start_on + timedelta(days=years * _YEAR_DAYS)
