"""Referrals on file, and the ones a file adds or corrects."""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from app.models import Customer, Referral
from app.services.reading.text import same_number
from app.services.rules.referrals import ReferralClaim
from app.services.tables.claims import Claim, Judged
from app.services.tables.people import Person
from app.services.tables.writer import Cells, Writer


def load_standing(session: Session) -> dict[str, ReferralClaim]:
    """Return who is on file as having brought whom, by the number of who was brought."""
    brought, bringer = aliased(Customer), aliased(Customer)
    query = (
        sa.select(brought.number, bringer.number, Referral.referred_on)
        .join(brought, brought.id == Referral.referred_id)
        .join(bringer, bringer.id == Referral.referrer_id)
    )
    return {
        same_number(referred): ReferralClaim(referrer=same_number(referrer), on=day)
        for referred, referrer, day in session.execute(query)
    }


def write_referrals(writer: Writer, judged: Judged, people: Mapping[str, Person]) -> None:
    """Write the claims that stand; ``people`` holds everyone named in them, by number."""
    writer.insert(Referral, [_cells(claim, people) for claim in judged.new])
    changed = [_cells(claim, people) for claim in judged.changed]
    keys = _keys(writer.session, (row["referred_id"] for row in changed))
    writer.update(Referral, [{"id": keys[row["referred_id"]]} | row for row in changed])


def _cells(claim: Claim, people: Mapping[str, Person]) -> Cells:
    return {
        "referrer_id": people[claim.referrer].id,
        "referred_id": people[claim.referred].id,
        "referred_on": claim.on,
    }


def _keys(session: Session, referred: Iterable[int]) -> dict[int, int]:
    wanted = set(referred)
    if not wanted:
        return {}
    rows = session.execute(sa.select(Referral.referred_id, Referral.id))
    return {referred_id: key for referred_id, key in rows if referred_id in wanted}
