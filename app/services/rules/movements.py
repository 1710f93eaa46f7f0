"""Who moved between two gradings, what moved them, and what is missing to rise or to stay."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from app.services.rules.grading import Graded
from app.services.rules.indicators import FULL_HARMONY, frequency_key, window_days
from app.services.rules.provisional import FrozenGrading
from app.services.rules.score import Distribution
from app.services.rules.tiers import BASE_TIERS
from app.words import Indicator, Movement, Tier

_REASONS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """How one indicator moved, as the share of other customers strictly below.

    Attributes:
        before: b / (n - 1) in the earlier grading, exact; for harmony its share of 100.
        after: The same in the later one.
    """

    indicator: Indicator
    before: Fraction
    after: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What alone would lift a customer into a tier, everyone else standing still.

    Attributes:
        spend_minor: The smallest extra spend; None if no spend would do.
        visits: The fewest extra visits; None if no number would do.
    """

    tier: Tier
    spend_minor: int | None
    visits: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TierMoved:
    """One customer whose tier differs from the grading before.

    Attributes:
        from_tier: The base tier before, ``dormant``, ``prospect`` or ``not_graded``.
        to_tier: The base tier now, or ``dormant``.
        shifts: The two indicators that moved most.
        to_stay: What is missing to the tier lost; None for everyone who lost none.
        to_rise: What is missing to the next better tier.
    """

    number: str
    movement: Movement
    from_tier: Tier
    to_tier: Tier
    shifts: tuple[Shift, ...]
    to_stay: Gap | None
    to_rise: Gap | None


def movement_of(before: Graded | None, after: Graded) -> Movement | None:
    """Return how the base tier changed; None if it did not, or nothing was earned."""
    old, new = _standing_tier(before), _standing_tier(after)
    if new is Tier.DORMANT:
        return Movement.DORMANT if before is not None and before.ranked else None
    if new not in BASE_TIERS or old is new:
        return None
    if old is Tier.DORMANT:
        return Movement.RETURN
    if old not in BASE_TIERS:
        return Movement.ENTRY
    return Movement.UP if BASE_TIERS.index(new) < BASE_TIERS.index(old) else Movement.DOWN


def moved(
    before: Graded | None, after: Graded, *, was: FrozenGrading | None, now: FrozenGrading
) -> TierMoved | None:
    """Return the movement of one customer with its reasons and gaps; None for none.

    Args:
        before: The customer in the earlier grading, if known there.
        after: The same customer in the later one.
        was: The earlier grading, or the earlier period recomputed under new rules.
        now: The later grading.
    """
    movement = movement_of(before, after)
    if movement is None:
        return None
    return TierMoved(
        number=after.number,
        movement=movement,
        from_tier=_standing_tier(before),
        to_tier=_standing_tier(after),
        shifts=shifts_between(before, after, was=was, now=now) if after.ranked else (),
        to_stay=gap_to(before.base_tier, after, now)
        if before is not None and movement is Movement.DOWN
        else None,
        to_rise=gap_to_next(after, now),
    )


def shifts_between(
    before: Graded | None, after: Graded, *, was: FrozenGrading | None, now: FrozenGrading
) -> tuple[Shift, ...]:
    """Return the indicators in use that moved most, largest first, two at the most.

    Who was not ranked before starts from below everyone.
    """
    used = set(now.distribution.weights) | (set(was.distribution.weights) if was else set())
    shifts = [
        Shift(
            indicator=each,
            before=_share(before, each, was.distribution if was else None),
            after=_share(after, each, now.distribution),
        )
        for each in Indicator
        if each in used
    ]
    changed = [shift for shift in shifts if shift.before != shift.after]
    changed.sort(key=lambda shift: -abs(shift.after - shift.before))
    return tuple(changed[:_REASONS])


def gap_to_next(graded: Graded, frozen: FrozenGrading) -> Gap | None:
    """Return what is missing to the next better base tier; None at the top or outside."""
    if not graded.ranked or graded.base_tier not in BASE_TIERS[1:]:
        return None
    better = BASE_TIERS[BASE_TIERS.index(graded.base_tier) - 1]
    return gap_to(better, graded, frozen)


def gap_to(tier: Tier, graded: Graded, frozen: FrozenGrading) -> Gap | None:
    """Return what is missing to a base tier; None if it is reached or has no cut."""
    needed = frozen.points_to_reach(tier)
    if needed is None or graded.points is None or graded.points >= needed:
        return None
    missing = needed - graded.points
    return Gap(
        tier=tier,
        spend_minor=_extra_spend(missing, graded, frozen.distribution),
        visits=_extra_visits(missing, graded, frozen),
    )


def _standing_tier(graded: Graded | None) -> Tier:
    if graded is None:
        return Tier.PROSPECT
    return Tier.DORMANT if graded.tier is Tier.DORMANT else graded.base_tier


def _share(
    graded: Graded | None, indicator: Indicator, distribution: Distribution | None
) -> Fraction:
    if indicator is Indicator.HARMONY:
        return Fraction(graded.history.harmony if graded else FULL_HARMONY, FULL_HARMONY)
    others = distribution.others_count if distribution else 0
    if graded is None or not others:
        return Fraction(0)
    return Fraction(graded.below_in(indicator), others)


def _extra_spend(missing: int, graded: Graded, distribution: Distribution) -> int | None:
    weight = distribution.weights.get(Indicator.SPEND, 0)
    if not weight:
        return None
    more_below = -(-missing // (2 * weight))
    wanted = distribution.steps[Indicator.SPEND].least_above(
        graded.below_in(Indicator.SPEND) + more_below
    )
    return None if wanted is None else wanted - graded.history.spend_minor


def _extra_visits(missing: int, graded: Graded, frozen: FrozenGrading) -> int | None:
    worth = _visits_worth(graded, frozen)
    wanted = worth(0) + missing
    most = _visits_beyond_all(graded, frozen)
    visits = bisect_left(range(most + 1), wanted, key=worth)
    return visits if visits <= most else None


def _visits_worth(graded: Graded, frozen: FrozenGrading) -> Callable[[int], int]:
    """Return the points of visits and frequency together, by the number of extra visits."""
    weights, steps = frozen.distribution.weights, frozen.distribution.steps
    window = _window(graded, frozen)

    def worth(extra: int) -> int:
        frequency = frequency_key(graded.history.visits_365 + extra, window)
        visits_below = steps[Indicator.VISITS].below(graded.history.visit_count + extra)
        return 2 * (
            weights.get(Indicator.VISITS, 0) * visits_below
            + weights.get(Indicator.FREQUENCY, 0) * steps[Indicator.FREQUENCY].below(frequency)
        )

    return worth


def _visits_beyond_all(graded: Graded, frozen: FrozenGrading) -> int:
    """Return so many extra visits that more of them change nothing."""
    steps = frozen.distribution.steps
    most_visits = steps[Indicator.VISITS].values[-1] - graded.history.visit_count
    per_visit = frequency_key(1, _window(graded, frozen))
    most_often = steps[Indicator.FREQUENCY].values[-1] // per_visit - graded.history.visits_365
    return max(most_visits, most_often, 0) + 1


def _window(graded: Graded, frozen: FrozenGrading) -> int:
    first_on = graded.history.first_visit_on
    return window_days(first_on or frozen.as_of, frozen.as_of)
