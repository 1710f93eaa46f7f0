"""Between gradings: one customer measured against the last one, frozen."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.services.rules.grading import Graded, Grading, Member, graded_at, place_of, unranked
from app.services.rules.score import WHOLE, Distribution, is_ranked
from app.services.rules.tiers import (
    BASE_TIERS,
    FEWEST_GRADED,
    GradingRules,
    last_rank,
)
from app.words import CutKind, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A customer's points and place in a frozen grading."""

    points: int
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenGrading:
    """What is kept of a grading to measure customers against until the next.

    Attributes:
        points: Those of every ranked customer, rising.
    """

    as_of: date
    rules: GradingRules
    distribution: Distribution
    points: Sequence[int]

    def points_to_reach(self, tier: Tier) -> int | None:
        """Return the fewest points that win someone from below a place in ``tier``.

        Equal points do not: whoever holds the last place keeps it. None for a tier without
        a cut, and while there are too few customers.
        """
        if tier not in BASE_TIERS[:-1] or self.distribution.ranked_count < FEWEST_GRADED:
            return None
        cut = self.rules.cuts.of(tier)
        if self.rules.cuts.kind is CutKind.THRESHOLD:
            full = self.distribution.full_points
            return -(-cut * full // WHOLE) if full else None
        return self.points[-last_rank(cut, len(self.points))] + 1

    def rank_for(self, points: int, own: Standing | None) -> int:
        """Return the place the points earn; behind everyone who holds as many.

        Args:
            points: Of the customer now.
            own: The customer's standing in the frozen grading, if ranked there; the same
                points keep the same place.
        """
        if own is not None and own.points == points:
            return own.rank
        ahead = len(self.points) - bisect_left(self.points, points)
        if own is not None and own.points > points:
            ahead -= 1
        return min(ahead + 1, max(len(self.points), 1))


def freeze(grading: Grading) -> FrozenGrading:
    """Keep of a grading what the days after it are measured against."""
    return FrozenGrading(
        as_of=grading.as_of,
        rules=grading.rules,
        distribution=grading.distribution,
        points=tuple(sorted(each.points for each in grading.graded if each.points is not None)),
    )


def standing_of(graded: Graded) -> Standing | None:
    """Return where a customer stood; None for those not ranked."""
    if graded.points is None or graded.rank is None:
        return None
    return Standing(points=graded.points, rank=graded.rank)


def provisional_for(
    member: Member, *, frozen: FrozenGrading, as_of: date, own: Standing | None = None
) -> Graded:
    """Return what the customer's grade would be if everyone else stood still.

    Args:
        member: The customer with the history up to ``as_of``.
        frozen: The last grading.
        as_of: The day up to which the history runs.
        own: The customer's standing in the last grading, if ranked there.
    """
    if not is_ranked(member.history, as_of, active=member.active):
        return unranked(member)
    place = place_of(member, frozen.distribution, as_of)
    return graded_at(
        frozen.rank_for(place.points, own),
        place,
        distribution=frozen.distribution,
        rules=frozen.rules,
        as_of=as_of,
    )
