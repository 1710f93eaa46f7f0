"""How often somebody let a customer down within a year, counted anew every time."""

from collections.abc import Sequence
from datetime import date
from typing import Final

LAST_STAGE: Final = 3


def occurrences(days: Sequence[date]) -> list[int]:
    """Return for each of ``days``, earliest first, how many fall into the year ending with it."""
    return [
        sum(year_before(day) < earlier for earlier in days[: at + 1]) for at, day in enumerate(days)
    ]


def stage_of(count: int) -> int:
    """Return the stage of the house rules for the ``count``-th time; it ends at three."""
    return min(count, LAST_STAGE)


def year_before(day: date) -> date:
    """Return the same day a year earlier; 29 February goes back to the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
