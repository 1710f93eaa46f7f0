"""Why the chosen customer stands where they stand."""

from typing import Final

from app.ui.customers.columns import score_text
from app.ui.customers.glance import Glance
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.meters import Meter
from app.ui.parts.cards.why_words import Counted, measures_of
from app.ui.parts.desk import Desk
from app.words import Indicator, Tier
from app.words.language import say
from app.words.names import name_of

_AT_A_GLANCE: Final = frozenset(Indicator) - {Indicator.EVENT_SALES, Indicator.HARMONY}
_UNPLACED: Final = (Tier.PROSPECT, Tier.NOT_GRADED, Tier.DORMANT)


class WhyCard(Card):
    """A figure and a bar for what is asked about most; the profile has all eight."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(say("Standing"))
        self._desk = desk
        self._meters: dict[str, Meter] = {}

    def show_glance(self, glance: Glance) -> None:
        """Show why this customer stands where they stand."""
        row, frozen = glance.row, glance.standings.frozen
        self.set_title(_title(row.tier))
        self.set_note(_score(row.score_tenths))
        counted = Counted(
            graded=glance.standings.by_customer[row.id].graded,
            others_count=frozen.distribution.others_count if frozen else 0,
            said=glance.said,
            today=self._desk.clock.today(),
            currency=self._desk.settings.currency,
        )
        for measure in measures_of(counted):
            if measure.indicator in _AT_A_GLANCE:
                self._meter(measure.caption).set_value(measure.value, measure.share)

    def _meter(self, caption: str) -> Meter:
        if caption not in self._meters:
            self._meters[caption] = Meter(caption)
            self.add(self._meters[caption])
        return self._meters[caption]


def _title(tier: Tier | None) -> str:
    if tier is None or tier in _UNPLACED:
        return say("Standing")
    return say("Why {tier}", tier=name_of(tier))


def _score(score_tenths: int | None) -> str:
    if score_tenths is None:
        return say("not graded yet")
    return say("score {score}", score=score_text(score_tenths))
