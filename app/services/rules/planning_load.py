"""Who does it when: load spread over the open days and the people at work."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from functools import lru_cache
from typing import Final

from app.services.rules.planning_days import Window
from app.services.rules.workdays import OpenDays, Stretch, Stretches

SLOT_MINUTES: Final = 30
_HOUR_MINUTES: Final = 60


@dataclass(slots=True)
class Load:
    """What everybody has to do already, by day and time.

    Attributes:
        calendar: The clinic's open days.
        first_on: Days before are never chosen.
        last_on: Days after are never chosen.
    """

    calendar: OpenDays
    first_on: date
    last_on: date
    _days: Sequence[date] = field(init=False)
    _by_day: Counter[tuple[int, date]] = field(init=False, default_factory=Counter)
    _by_slot: Counter[tuple[int, date, time]] = field(init=False, default_factory=Counter)
    _by_person: Counter[int] = field(init=False, default_factory=Counter)

    def __post_init__(self) -> None:
        self._days = self.calendar.open_days(self.first_on, self.last_on)

    def take(self, staff_id: int, day: date, at: time | None) -> None:
        """Count one more thing to do."""
        self._by_day[staff_id, day] += 1
        self._by_person[staff_id] += 1
        if at is not None:
            self._by_slot[staff_id, day, at] += 1

    def person(self, staff_ids: Sequence[int]) -> int:
        """Return who of them has least to do; the earlier one of equals."""
        return min(staff_ids, key=lambda staff_id: self._by_person[staff_id])

    def day(self, staff_id: int, window: Window, *, avoid: Collection[date] = ()) -> date | None:
        """Return the open day of the window with least to do, of equals the nearest to ideal.

        Args:
            staff_id: Who does it.
            window: When it makes sense.
            avoid: Days on which the customer hears from us already; taken only at need.
        """
        days = self._between(window.earliest_on, window.latest_on)
        load = self._by_day
        return min(
            days,
            key=lambda day: (day in avoid, load[staff_id, day], abs(day - window.ideal_on), day),
            default=None,
        )

    def day_at_once(self, staff_id: int, window: Window, *, most: int) -> date | None:
        """Return the first open day from the ideal one on with less than ``most`` to do.

        If every day to the last is full, the one with least to do.
        """
        days = self._between(window.ideal_on, self.last_on)
        load = self._by_day
        free = next((day for day in days if load[staff_id, day] < most), None)
        if free is not None:
            return free
        return min(days, key=lambda day: (load[staff_id, day], day), default=None)

    def next_day(self, window: Window) -> date | None:
        """Return the first open day from the ideal one on, be it beyond the window."""
        at = bisect_left(self._days, window.ideal_on)
        return self._days[at] if at < len(self._days) else None

    def last_day(self, window: Window) -> date | None:
        """Return the last open day up to the ideal one that is not before the window."""
        at = bisect_right(self._days, window.ideal_on) - 1
        if at < 0 or self._days[at] < window.earliest_on:
            return None
        return self._days[at]

    def time(
        self, staff_id: int, day: date, reach_from: time | None, reach_until: time | None
    ) -> time | None:
        """Return the time of ``day`` with least to do that suits the customer; the earlier first.

        ``None`` on a closed day.
        """
        slots = _slots(self.calendar.call_hours_on(day, reach_from, reach_until))
        load = self._by_slot
        return min(slots, key=lambda at: (load[staff_id, day, at], at), default=None)

    def _between(self, first_on: date, last_on: date) -> Sequence[date]:
        return self._days[bisect_left(self._days, first_on) : bisect_right(self._days, last_on)]


@lru_cache(maxsize=256)
def _slots(hours: Stretches) -> tuple[time, ...]:
    return tuple(slot for stretch in hours for slot in _slots_in(stretch))


def _slots_in(stretch: Stretch) -> list[time]:
    """Return every half hour that begins in the stretch; its start where none does."""
    first, last = _minutes(stretch.opens_at), _minutes(stretch.closes_at)
    whole = -(-first // SLOT_MINUTES) * SLOT_MINUTES
    slots = [time(*divmod(at, _HOUR_MINUTES)) for at in range(whole, last, SLOT_MINUTES)]
    return slots or [stretch.opens_at]


def _minutes(at: time) -> int:
    return at.hour * _HOUR_MINUTES + at.minute
