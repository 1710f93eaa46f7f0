"""What a service standard asks for over some days, and what was too little or too much."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.services.rules.planning_cadence import is_bothered

QUARTER_DAYS: Final = 91


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What a tier may expect, in contacts per quarter."""

    least_per_quarter: int
    most_per_quarter: int

    def least_in(self, days: int) -> int:
        """Return the contacts owed in so many days; a part of one is owed by nobody yet."""
        return self.least_per_quarter * days // QUARTER_DAYS

    def most_in(self, days: int) -> int:
        """Return the contacts beyond which it is too much; a part of one is still allowed."""
        return -(-self.most_per_quarter * days // QUARTER_DAYS)


def is_too_few(promise: Promise, *, met: int, days: int) -> bool:
    """Return whether fewer contacts and visits were than the standard owes."""
    return met < promise.least_in(days)


def is_too_many(promise: Promise, rung_on: Sequence[date], *, days: int, most_in_week: int) -> bool:
    """Return whether the clinic got in touch too often: over the whole, or in some week.

    Args:
        promise: Of the tier.
        rung_on: Days on which the clinic tried, reached or not, one for each time.
        days: Of the span.
        most_in_week: Times in seven days from which a customer is bothered.
    """
    return len(rung_on) > promise.most_in(days) or is_bothered(rung_on, most=most_in_week)
