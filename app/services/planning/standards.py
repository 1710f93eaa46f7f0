"""What each tier may expect of the desk: gaps, contacts per quarter, channels."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import ServiceStandard
from app.services.foundation.actors import Actor
from app.services.foundation.errors import Refusal
from app.services.rules.permissions import require
from app.services.rules.planning_cadence import Cadence
from app.words import FollowUpMethod, Permission, Tier
from app.words.language import N_


@dataclass(eq=False)
class StandardImpossible(Refusal):
    """A service standard contradicts itself: gaps, contacts per quarter or channel shares."""

    tier: Tier

    says = N_(
        "The standard for {tier} contradicts itself: the ideal gap is no longer than the maximum,"
        " the least contacts are no more than the most, and the channels make 100 %."
    )


_WHOLE: Final = 100
Mix = Mapping[FollowUpMethod, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardRow:
    """What a tier may expect.

    Attributes:
        cadence: ``None`` for a tier that is not contacted by standard.
        least_per_quarter: Contacts below which the promise is broken.
        most_per_quarter: Contacts above which it is too much.
        mix: Percent of the contacts by channel, a hundred together.
        dates_by: How birthdays and the like are marked.
        greets_holidays: The tier is sent greetings on statutory holidays.
    """

    tier: Tier
    cadence: Cadence | None
    least_per_quarter: int
    most_per_quarter: int
    mix: Mix
    dates_by: FollowUpMethod = FollowUpMethod.PHONE
    greets_holidays: bool = False


def _mix(phone: int, wechat: int, sms: int, in_person: int) -> Mix:
    return {
        FollowUpMethod.PHONE: phone,
        FollowUpMethod.WECHAT: wechat,
        FollowUpMethod.SMS: sms,
        FollowUpMethod.IN_PERSON: in_person,
    }


DEFAULTS: Final[dict[Tier, StandardRow]] = {
    row.tier: row
    for row in (
        StandardRow(
            tier=Tier.VIP,
            cadence=Cadence(ideal_gap_days=28, max_gap_days=42),
            least_per_quarter=2,
            most_per_quarter=8,
            mix=_mix(60, 30, 0, 10),
            dates_by=FollowUpMethod.GIFT,
            greets_holidays=True,
        ),
        StandardRow(
            tier=Tier.POTENTIAL_VIP,
            cadence=Cadence(ideal_gap_days=28, max_gap_days=42),
            least_per_quarter=2,
            most_per_quarter=8,
            mix=_mix(70, 30, 0, 0),
            greets_holidays=True,
        ),
        StandardRow(
            tier=Tier.MAJOR,
            cadence=Cadence(ideal_gap_days=42, max_gap_days=60),
            least_per_quarter=1,
            most_per_quarter=6,
            mix=_mix(60, 40, 0, 0),
            greets_holidays=True,
        ),
        StandardRow(
            tier=Tier.ORDINARY,
            cadence=Cadence(ideal_gap_days=63, max_gap_days=91),
            least_per_quarter=1,
            most_per_quarter=5,
            mix=_mix(50, 50, 0, 0),
            dates_by=FollowUpMethod.WECHAT,
        ),
        StandardRow(
            tier=Tier.GENERAL,
            cadence=Cadence(ideal_gap_days=84, max_gap_days=119),
            least_per_quarter=0,
            most_per_quarter=4,
            mix=_mix(40, 60, 0, 0),
            dates_by=FollowUpMethod.WECHAT,
        ),
        StandardRow(
            tier=Tier.DORMANT,
            cadence=Cadence(ideal_gap_days=182, max_gap_days=365),
            least_per_quarter=0,
            most_per_quarter=2,
            mix=_mix(20, 80, 0, 0),
            dates_by=FollowUpMethod.WECHAT,
        ),
        StandardRow(
            tier=Tier.PROSPECT,
            cadence=Cadence(ideal_gap_days=30, max_gap_days=60),
            least_per_quarter=1,
            most_per_quarter=4,
            mix=_mix(60, 40, 0, 0),
            dates_by=FollowUpMethod.WECHAT,
        ),
        StandardRow(
            tier=Tier.NOT_GRADED,
            cadence=Cadence(ideal_gap_days=84, max_gap_days=119),
            least_per_quarter=0,
            most_per_quarter=4,
            mix=_mix(60, 40, 0, 0),
        ),
    )
}


def load_standards(session: Session) -> dict[Tier, StandardRow]:
    """Return what every tier may expect, the clinic's own word before the default."""
    kept = {row.tier: _standard(row) for row in session.scalars(sa.select(ServiceStandard))}
    return {tier: kept.get(tier, default) for tier, default in DEFAULTS.items()}


def list_standards(session: Session) -> list[StandardRow]:
    """Return the standards, the best tier first."""
    return list(load_standards(session).values())


def edit_standard(session: Session, *, entry: StandardRow, actor: Actor) -> None:
    """Change what a tier may expect; what is planned already stays.

    Raises:
        NotAllowed: The actor may not change service standards.
        StandardImpossible: The ideal gap is longer than the maximum, the least contacts are
            more than the most, or the shares of the channels do not make a hundred.
    """
    require(actor, Permission.EDIT_STANDARDS)
    if not _is_possible(entry):
        raise StandardImpossible(entry.tier)
    query = sa.select(ServiceStandard).where(ServiceStandard.tier == entry.tier)
    row = session.scalar(query) or ServiceStandard(tier=entry.tier)
    row.ideal_gap_days = entry.cadence.ideal_gap_days if entry.cadence else None
    row.max_gap_days = entry.cadence.max_gap_days if entry.cadence else None
    row.least_per_quarter = entry.least_per_quarter
    row.most_per_quarter = entry.most_per_quarter
    row.phone_percent = entry.mix.get(FollowUpMethod.PHONE, 0)
    row.wechat_percent = entry.mix.get(FollowUpMethod.WECHAT, 0)
    row.sms_percent = entry.mix.get(FollowUpMethod.SMS, 0)
    row.in_person_percent = entry.mix.get(FollowUpMethod.IN_PERSON, 0)
    row.dates_by, row.greets_holidays = entry.dates_by, entry.greets_holidays
    session.add(row)
    session.flush()


def _is_possible(entry: StandardRow) -> bool:
    cadence = entry.cadence
    if cadence is not None and not 0 < cadence.ideal_gap_days <= cadence.max_gap_days:
        return False
    if not 0 <= entry.least_per_quarter <= entry.most_per_quarter:
        return False
    shares = entry.mix.values()
    return (
        sum(shares) == _WHOLE and min(shares) >= 0 and entry.mix.keys() <= _mix(0, 0, 0, 0).keys()
    )


def _standard(row: ServiceStandard) -> StandardRow:
    cadence = None
    if row.ideal_gap_days is not None and row.max_gap_days is not None:
        cadence = Cadence(ideal_gap_days=row.ideal_gap_days, max_gap_days=row.max_gap_days)
    return StandardRow(
        tier=row.tier,
        cadence=cadence,
        least_per_quarter=row.least_per_quarter,
        most_per_quarter=row.most_per_quarter,
        mix=_mix(row.phone_percent, row.wechat_percent, row.sms_percent, row.in_person_percent),
        dates_by=row.dates_by,
        greets_holidays=row.greets_holidays,
    )
