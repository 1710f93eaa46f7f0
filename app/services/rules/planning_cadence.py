"""How often a tier is contacted: never later than its maximum gap, and not too often."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.services.rules.planning_days import Window

WEEK_DAYS: Final = 7
Choose = Callable[[Window], date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """The rhythm of contacts that a tier may expect, in days."""

    ideal_gap_days: int
    max_gap_days: int


def fill_gaps(
    base_on: date | None,
    planned: Iterable[date],
    *,
    cadence: Cadence,
    first_on: date,
    last_on: date,
    choose: Choose,
) -> list[date]:
    """Return the days to plan so that no gap exceeds the cadence's maximum.

    What is planned already counts, late things as if done on ``first_on``.

    Args:
        base_on: The last contact that counted; None for never.
        planned: Days of open follow-ups of the customer, of any kind that counts.
        cadence: Of the customer's tier.
        first_on: First day to plan.
        last_on: Last day to plan.
        choose: Picks a day in a window, or the next one after it; None if no day will do.
    """
    days = sorted(max(day, first_on) for day in planned)
    found: list[date] = []
    last = base_on if base_on is not None else first_on - timedelta(cadence.ideal_gap_days)
    while True:
        window, ahead = _window_after(last, cadence, first_on), _next_after(days, last)
        if ahead is not None and ahead <= window.latest_on:
            last = days[bisect_right(days, window.latest_on) - 1]
            continue
        if window.ideal_on > last_on:
            return found
        day = choose(_until(window, last_on))
        if ahead is not None and (day is None or ahead <= day):  # nothing is open before it
            last = ahead
            continue
        if day is None:
            return found
        found.append(day)
        insort(days, day)
        last = day


def is_bothered(days: Sequence[date], *, most: int) -> bool:
    """Return whether ``most`` contacts or more fall into some seven days."""
    ordered = sorted(days)
    return any(
        (later - earlier).days < WEEK_DAYS
        for earlier, later in zip(ordered, ordered[most - 1 :], strict=False)
    )


def would_bother(ordered: Sequence[date], day: date, *, most: int) -> bool:
    """Return whether one more contact on ``day`` makes ``most`` in some seven days.

    Args:
        ordered: Days of the other contacts, ascending.
        day: The day in question.
        most: Contacts in seven days from which a customer is bothered.
    """
    first = bisect_left(ordered, day - timedelta(days=WEEK_DAYS - 1))
    last = bisect_right(ordered, day + timedelta(days=WEEK_DAYS - 1))
    near = ordered[first:last]
    return len(near) + 1 >= most and is_bothered([*near, day], most=most)


def _window_after(last: date, cadence: Cadence, first_on: date) -> Window:
    """Return when the next contact is due; who is overdue is spread over the slack from today."""
    slack = timedelta(days=cadence.max_gap_days - cadence.ideal_gap_days)
    ideal_on = last + timedelta(days=cadence.ideal_gap_days)
    if last + timedelta(days=cadence.max_gap_days) < first_on:
        return Window(earliest_on=first_on, ideal_on=first_on, latest_on=first_on + slack)
    return Window(
        earliest_on=max(last + timedelta(days=1), ideal_on - slack, first_on),
        ideal_on=max(ideal_on, first_on),
        latest_on=ideal_on + slack,
    )


def _until(window: Window, last_on: date) -> Window:
    return Window(
        earliest_on=window.earliest_on,
        ideal_on=window.ideal_on,
        latest_on=min(window.latest_on, last_on),
    )


def _next_after(days: Sequence[date], last: date) -> date | None:
    at = bisect_right(days, last)
    return days[at] if at < len(days) else None
