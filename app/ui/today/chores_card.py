"""What waits to be put right: files with gaps, VIPs without anyone, customers lost."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.services.today.day_figures import DayFigures
from app.services.today.lenses import Lens
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import label
from app.ui.theme.icons import Icon, pixmap
from app.ui.theme.tokens import Size, Space
from app.ui.today.lines import PressableRow
from app.words.language import say, say_many


class ChoresCard(Card):
    """One row for each thing that waits; unseen while nothing does.

    Signals:
        lens_chosen: Show the people behind a row; carries a ``Lens``.
    """

    lens_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("When there is time"), parent=parent)
        self.hide()

    def show_figures(self, day: DayFigures) -> None:
        """Show what waits."""
        self.clear()
        waiting = {lens: words for lens, words in _sentences(day).items() if day.counts[lens]}
        for lens, words in waiting.items():
            row = _row(words)
            row.pressed.connect(lambda lens=lens: self.lens_chosen.emit(lens))
            self.add_row(row)
        self.setVisible(bool(waiting))


def _sentences(day: DayFigures) -> dict[Lens, str]:
    return {
        Lens.CALLS: say_many(
            "{count} customer is beyond their own rhythm",
            "{count} customers are beyond their own rhythm",
            day.counts[Lens.CALLS],
        ),
        Lens.VIPS_ALONE: say_many(
            "{count} VIP has nobody responsible",
            "{count} VIPs have nobody responsible",
            day.counts[Lens.VIPS_ALONE],
        ),
        Lens.VIPS_INCOMPLETE: say_many(
            "{count} VIP file has gaps to fill",
            "{count} VIP files have gaps to fill",
            day.counts[Lens.VIPS_INCOMPLETE],
        ),
        Lens.LOST: say_many(
            "{count} customer is lost: ask why, make one last offer",
            "{count} customers are lost: ask why, make one last offer",
            day.counts[Lens.LOST],
        ),
    }


def _row(words: str) -> PressableRow:
    row = PressableRow(words)
    across = QHBoxLayout(row)
    across.setContentsMargins(Space.CARD, Space.S, Space.CARD, Space.S)
    across.setSpacing(Space.M)
    across.addWidget(label(words), 1)
    across.addWidget(_picture(pixmap(Icon.RIGHT, "muted", Size.SMALL_ICON)))
    row.setMinimumHeight(Size.ROW)
    return row


def _picture(what: QPixmap) -> QLabel:
    picture = QLabel()
    picture.setPixmap(what)
    return picture
