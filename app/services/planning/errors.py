"""What the desk refuses around follow-ups, bookings, opening hours and printed lists."""

from dataclasses import dataclass
from datetime import date, time

from app.services.foundation.errors import Refusal
from app.words import (
    Tier,
)


@dataclass(eq=False)
class HoursReversed(Refusal):
    """Opening hours that end before they begin."""

    opens_at: time
    closes_at: time


@dataclass(eq=False)
class HoursOverlap(Refusal):
    """Two stretches of one weekday run into each other.

    Attributes:
        weekday: 0 for Monday.
    """

    weekday: int


@dataclass(eq=False)
class StandardImpossible(Refusal):
    """A service standard contradicts itself: gaps, contacts per quarter or channel shares."""

    tier: Tier


@dataclass(eq=False)
class ContactRulesImpossible(Refusal):
    """Hours, attempts or contacts per week that would leave nothing to do."""


@dataclass(eq=False)
class PlanImpossible(Refusal):
    """Days to plan that lie in the past, run backwards or reach too far.

    Attributes:
        longest_days: How many days are planned at once at the most.
    """

    from_on: date
    to_on: date
    longest_days: int
