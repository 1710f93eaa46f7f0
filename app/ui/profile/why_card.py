"""Why the customer stands where they stand: eight figures, each with a bar."""

from PySide6.QtWidgets import QWidget

from app.ui.parts.cards.card import Card
from app.ui.parts.cards.meters import Meter
from app.ui.parts.cards.why_words import Counted, measures_of
from app.ui.profile.loading import Profile
from app.words import Tier
from app.words.language import say
from app.words.names import name_of

TENTHS = 10
_PLAIN = (Tier.PROSPECT, Tier.NOT_GRADED, Tier.DORMANT)


class WhyCard(Card):
    """*Why VIP*, with the score; bars only where there was a grading to measure against."""

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(say("Why"), parent=parent)
        self._currency = currency
        self._meters: dict[str, Meter] = {}

    def show_profile(self, profile: Profile) -> None:
        """Show why this customer stands where they stand."""
        tier, score = profile.row.tier, profile.row.score_tenths
        self.set_title(_title(tier))
        self.set_note(_score(score))
        frozen = profile.standings.frozen
        counted = Counted(
            graded=profile.standings.by_customer[profile.row.id].graded,
            others_count=frozen.distribution.others_count if frozen else 0,
            said=profile.said,
            today=profile.today,
            currency=self._currency,
        )
        for measure in measures_of(counted):
            self._meter(measure.caption).set_value(measure.value, measure.share)

    def _meter(self, caption: str) -> Meter:
        if caption not in self._meters:
            self._meters[caption] = Meter(caption)
            self.add(self._meters[caption])
        return self._meters[caption]


def _title(tier: Tier | None) -> str:
    if tier is None or tier in _PLAIN:
        return say("Standing")
    return say("Why {tier}", tier=name_of(tier))


def _score(tenths: int | None) -> str:
    if tenths is None:
        return say("not graded yet")
    return say("score {score} of 100", score=tenths // TENTHS)
