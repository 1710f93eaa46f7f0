"""Was the standard good: the tiers of then against what customers brought since."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.words import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """One customer: where the grading placed them, and what they brought since.

    Attributes:
        key: By which the customer is known.
        tier: The base tier of then, or ``dormant``, ``prospect``, ``not_graded``; ``None``
            for who was not on file yet.
        receipts_minor: Net receipts since; below 0 where more was given back than paid.
    """

    key: int
    tier: Tier | None
    receipts_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TierReceipts:
    """What the customers of one tier of then brought since."""

    tier: Tier | None
    customers: int
    paying: int
    receipts_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BackTest:
    """How well the big customers of then foretold the receipts since.

    As many customers as were big then are looked for among those who brought most since;
    who brought as much as the last of these belongs to them too.

    Attributes:
        tiers: Every tier of then, best first, who was not on file yet last.
        most_minor: What the last of those who brought most brought; 0 if nobody paid.
        seen: Keys of the big customers of then who are among those who brought most.
        faded: Keys of the other big customers of then, the least brought first.
        unseen: Keys of those who brought most and were not big then, the most first.
    """

    tiers: tuple[TierReceipts, ...]
    most_minor: int
    seen: tuple[int, ...]
    faded: tuple[int, ...]
    unseen: tuple[int, ...]

    @property
    def big_count(self) -> int:
        """How many were big then."""
        return len(self.seen) + len(self.faded)

    @property
    def total_minor(self) -> int:
        """Net receipts since, of everybody."""
        return sum(line.receipts_minor for line in self.tiers)

    @property
    def caught_share(self) -> Fraction | None:
        """Share of the receipts that the big of then brought; ``None`` without receipts."""
        return self.share_of(Tier.VIP)

    @property
    def hit_rate(self) -> Fraction | None:
        """Share of the big of then who are among those who brought most."""
        return Fraction(len(self.seen), self.big_count) if self.big_count else None

    def share_of(self, tier: Tier | None) -> Fraction | None:
        """Return the share of the receipts that one tier of then brought."""
        brought = sum(line.receipts_minor for line in self.tiers if line.tier is tier)
        return Fraction(brought, self.total_minor) if self.total_minor > 0 else None


def back_test(customers: Iterable[Foretold]) -> BackTest:
    """Hold what customers brought against where they were placed before."""
    everybody = sorted(customers, key=lambda each: (-each.receipts_minor, each.key))
    big = [each for each in everybody if each.tier is Tier.VIP]
    most = _most(everybody, len(big))

    def brought_most(each: Foretold) -> bool:
        return most > 0 and each.receipts_minor >= most

    return BackTest(
        tiers=_by_tier(everybody),
        most_minor=most,
        seen=tuple(each.key for each in big if brought_most(each)),
        faded=tuple(each.key for each in reversed(big) if not brought_most(each)),
        unseen=tuple(
            each.key for each in everybody if each.tier is not Tier.VIP and brought_most(each)
        ),
    )


def _most(richest_first: Sequence[Foretold], count: int) -> int:
    """Return what the last of the first ``count`` who paid brought."""
    paid = [each.receipts_minor for each in richest_first[:count] if each.receipts_minor > 0]
    return paid[-1] if paid else 0


def _by_tier(everybody: Iterable[Foretold]) -> tuple[TierReceipts, ...]:
    heads: Counter[Tier | None] = Counter()
    paying: Counter[Tier | None] = Counter()
    receipts: defaultdict[Tier | None, int] = defaultdict(int)
    for each in everybody:
        heads[each.tier] += 1
        paying[each.tier] += each.receipts_minor > 0
        receipts[each.tier] += each.receipts_minor
    return tuple(
        TierReceipts(
            tier=tier, customers=heads[tier], paying=paying[tier], receipts_minor=receipts[tier]
        )
        for tier in (*Tier, None)
        if heads[tier]
    )
