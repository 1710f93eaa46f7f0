"""A whole grading: everyone's points, place, tier and stars as of one day."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter
from typing import Final

from app.services.rules.indicators import History, values_of
from app.services.rules.score import (
    COMPARED,
    Distribution,
    columns_of,
    distribution_of,
    is_ranked,
    ranking_key,
)
from app.services.rules.tiers import (
    GradingRules,
    base_tier_for,
    has_few_customers,
    last_rank,
    shown_tier_for,
    stars_for,
)
from app.words import CutKind, Indicator, Tier

_FACTS: Final = attrgetter(*(each.name for each in fields(History)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One customer to be graded.

    Attributes:
        number: The customer's number as text; no two members share it.
        active: Whether the desk counts the customer as active.
    """

    number: str
    history: History
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """What a grading says about one customer.

    Attributes:
        below: Ranked customers strictly below per indicator, in the order of ``COMPARED``;
            empty, like points, score and rank, for those not ranked.
        points: The integer ranked by.
        score: The same on a scale of 100.
        base_tier: VIP to general by place; ``prospect`` without a visit, ``not_graded``
            while the ranked are too few.
        tier: The shown tier: the base tier, ``potential_vip`` or ``dormant``.
        stars: One to five; None where no tier was earned by place.
    """

    number: str
    history: History
    base_tier: Tier
    tier: Tier
    below: tuple[int, ...] = ()
    points: int | None = None
    score: float | None = None
    rank: int | None = None
    stars: int | None = None

    @property
    def ranked(self) -> bool:
        """Whether the customer belongs to the ranked population."""
        return self.rank is not None

    def below_in(self, indicator: Indicator) -> int:
        """Return the customers strictly below in one indicator; 0 for harmony."""
        if not self.below or indicator is Indicator.HARMONY:
            return 0
        return self.below[COMPARED.index(indicator)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
    """Everyone graded as of one day under one version of the rules.

    Attributes:
        graded: In the order of the customers' numbers as text.
        ties: The tiers at whose lower cut two customers hold equal points.
        checksum: SHA-256 of the day, the rule version and every row of the result.
    """

    as_of: date
    rules: GradingRules
    distribution: Distribution
    graded: tuple[Graded, ...]
    dormant_count: int
    prospect_count: int
    ties: tuple[Tier, ...]
    checksum: str

    @property
    def ranked_count(self) -> int:
        """How many customers are ranked."""
        return self.distribution.ranked_count

    @property
    def tie_at_cut(self) -> bool:
        """Whether equal points were parted by a cut."""
        return bool(self.ties)

    @property
    def few_customers(self) -> bool:
        """Whether the result carries the "few customers" note."""
        return has_few_customers(self.ranked_count)


@dataclass(frozen=True, slots=True)
class Place:
    """A ranked member with those strictly below and the points they earn."""

    member: Member
    below: tuple[int, ...]
    points: int


def grade(
    population: Iterable[Member], *, rules: GradingRules, as_of: date, any_complaint: bool
) -> Grading:
    """Grade everyone as of a day.

    Args:
        population: Every customer once, merged ones united before.
        rules: The weights and cuts in force.
        as_of: The day up to which the histories run, inclusive.
        any_complaint: Whether anyone ever complained to the clinic up to that day.
    """
    ranked, others = _parted(population, as_of)
    histories = [member.history for member in ranked]
    columns = columns_of(histories, as_of)
    distribution = distribution_of(
        histories, columns, weights=rules.weights, any_complaint=any_complaint
    )
    places = _places(ranked, columns, distribution)
    places.sort(key=lambda it: ranking_key(it.points, it.member.history, it.member.number))
    best_first = [
        graded_at(rank, place, distribution=distribution, rules=rules, as_of=as_of)
        for rank, place in enumerate(places, start=1)
    ]
    outside = [unranked(member) for member in others]
    graded = tuple(sorted([*best_first, *outside], key=attrgetter("number")))
    return Grading(
        as_of=as_of,
        rules=rules,
        distribution=distribution,
        graded=graded,
        dormant_count=sum(each.tier is Tier.DORMANT for each in outside),
        prospect_count=sum(each.tier is Tier.PROSPECT for each in outside),
        ties=_ties([place.points for place in places], rules),
        checksum=_checksum(graded, rules, as_of),
    )


def place_of(member: Member, distribution: Distribution, as_of: date) -> Place:
    """Measure one customer with a visit against a distribution."""
    below = distribution.below(values_of(member.history, as_of))
    return Place(member, below, distribution.points(below, member.history.harmony))


def graded_at(
    rank: int, place: Place, *, distribution: Distribution, rules: GradingRules, as_of: date
) -> Graded:
    """Return the grade of someone who holds ``rank``."""
    history = place.member.history
    base = base_tier_for(rank, place.points, distribution, rules.cuts)
    return Graded(
        number=place.member.number,
        history=history,
        below=place.below,
        points=place.points,
        score=distribution.score(place.points),
        rank=rank,
        base_tier=base,
        tier=shown_tier_for(base, history, distribution, as_of),
        stars=stars_for(rank, distribution.ranked_count),
    )


def unranked(member: Member) -> Graded:
    """Return the grade of someone outside the ranks: a prospect, or dormant."""
    never_came = member.history.first_visit_on is None
    return Graded(
        number=member.number,
        history=member.history,
        base_tier=Tier.PROSPECT if never_came else Tier.GENERAL,
        tier=Tier.PROSPECT if never_came else Tier.DORMANT,
    )


def _places(
    ranked: Sequence[Member], columns: Sequence[Sequence[int]], distribution: Distribution
) -> list[Place]:
    """Measure everybody as ``place_of`` does, a column at a time."""
    *compared, harmonies = columns
    below = [
        distribution.steps[each].below_each(column)
        for each, column in zip(COMPARED, compared, strict=True)
    ]
    points = distribution.points_each(below, harmonies)
    return list(map(Place, ranked, zip(*below, strict=True), points))


def _parted(population: Iterable[Member], as_of: date) -> tuple[list[Member], list[Member]]:
    ranked: list[Member] = []
    others: list[Member] = []
    for member in population:
        side = ranked if is_ranked(member.history, as_of, active=member.active) else others
        side.append(member)
    return ranked, others


def _ties(points: Sequence[int], rules: GradingRules) -> tuple[Tier, ...]:
    if rules.cuts.kind is CutKind.THRESHOLD:
        return ()
    tied = []
    for tier, cut in rules.cuts.by_tier():
        last = last_rank(cut, len(points))
        if 0 < last < len(points) and points[last - 1] == points[last]:
            tied.append(tier)
    return tuple(tied)


def _checksum(graded: Iterable[Graded], rules: GradingRules, as_of: date) -> str:
    digest = hashlib.sha256(f"{as_of}\t{rules.canonical}\n".encode())
    for each in graded:
        row = (
            each.number,
            *_FACTS(each.history),
            *(each.points, each.rank, each.base_tier.value, each.tier.value, each.stars),
        )
        digest.update(("\t".join(map(str, row)) + "\n").encode())
    return digest.hexdigest()
