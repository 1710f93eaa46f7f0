"""How many customers stand where, in one of three views of the one result."""

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.grading.views import GradingView
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.meters import Meter
from app.ui.parts.fields.segmented import Segmented
from app.ui.theme.tokens import Space, Tone
from app.words import ThreeWay, Tier, TierScheme
from app.words.formats import number
from app.words.language import say
from app.words.names import name_of

_TIERS: Final = {
    Tier.VIP: Tone.VIP,
    Tier.POTENTIAL_VIP: Tone.POTENTIAL,
    Tier.MAJOR: Tone.MAJOR,
    Tier.ORDINARY: Tone.ORDINARY,
    Tier.GENERAL: Tone.GENERAL,
    Tier.NOT_GRADED: Tone.GENERAL,
}
_CLASSES: Final = {
    ThreeWay.BIG: Tone.VIP,
    ThreeWay.POTENTIAL: Tone.POTENTIAL,
    ThreeWay.GENERAL: Tone.GENERAL,
}
_FULL_STARS: Final = 5

Line = tuple[str, int, Tone, bool]  # the last: as a share of the ranked


class StructureCard(Card):
    """Counts with their shares, as five tiers, stars or three classes.

    Signals:
        scheme_chosen: Another view is looked at; carries a ``TierScheme``.
    """

    scheme_chosen = Signal(object)

    def __init__(self, scheme: TierScheme, parent: QWidget | None = None) -> None:
        super().__init__(say("Where customers stand"), parent=parent)
        self._view: GradingView | None = None
        self._schemes = Segmented(
            [(each, name_of(each)) for each in TierScheme], name=say("View of the result")
        )
        self._schemes.choose(scheme)
        self._schemes.chosen.connect(self._on_scheme_chosen)
        self.add(self._schemes)
        self._lines = QWidget()
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self.add(self._lines)

    def show_view(self, view: GradingView) -> None:
        """Show the structure of a grading or a trial."""
        self._view = view
        self._fill()

    def _fill(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if meter := item.widget():
                meter.deleteLater()
        if self._view is None:
            return
        ranked = self._view.ranked_count
        for caption, heads, tone, of_ranked in _LISTED[TierScheme(self._schemes.choice)](
            self._view
        ):
            share = heads / ranked if of_ranked and ranked else None
            said = number(heads) if share is None else f"{number(heads)} · {share:.1%}"
            meter = Meter(caption)
            meter.set_value(said, share, tone=tone)
            self._column.addWidget(meter)

    @Slot(str)
    def _on_scheme_chosen(self, scheme: str) -> None:
        self._fill()
        self.scheme_chosen.emit(TierScheme(scheme))


def _by_tier(view: GradingView) -> Iterator[Line]:
    counts = view.structure.tiers
    for tier, tone in _TIERS.items():
        if tier is not Tier.NOT_GRADED or counts.get(tier):
            yield name_of(tier), counts.get(tier, 0), tone, True
    for tier in (Tier.DORMANT, Tier.PROSPECT):
        if counts.get(tier):
            yield name_of(tier), counts[tier], Tone.GENERAL, False


def _by_stars(view: GradingView) -> Iterator[Line]:
    for stars in range(_FULL_STARS, 0, -1):
        tone = Tone.VIP if stars == _FULL_STARS else Tone.ORDINARY
        yield "★" * stars, view.structure.stars.get(stars, 0), tone, True


def _by_class(view: GradingView) -> Iterator[Line]:
    for each, tone in _CLASSES.items():
        yield name_of(each), view.structure.three_way.get(each, 0), tone, False


_LISTED: Final[dict[TierScheme, Callable[[GradingView], Iterator[Line]]]] = {
    TierScheme.FIVE_TIERS: _by_tier,
    TierScheme.STARS: _by_stars,
    TierScheme.THREE_WAY: _by_class,
}
