"""Working time: how much of it lies between two moments, and when so much has passed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from app.services.foundation.errors import Refusal
from app.services.rules.workdays import OpenDays
from app.words.language import N_

_DAY: Final = timedelta(days=1)
_NOTHING: Final = timedelta(0)
_LOOK_AHEAD_DAYS: Final = 400


@dataclass(eq=False)
class NeverOpen(Refusal):
    """The calendar has no open day for more than a year: no deadline can be worked out."""

    after: datetime

    says = N_(
        "The opening hours leave no open day, so nothing can be promised. Please check them in the"
        " settings."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingTime:
    """The opening hours of the clinic as moments; every moment is aware, results are in UTC.

    An hour that the clocks skip or repeat counts as long as it really lasts.
    """

    calendar: OpenDays
    zone: ZoneInfo

    def after(self, start: datetime, allowance: timedelta) -> datetime:
        """Return the first moment by which ``allowance`` of working time has passed.

        Raises:
            NeverOpen: The clinic does not open for that long.
        """
        left = allowance
        for begins, ends in self._open_from(start):
            if left <= ends - begins:
                return begins + left
            left -= ends - begins
        raise NeverOpen(start)

    def end_of_day(self, start: datetime, days: int) -> datetime:
        """Return when the clinic closes on the open day that is ``days`` after that of ``start``.

        With 0 that is the same day, or the next open one if no working time is left on it.

        Raises:
            NeverOpen: The clinic does not open for that long.
        """
        begun_on = start.astimezone(self.zone).date()
        closings = self._closings(begun_on + _DAY if days else begun_on)
        later = (closing for closing in closings if closing > start)
        closing = next(islice(later, max(days - 1, 0), None), None)
        if closing is None:
            raise NeverOpen(start)
        return closing

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Return the working time from ``start`` to ``end``; nothing if they run backwards."""
        total = _NOTHING
        for begins, ends in self._open_from(start):
            if begins >= end:
                break
            total += min(ends, end) - begins
        return total

    def opens_from(self, moment: datetime) -> datetime:
        """Return ``moment`` if the clinic is open then, else when it opens next.

        Raises:
            NeverOpen: It does not open for more than a year.
        """
        for begins, _ends in self._open_from(moment):
            return begins
        raise NeverOpen(moment)

    def _open_from(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Yield from when to when the clinic is open, the first no earlier than ``start``."""
        start = start.astimezone(UTC)
        for day in _days_from(start.astimezone(self.zone).date()):
            for stretch in self.calendar.hours_on(day):
                begins, ends = (
                    self._moment(day, stretch.opens_at),
                    self._moment(day, stretch.closes_at),
                )
                if ends > max(begins, start):
                    yield max(begins, start), ends

    def _closings(self, first_on: date) -> Iterator[datetime]:
        for day in _days_from(first_on):
            if hours := self.calendar.hours_on(day):
                yield self._moment(day, hours[-1].closes_at)

    def _moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self.zone).astimezone(UTC)


def _days_from(first_on: date) -> Iterator[date]:
    return (first_on + at * _DAY for at in range(_LOOK_AHEAD_DAYS))
