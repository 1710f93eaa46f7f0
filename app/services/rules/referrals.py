"""Who counts as the one who brought a customer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

_Key = TypeVar("_Key", int, str)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralClaim:
    """Somebody is said to have brought a customer.

    Attributes:
        referrer: The number of the one who is said to have done it.
        on: The day; None when nobody wrote it down.
    """

    referrer: str
    on: date | None = None


def first_claim(claims: Iterable[ReferralClaim]) -> ReferralClaim | None:
    """Return the claim that counts: the earliest, then the lowest number as text.

    A claim without a day stands behind every claim with one.
    """
    return min(claims, key=lambda each: (each.on or date.max, each.referrer), default=None)


def closes_loop(referrer: _Key, referred: _Key, referrer_of: Mapping[_Key, _Key]) -> bool:
    """Return whether a referral would make someone bring themselves, directly or in a circle.

    Args:
        referrer: Who is said to have brought the other.
        referred: Who was brought.
        referrer_of: The referrals that stand, by the person referred; free of circles.
    """
    above: _Key | None = referrer
    while above is not None:
        if above == referred:
            return True
        above = referrer_of.get(above)
    return False
