"""When the clinic is open, and when a customer may be rung."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Final

from app.services.rules.statutory import holiday_on, is_make_up_workday
from app.words import Holiday

_DAY: Final = timedelta(days=1)
_MONDAY: Final = 0
_SATURDAY: Final = 5
_LOOK_AHEAD_DAYS: Final = 60


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A time of day from ``opens_at`` up to, and not with, ``closes_at``."""

    opens_at: time
    closes_at: time

    def within(self, first: time | None, last: time | None) -> "Stretch | None":
        """Return the part of it from ``first`` to ``last``; None if nothing is left."""
        opens_at = max(self.opens_at, first) if first is not None else self.opens_at
        closes_at = min(self.closes_at, last) if last is not None else self.closes_at
        return Stretch(opens_at, closes_at) if opens_at < closes_at else None


Stretches = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDays:
    """The calendar of the clinic.

    Attributes:
        week: Opening hours by weekday, 0 for Monday; a weekday left out is closed.
        exceptions: Days unlike their weekday; no hours is a closed day.
        closed_on: Statutory holidays on whose days off the clinic stays closed.
        works_make_up_days: A weekend worked for a day off has the hours of a Monday.
        calls_from: Nobody is rung before, nor from ``calls_until`` on.
    """

    week: Mapping[int, Stretches]
    exceptions: Mapping[date, Stretches] = field(default_factory=dict)
    closed_on: frozenset[Holiday] = frozenset()
    works_make_up_days: bool = False
    calls_from: time = time.min
    calls_until: time = time.max

    def hours_on(self, day: date) -> Stretches:
        """Return when the clinic is open on ``day``, earliest first."""
        if day in self.exceptions:
            return self.exceptions[day]
        if self.closed_on and holiday_on(day) in self.closed_on:
            return ()
        weekday = day.weekday()
        if self.works_make_up_days and weekday >= _SATURDAY and is_make_up_workday(day):
            return self.week.get(_MONDAY, ())
        return self.week.get(weekday, ())

    def is_open(self, day: date) -> bool:
        """Return whether anybody is there and may ring somebody."""
        return bool(self.call_hours_on(day))

    def call_hours_on(
        self, day: date, reach_from: time | None = None, reach_until: time | None = None
    ) -> Stretches:
        """Return when a customer may be rung on ``day``: open, not quiet, as they like it.

        Args:
            day: The local day.
            reach_from: The customer's own hours, if they named any, to ``reach_until``.
            reach_until: Before ``reach_from`` it is taken for a slip and not heeded.
        """
        called = [each.within(self.calls_from, self.calls_until) for each in self.hours_on(day)]
        allowed = tuple(each for each in called if each is not None)
        liked = [each.within(reach_from, reach_until) for each in allowed]
        return tuple(each for each in liked if each is not None) or allowed

    def open_days(self, first_on: date, last_on: date) -> list[date]:
        """Return the open days from ``first_on`` to ``last_on``, both included."""
        days = (last_on - first_on).days + 1
        return [day for at in range(days) if self.is_open(day := first_on + at * _DAY)]

    def next_open(self, day: date) -> date | None:
        """Return the first open day from ``day`` on; None if none comes within two months."""
        return self._first_open([day + at * _DAY for at in range(_LOOK_AHEAD_DAYS)])

    def last_open(self, day: date) -> date | None:
        """Return the last open day up to ``day``; None if none was for two months."""
        return self._first_open([day - at * _DAY for at in range(_LOOK_AHEAD_DAYS)])

    def _first_open(self, days: Sequence[date]) -> date | None:
        return next((day for day in days if self.is_open(day)), None)
