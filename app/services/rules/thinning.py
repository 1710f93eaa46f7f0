"""Which backups are kept when a new one has been made.

The clock may be wrong, so it only groups: what is newer is told by the number of a backup,
and days count as they come in that order, not by how long ago they were.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

NEWEST: Final = 5
DAYS_WHOLE: Final = 2
DAYS: Final = 12
WEEKS: Final = 10
MONTHS: Final = 9
MOST_OF_DAYS_WHOLE: Final = 96  # a clock that stands still must not fill the disk


@dataclass(frozen=True, slots=True)
class Made:
    """One backup.

    Attributes:
        number: The next is always higher, whatever the clock says.
        made_on: The local day the clock showed.
    """

    number: int
    made_on: date


def kept(backups: Collection[Made]) -> set[int]:
    """Return the numbers of those to keep.

    They are the newest five, all of the last two days with backups, and the newest of each
    of the last 12 days, 10 weeks and 9 months with backups.
    """
    newest_first = sorted(backups, key=lambda made: made.number, reverse=True)
    whole = _lasts(newest_first, lambda day: day, DAYS_WHOLE)
    of_days = [made.number for made in newest_first if made.made_on in whole]
    return (
        {made.number for made in newest_first[:NEWEST]}
        | set(of_days[:MOST_OF_DAYS_WHOLE])
        | set(_lasts(newest_first, lambda day: day, DAYS).values())
        | set(_lasts(newest_first, _week, WEEKS).values())
        | set(_lasts(newest_first, _month, MONTHS).values())
    )


def _lasts(
    newest_first: Sequence[Made], span_of: Callable[[date], date], count: int
) -> dict[date, int]:
    """Return the newest number of each of the last ``count`` spans that have one."""
    found: dict[date, int] = {}
    for made in newest_first:
        span = span_of(made.made_on)
        if span not in found and len(found) < count:
            found[span] = made.number
    return found


def _week(day: date) -> date:
    return date.fromisocalendar(*day.isocalendar()[:2], 1)


def _month(day: date) -> date:
    return day.replace(day=1)
