"""What each tier of then brought since."""

from typing import Final

from PySide6.QtWidgets import QWidget

from app.services.grading.back_tests import BackTestView
from app.services.rules.back_test import TierReceipts
from app.ui.grading.back_test_words import days, headline, hits, most, percent, tier_then
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.cards.meters import Meter
from app.ui.theme.tokens import Tone
from app.words import Tier
from app.words.formats import money
from app.words.language import say, say_many

_TONES: Final = {Tier.VIP: Tone.VIP, Tier.MAJOR: Tone.MAJOR, Tier.ORDINARY: Tone.ORDINARY}


class BackTestCard(Card):
    """The share of the receipts by tier of then, and how many big customers were seen."""

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(say("Tiers of then"), parent=parent)
        self._currency = currency

    def show_test(self, view: BackTestView) -> None:
        """Show how a grading did."""
        self.clear()
        self.set_title(headline(view))
        self.add(wrapped(days(view), "muted"))
        for line in view.result.tiers:
            self.add(self._meter(view, line))
        if view.result.big_count:
            self.add(wrapped(hits(view), "strong"))
        if view.result.most_minor:
            self.add(wrapped(most(view, self._currency), "muted"))

    def _meter(self, view: BackTestView, line: TierReceipts) -> Meter:
        share = view.result.share_of(line.tier)
        came = say_many(
            "{paying} of {count} customer paid",
            "{paying} of {count} customers paid",
            line.customers,
            paying=line.paying,
        )
        amount = money(line.receipts_minor, self._currency)
        meter = Meter(tier_then(line.tier))
        drawn = None if share is None else min(max(float(share), 0.0), 1.0)
        tone = Tone.GENERAL if line.tier is None else _TONES.get(line.tier, Tone.GENERAL)
        meter.set_value(f"{came} · {amount} · {percent(share)}", drawn, tone=tone)
        return meter
