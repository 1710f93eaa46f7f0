"""Who does it when: load spread over the open days and the people at work."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from functools import lru_cache
from typing import Final

from app.services.rules.planning_days import Window
from app.services.rules.workdays import OpenDays, Stretch, Stretches

SLOT_MINUTES: Final = 30
_HOUR_MINUTES: Final = 60

Barred = Callable[[date], bool]


def never(_day: date) -> bool:
    """Bar no day."""
    return False


@dataclass(slots=True)
class Load:
    """What everybody has to do already, by day and time.

    Attributes:
        calendar: The clinic's open days.
        first_on: Days before are never chosen.
        last_on: Days after are never chosen.
        look: Asked how much somebody has to do on a day, once a time of it is wanted;
            without it everything is told by ``take``.
    """

    calendar: OpenDays
    first_on: date
    last_on: date
    look: Callable[[int, date], int] | None = None
    _seen: set[tuple[int, date]] = field(init=False, default_factory=set)
    _days: Sequence[date] = field(init=False)
    _by_day: Counter[tuple[int, date]] = field(init=False, default_factory=Counter)
    _slots: dict[tuple[date, time | None, time | None], Sequence[time]] = field(
        init=False, default_factory=dict
    )
    _by_person: Counter[int] = field(init=False, default_factory=Counter)

    def __post_init__(self) -> None:
        self._days = self.calendar.open_days(self.first_on, self.last_on)

    def take(self, staff_id: int, day: date, count: int = 1) -> None:
        """Count ``count`` more things to do."""
        self._by_day[staff_id, day] += count
        self._by_person[staff_id] += count

    def person(self, staff_ids: Sequence[int]) -> int:
        """Return who of them has least to do; the earlier one of equals."""
        return min(staff_ids, key=lambda staff_id: self._by_person[staff_id])

    def day(
        self,
        staff_id: int,
        window: Window,
        *,
        avoid: Collection[date] = (),
        barred: Barred = never,
    ) -> date | None:
        """Return the open day of the window with least to do, of equals the nearest to ideal.

        Args:
            staff_id: Who does it.
            window: When it makes sense.
            avoid: Days on which the customer hears from us already; taken only at need.
            barred: Says of a day that it is not taken even then.
        """
        days = self._between(window.earliest_on, window.latest_on, barred)
        free = [day for day in days if day not in avoid] or days
        load = self._by_day
        counts = [load.get((staff_id, day), 0) for day in free]
        least = min(counts, default=0)
        lightest = (day for day, count in zip(free, counts, strict=True) if count == least)
        return min(lightest, key=lambda day: (abs(day - window.ideal_on), day), default=None)

    def day_at_once(
        self, staff_id: int, window: Window, *, most: int, barred: Barred = never
    ) -> date | None:
        """Return the first open day from the ideal one on with less than ``most`` to do.

        If every day to the last is full, the one with least to do.
        """
        days = self._between(window.ideal_on, self.last_on, barred)
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
        """Return the next time of ``day`` that suits the customer; every one comes in its turn.

        ``None`` on a closed day.
        """
        self._look_at(staff_id, day)
        asked = (day, reach_from, reach_until)
        if (slots := self._slots.get(asked)) is None:
            slots = self._slots[asked] = _slots(self.calendar.call_hours_on(*asked))
        return slots[self._by_day[staff_id, day] % len(slots)] if slots else None

    def _look_at(self, staff_id: int, day: date) -> None:
        if self.look is not None and (staff_id, day) not in self._seen:
            self._seen.add((staff_id, day))
            self.take(staff_id, day, self.look(staff_id, day))

    def _between(self, first_on: date, last_on: date, barred: Barred) -> Sequence[date]:
        days = self._days[bisect_left(self._days, first_on) : bisect_right(self._days, last_on)]
        return days if barred is never else [day for day in days if not barred(day)]


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
