"""From ranks to tiers, stars and the other views of the same result."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from app.services.rules.indicators import History, tenure_days
from app.services.rules.score import WHOLE, Distribution, Steps, Weights
from app.words import CutKind, Indicator, ThreeWay, Tier

BASE_TIERS: Final = (Tier.VIP, Tier.MAJOR, Tier.ORDINARY, Tier.GENERAL)
FEWEST_GRADED: Final = 5
FEWEST_WITHOUT_NOTE: Final = 10
POTENTIAL_WITHIN_DAYS: Final = 180
_BUSY_VISITS: Final = 2
_BROAD_TREATMENTS: Final = 2
_FULL_STARS: Final = 5
_RULES_ID_LENGTH: Final = 12


class RulesFault(StrEnum):
    """Why grading rules cannot be used."""

    NEGATIVE_WEIGHT = "negative_weight"
    NO_WEIGHT = "no_weight"
    CUT_OUT_OF_RANGE = "cut_out_of_range"
    CUTS_OUT_OF_ORDER = "cuts_out_of_order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cuts:
    """Where each tier ends, all in one kind.

    Attributes:
        kind: Whether the numbers are shares of the ranks or scores to reach.
        vip: The share in basis points (2,000 is 20 %), or the lowest score times 100.
    """

    kind: CutKind = CutKind.RANK_SHARE
    vip: int = 2000
    major: int = 4000
    ordinary: int = 7000

    def by_tier(self) -> tuple[tuple[Tier, int], ...]:
        """Return the three cuts, best tier first."""
        return ((Tier.VIP, self.vip), (Tier.MAJOR, self.major), (Tier.ORDINARY, self.ordinary))

    def of(self, tier: Tier) -> int:
        """Return the cut of one of the three upper tiers."""
        return dict(self.by_tier())[tier]


@dataclass(frozen=True, slots=True, kw_only=True)
class GradingRules:
    """One rule version: its content is its name, so it can never change unnoticed."""

    weights: Weights = field(default_factory=Weights)
    cuts: Cuts = field(default_factory=Cuts)

    @property
    def canonical(self) -> str:
        """The whole content as one line of text, the same on every machine."""
        weights = ",".join(f"{each.value}={self.weights.of(each)}" for each in Indicator)
        cuts = ",".join(f"{tier.value}={cut}" for tier, cut in self.cuts.by_tier())
        return f"weights:{weights};cuts:{self.cuts.kind.value},{cuts}"

    @property
    def version_id(self) -> str:
        """The first twelve characters of the content's SHA-256."""
        return hashlib.sha256(self.canonical.encode()).hexdigest()[:_RULES_ID_LENGTH]


def faults_of(rules: GradingRules) -> frozenset[RulesFault]:
    """Return what keeps the rules from being used; nothing if they are sound."""
    weights = [rules.weights.of(each) for each in Indicator]
    cuts = [cut for _, cut in rules.cuts.by_tier()]
    upwards = rules.cuts.kind is CutKind.RANK_SHARE
    checks = {
        RulesFault.NEGATIVE_WEIGHT: min(weights) < 0,
        RulesFault.NO_WEIGHT: max(weights) <= 0,
        RulesFault.CUT_OUT_OF_RANGE: min(cuts) < 1 or max(cuts) > WHOLE,
        RulesFault.CUTS_OUT_OF_ORDER: cuts != sorted(set(cuts), reverse=not upwards),
    }
    return frozenset(fault for fault, found in checks.items() if found)


def last_rank(share: int, ranked_count: int) -> int:
    """Return the last place inside a share in basis points, rounded up."""
    return -(-share * ranked_count // WHOLE)


def base_tier_for(rank: int, points: int, distribution: Distribution, cuts: Cuts) -> Tier:
    """Return the tier the place earns; ``not_graded`` while there are too few customers."""
    if distribution.ranked_count < FEWEST_GRADED:
        return Tier.NOT_GRADED
    for tier, cut in cuts.by_tier():
        if _is_inside(cut, rank, points, distribution, cuts.kind):
            return tier
    return Tier.GENERAL


def shown_tier_for(base: Tier, history: History, distribution: Distribution, as_of: date) -> Tier:
    """Return the base tier, or ``potential_vip`` where that flag replaces its name."""
    graded_below_vip = base in BASE_TIERS and base is not Tier.VIP
    if graded_below_vip and is_potential_vip(history, distribution, as_of):
        return Tier.POTENTIAL_VIP
    return base


def is_potential_vip(history: History, distribution: Distribution, as_of: date) -> bool:
    """Return whether a ranked newcomer below VIP promises to become one."""
    if history.first_visit_on is None:
        return False
    if tenure_days(history.first_visit_on, as_of) > POTENTIAL_WITHIN_DAYS:
        return False
    others = distribution.others_count
    spends_high = _is_above_most(
        distribution.first_90, max(history.spend_first_90_minor, 0), others
    )
    comes_often = (
        history.visits_90 >= _BUSY_VISITS
        and history.treatment_count >= _BROAD_TREATMENTS
        and _is_above_most(distribution.visits_90, history.visits_90, others)
    )
    return spends_high or history.referred_buyer_count > 0 or comes_often


def stars_for(rank: int, ranked_count: int) -> int | None:
    """Return one to five stars; None while there are too few customers."""
    if ranked_count < FEWEST_GRADED:
        return None
    return _FULL_STARS - _FULL_STARS * (rank - 1) // ranked_count


def three_way_for(shown: Tier) -> ThreeWay:
    """Return the three-class view of a shown tier."""
    match shown:
        case Tier.VIP:
            return ThreeWay.BIG
        case Tier.POTENTIAL_VIP | Tier.PROSPECT:
            return ThreeWay.POTENTIAL
        case _:
            return ThreeWay.GENERAL


def has_few_customers(ranked_count: int) -> bool:
    """Return whether the grading carries the "few customers" note."""
    return FEWEST_GRADED <= ranked_count < FEWEST_WITHOUT_NOTE


def _is_inside(cut: int, rank: int, points: int, distribution: Distribution, kind: CutKind) -> bool:
    if kind is CutKind.THRESHOLD:
        return distribution.reaches(points, cut)
    return rank <= last_rank(cut, distribution.ranked_count)


def _is_above_most(steps: Steps, value: int, others_count: int) -> bool:
    return 5 * steps.below(value) >= 4 * others_count
