"""Which of the referrals a file claims are to stand."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.services.rules.referrals import ReferralClaim, closes_loop, first_claim
from app.words import RowProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A line that says who brought a customer; both by number, whatever its case."""

    line: int
    referred: str
    referrer: str
    on: date | None = None


@dataclass(slots=True, kw_only=True)
class Judged:
    """What becomes of the claims.

    Attributes:
        problems: Why a line cannot stand, by line.
        new: Claims for customers nobody is known to have brought.
        changed: Claims that stand before the one on file.
    """

    problems: dict[int, RowProblem] = field(default_factory=dict)
    new: list[Claim] = field(default_factory=list)
    changed: list[Claim] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many referrals are to be written."""
        return len(self.new) + len(self.changed)

    def leave_out(self, lines: Collection[int]) -> None:
        """Let the claims of ``lines`` fall."""
        self.new = [claim for claim in self.new if claim.line not in lines]
        self.changed = [claim for claim in self.changed if claim.line not in lines]


def judge(claims: Iterable[Claim], standing: Mapping[str, ReferralClaim]) -> Judged:
    """Let the earliest claim per customer stand; refuse oneself and circles.

    Args:
        claims: In the order of the file.
        standing: The referrals on file, by the number of who was brought.
    """
    judged = Judged()
    by_referred: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.referrer == claim.referred:
            judged.problems[claim.line] = RowProblem.OWN_REFERRER
        else:
            by_referred.setdefault(claim.referred, []).append(claim)
    winners = [
        winner
        for referred, some in by_referred.items()
        if (winner := _winner(some, standing.get(referred)))
    ]
    _sort_out(judged, winners, standing)
    return judged


def _winner(claims: list[Claim], standing: ReferralClaim | None) -> Claim | None:
    by_claim = {
        ReferralClaim(referrer=claim.referrer, on=claim.on): claim for claim in reversed(claims)
    }
    first = first_claim([*by_claim, *([standing] if standing else [])])
    return None if first is None or first == standing else by_claim[first]


def _sort_out(judged: Judged, winners: list[Claim], standing: Mapping[str, ReferralClaim]) -> None:
    referrer_of = {referred: claim.referrer for referred, claim in standing.items()}
    for claim in winners:
        before = referrer_of.pop(claim.referred, None)
        if closes_loop(claim.referrer, claim.referred, referrer_of):
            judged.problems[claim.line] = RowProblem.REFERRAL_LOOP
            if before is not None:
                referrer_of[claim.referred] = before
            continue
        referrer_of[claim.referred] = claim.referrer
        (judged.new if before is None else judged.changed).append(claim)
