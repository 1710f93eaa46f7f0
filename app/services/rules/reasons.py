"""Why a customer stands where they stand, as data; the words are made elsewhere."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.services.rules.grading import Graded
from app.services.rules.indicators import shown_value
from app.services.rules.score import COMPARED, Distribution
from app.words import Indicator, Tier

_PARTS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyPart:
    """One reason: above how many per cent of the other customers, and with what.

    Attributes:
        above_percent: Rounded down; 100 is above everyone else.
        value: Days, money in minor units or a count; for frequency the visits of a year.
    """

    indicator: Indicator
    above_percent: int
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """The first half of the line for the receptionist; empty of places when not ranked."""

    tier: Tier
    score: float | None
    rank: int | None
    ranked_count: int
    parts: tuple[WhyPart, ...]


def why_for(graded: Graded, distribution: Distribution, as_of: date) -> Why:
    """Return the place and the three indicators that lift the customer most."""
    return Why(
        tier=graded.tier,
        score=graded.score,
        rank=graded.rank,
        ranked_count=distribution.ranked_count,
        parts=_parts(graded, distribution, as_of),
    )


def _parts(graded: Graded, distribution: Distribution, as_of: date) -> tuple[WhyPart, ...]:
    lifts = [
        (distribution.weights.get(each, 0) * below, below, each)
        for each, below in zip(COMPARED, graded.below, strict=False)
    ]
    largest = sorted((lift for lift in lifts if lift[0] > 0), key=lambda lift: -lift[0])
    return tuple(
        WhyPart(
            indicator=each,
            above_percent=100 * below // distribution.others_count,
            value=shown_value(graded.history, each, as_of),
        )
        for _, below, each in largest[:_PARTS]
    )
