"""Who brought whom, after two customers turned out to be one."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, Referral
from app.services.foundation.bulk import delete_rows, update_rows
from app.services.rules.referrals import ReferralClaim, closes_loop, first_claim


@dataclass(frozen=True, slots=True)
class _Claim:
    """Somebody outside is said to have brought the united customer."""

    key: int
    referrer_id: int
    claim: ReferralClaim


def unite_referrals(session: Session, *, keep_id: int, other_id: int) -> int:
    """Make the referrals of both those of ``keep_id``; return how many changed or went.

    A referral between the two goes. Of two people who brought them the earlier counts, the
    one with the lower number on the same day; nobody counts who was brought by themselves.
    """
    both = (keep_id, other_id)
    standing = {
        key: (referrer, referred)
        for key, referrer, referred in session.execute(
            sa.select(Referral.id, Referral.referrer_id, Referral.referred_id)
        )
    }
    within = [key for key, pair in standing.items() if set(pair) == set(both)]
    brought = [
        key for key, (referrer, _) in standing.items() if referrer == other_id and key not in within
    ]
    claims = _claims(session, both, within)
    referrer_of = {
        referred: keep_id if referrer in both else referrer
        for referrer, referred in standing.values()
        if referred not in both
    }
    counts = _counting(claims, keep_id, referrer_of)
    dropped = [one.key for one in claims if one is not counts]
    delete_rows(session, Referral, [*within, *dropped])
    update_rows(session, Referral, [{"id": key, "referrer_id": keep_id} for key in brought])
    if counts is not None:
        update_rows(session, Referral, [{"id": counts.key, "referred_id": keep_id}])
    return len(within) + len(dropped) + len(brought)


def _claims(session: Session, both: tuple[int, int], within: list[int]) -> list[_Claim]:
    query = (
        sa.select(Referral.id, Referral.referrer_id, Referral.referred_on, Customer.number)
        .join(Customer, Customer.id == Referral.referrer_id)
        .where(Referral.referred_id.in_(both), Referral.id.not_in(within))
    )
    return [
        _Claim(key, referrer_id, ReferralClaim(referrer=number, on=on))
        for key, referrer_id, on, number in session.execute(query)
    ]


def _counting(claims: list[_Claim], keep_id: int, referrer_of: dict[int, int]) -> _Claim | None:
    sound = [one for one in claims if not closes_loop(one.referrer_id, keep_id, referrer_of)]
    first = first_claim(one.claim for one in sound)
    return next((one for one in sound if one.claim is first), None)
