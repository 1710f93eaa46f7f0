"""The score: how many ranked customers each indicator leaves strictly below."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import Final

from app.services.rules.indicators import History, values_of
from app.words import Indicator

DORMANT_AFTER_DAYS: Final = 730
WHOLE: Final = 10_000  # basis points, and the full score times 100
COMPARED: Final[tuple[Indicator, ...]] = tuple(
    each for each in Indicator if each is not Indicator.HARMONY
)
_HARMONY_STEP: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each indicator counts; one field per ``Indicator``."""

    tenure: int = 5
    spend: int = 40
    visits: int = 7
    frequency: int = 15
    treatments: int = 8
    referred: int = 6
    referred_spend: int = 6
    events: int = 4
    event_sales: int = 4
    harmony: int = 5

    def of(self, indicator: Indicator) -> int:
        """Return the weight of one indicator."""
        weight: int = getattr(self, indicator.value)
        return weight


@dataclass(frozen=True, slots=True)
class Steps:
    """The distinct values of a group of customers and how many lie strictly below each.

    Attributes:
        values: Distinct values, rising.
        counts: How many lie below each; one entry more for anything above the last,
            kept within the others of the group, so that no one is above everybody.
    """

    values: tuple[int, ...]
    counts: tuple[int, ...]

    @classmethod
    def of(cls, values: Iterable[int]) -> "Steps":
        """Sort and count a group once."""
        tally = sorted(Counter(values).items())
        running = list(accumulate((times for _, times in tally), initial=0))
        running[-1] = max(running[-1] - 1, 0)
        return cls(tuple(value for value, _ in tally), tuple(running))

    @classmethod
    def restored(cls, kept: Iterable[tuple[int, int]], group_count: int) -> "Steps":
        """Take up kept pairs of a value and how many of the group lie below it."""
        pairs = sorted(kept)
        counts = [*(below for _, below in pairs), max(group_count - 1, 0)]
        return cls(tuple(value for value, _ in pairs), tuple(counts))

    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Return each value with how many lie below it, to be kept."""
        return tuple(zip(self.values, self.counts, strict=False))

    def least_above(self, count: int) -> int | None:
        """Return the smallest value with at least ``count``, 1 or more, below; None if none."""
        at = bisect_left(self.counts, count)
        return self.values[at - 1] + 1 if at < len(self.counts) else None

    def below(self, value: int) -> int:
        """Return how many of the group lie strictly below ``value``."""
        return self.counts[bisect_left(self.values, value)]

    def below_each(self, values: Sequence[int]) -> list[int]:
        """Return the same for many values; equal ones are looked up once."""
        known = {value: self.below(value) for value in set(values)}
        return [known[value] for value in values]


@dataclass(frozen=True, kw_only=True)  # no slots: the sums below are kept once computed
class Distribution:
    """What one grading measures everyone against; kept as it was until the next.

    Attributes:
        ranked_count: How many customers are ranked.
        weights: The weights in use; an indicator that tells nobody apart is absent.
        steps: The values of every indicator but harmony.
        first_90: Net spend of the first 90 days, for potential VIPs.
        visits_90: Visits of the last 90 days, for potential VIPs.
    """

    ranked_count: int
    weights: Mapping[Indicator, int]
    steps: Mapping[Indicator, Steps]
    first_90: Steps
    visits_90: Steps

    @cached_property
    def others_count(self) -> int:
        """How many ranked customers there are beside oneself."""
        return max(self.ranked_count - 1, 0)

    @cached_property
    def total_weight(self) -> int:
        """The sum of the weights in use."""
        return sum(self.weights.values())

    @cached_property
    def full_points(self) -> int:
        """The points of someone above everyone in everything."""
        return 2 * self.others_count * self.total_weight

    @cached_property
    def _steps_in_order(self) -> tuple[Steps, ...]:
        return tuple(self.steps[indicator] for indicator in COMPARED)

    @cached_property
    def _weights_in_order(self) -> tuple[int, ...]:
        return tuple(self.weights.get(indicator, 0) for indicator in COMPARED)

    def below(self, values: Sequence[int]) -> tuple[int, ...]:
        """Return the customers strictly below per indicator, in the order of ``COMPARED``."""
        return tuple(map(Steps.below, self._steps_in_order, values))

    def points(self, below: Sequence[int], harmony: int) -> int:
        """Return the integer that is ranked by."""
        weighted = zip(self._weights_in_order, below, strict=True)
        compared = sum(2 * weight * count for weight, count in weighted)
        return compared + self._harmonious(harmony)

    def points_each(self, below: Sequence[Sequence[int]], harmonies: Sequence[int]) -> list[int]:
        """Return the same for many customers.

        Args:
            below: One column per indicator, in the order of ``COMPARED``.
            harmonies: One for each customer.
        """
        columns = [
            [2 * weight * count for count in column]
            for weight, column in zip(self._weights_in_order, below, strict=True)
            if weight
        ]
        columns.append([self._harmonious(harmony) for harmony in harmonies])
        return [sum(parts) for parts in zip(*columns, strict=True)]

    def _harmonious(self, harmony: int) -> int:
        weight = self.weights.get(Indicator.HARMONY, 0)
        return weight * (harmony // _HARMONY_STEP) * self.others_count

    def score(self, points: int) -> float:
        """Return the points on a scale of 100; 0 while nothing tells customers apart."""
        return 100 * points / self.full_points if self.full_points else 0.0

    def reaches(self, points: int, threshold: int) -> bool:
        """Return whether 100 times the score is at or above ``threshold``, without rounding."""
        return WHOLE * points >= threshold * self.full_points > 0


def is_ranked(history: History, as_of: date, *, active: bool) -> bool:
    """Return whether the customer belongs to the ranked population."""
    if not active or history.last_visit_on is None:
        return False
    return (as_of - history.last_visit_on).days < DORMANT_AFTER_DAYS


def weights_in_use(
    weights: Weights, steps: Mapping[Indicator, Steps], *, any_complaint: bool
) -> dict[Indicator, int]:
    """Return the weights of what tells customers apart, and of harmony once it was broken."""
    in_use = {each: weights.of(each) for each in COMPARED if len(steps[each].values) > 1}
    if any_complaint:
        in_use[Indicator.HARMONY] = weights.harmony
    return in_use


def columns_of(histories: Iterable[History], as_of: date) -> tuple[tuple[int, ...], ...]:
    """Return what is compared between customers, a column per ``Indicator``."""
    columns = tuple(zip(*(values_of(history, as_of) for history in histories), strict=True))
    return columns or ((),) * len(Indicator)


def distribution_of(
    histories: Sequence[History],
    columns: Sequence[Sequence[int]],
    *,
    weights: Weights,
    any_complaint: bool,
) -> Distribution:
    """Measure the ranked customers.

    Args:
        histories: Those of the ranked customers, and only those.
        columns: What ``columns_of`` says of them.
        weights: All of them; those that tell nobody apart drop out here.
        any_complaint: Whether anyone ever complained to the clinic up to that day.
    """
    steps = {
        each: Steps.of(column)
        for each, column in zip(Indicator, columns, strict=True)
        if each in COMPARED
    }
    return Distribution(
        ranked_count=len(histories),
        weights=weights_in_use(weights, steps, any_complaint=any_complaint),
        steps=steps,
        first_90=Steps.of([max(history.spend_first_90_minor, 0) for history in histories]),
        visits_90=Steps.of([history.visits_90 for history in histories]),
    )


def ranking_key(points: int, history: History, number: str) -> tuple[int, int, int, date, str]:
    """Return what sorts the ranked best first; no two customers share it.

    Raises:
        ValueError: The customer has no visit.
    """
    if history.first_visit_on is None:
        raise ValueError("a prospect is not ranked")
    return (
        -points,
        -history.spend_365_minor,
        -history.spend_minor,
        history.first_visit_on,
        number,
    )
