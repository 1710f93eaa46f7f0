"""How a customer stands, as chips: the tier, and how far beyond the own rhythm."""

from typing import Final

from app.services.archive.customer_list import CustomerRow
from app.ui.parts.cards.chips import Chip, risk_chip, tier_chip
from app.ui.theme.tokens import Tone
from app.words import CustomerStatus, Tier
from app.words.names import name_of

_TONES: Final = {
    Tier.VIP: Tone.VIP,
    Tier.MAJOR: Tone.MAJOR,
    Tier.ORDINARY: Tone.ORDINARY,
    Tier.POTENTIAL_VIP: Tone.POTENTIAL,
}


def tone_of(tier: Tier | None) -> Tone:
    """Return the colour of a tier, also for an avatar."""
    return _TONES.get(tier, Tone.GENERAL) if tier else Tone.GENERAL


def standing_chips(row: CustomerRow) -> list[Chip]:
    """Return tier and risk; who is left in peace or gone is no risk, and says so instead."""
    chips = [tier_chip(row.tier, provisional=bool(row.provisional))] if row.tier else []
    if row.status is not CustomerStatus.ACTIVE:
        return [*chips, Chip(text=name_of(row.status), tone=Tone.WARN)]
    if row.pause is not None:
        return [*chips, Chip(text=name_of(row.pause), tone=Tone.WARN)]
    risk = risk_chip(row.stage, row.days_over or 0) if row.stage else None
    return [*chips, risk] if risk else chips
