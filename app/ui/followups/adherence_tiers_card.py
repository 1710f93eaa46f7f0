"""By tier: how much of what the standard owes was had."""

from typing import Final

from PySide6.QtWidgets import QWidget

from app.services.followups.adherence import Adherence
from app.ui.followups.adherence_sayings import tier_name, tier_value, tiers_sentence
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import muted
from app.ui.parts.cards.meters import Meter
from app.ui.theme.tokens import Tone
from app.words import Tier
from app.words.language import say

_TONES: Final = {
    Tier.VIP: Tone.VIP,
    Tier.POTENTIAL_VIP: Tone.POTENTIAL,
    Tier.MAJOR: Tone.MAJOR,
    Tier.ORDINARY: Tone.ORDINARY,
}


class TiersCard(Card):
    """A bar for each tier that is owed contacts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("By tier"), parent=parent)

    def show_adherence(self, found: Adherence) -> None:
        """Show the tiers, the best first."""
        self.clear()
        self.set_title(tiers_sentence(found))
        for line in found.tiers:
            if line.tier is None or not (line.owed or line.too_many):
                continue
            meter = Meter(tier_name(line.tier))
            meter.set_value(
                tier_value(line), line.kept_share, tone=_TONES.get(line.tier, Tone.GENERAL)
            )
            self.add(meter)
        self.add(muted(say("Visits count as contacts; who asked for peace is left out.")))
