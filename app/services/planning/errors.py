"""What the desk refuses around follow-ups, bookings, opening hours and printed lists."""

from dataclasses import dataclass
from datetime import date, time

from typing_extensions import override

from app.services.foundation.errors import Refusal
from app.words import (
    Tier,
)
from app.words.formats import weekday_name
from app.words.language import N_, say


@dataclass(eq=False)
class HoursReversed(Refusal):
    """Opening hours that end before they begin."""

    opens_at: time
    closes_at: time

    says = N_("“{opens_at} – {closes_at}” ends before it begins. Please check the two times.")


@dataclass(eq=False)
class HoursOverlap(Refusal):
    """Two stretches of one weekday run into each other.

    Attributes:
        weekday: 0 for Monday.
    """

    weekday: int

    @override
    def sentence(self) -> str:
        return say(
            "The hours of {day} run into each other. Please part them.",
            day=weekday_name(self.weekday),
        )


@dataclass(eq=False)
class StandardImpossible(Refusal):
    """A service standard contradicts itself: gaps, contacts per quarter or channel shares."""

    tier: Tier

    says = N_(
        "The standard for {tier} contradicts itself: the ideal gap is no longer than the maximum,"
        " the least contacts are no more than the most, and the channels make 100 %."
    )


@dataclass(eq=False)
class ContactRulesImpossible(Refusal):
    """Hours, attempts or contacts per week that would leave nothing to do."""

    says = N_(
        "By these rules nobody could be reached. Please check hours, attempts and contacts per"
        " week."
    )


@dataclass(eq=False)
class PlanImpossible(Refusal):
    """Days to plan that lie in the past, run backwards or reach too far.

    Attributes:
        longest_days: How many days are planned at once at the most.
    """

    from_on: date
    to_on: date
    longest_days: int

    says = N_(
        "Only today and later can be planned, first day first, up to {longest_days} days at once."
        " Please choose other days."
    )
