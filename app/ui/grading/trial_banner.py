"""Says that what is shown is only a trial."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.services.grading.views import GradingView
from app.ui.parts.buttons import small_button
from app.ui.parts.cards.labels import label
from app.ui.theme.tokens import Space
from app.words.formats import long_day
from app.words.language import say, say_many


class TrialBanner(QFrame):
    """Until when the trial counted, how many would move, and the way out.

    Signals:
        left: The gradings that stand are to be shown again.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.setProperty("tone", "warn")
        self._words = label("", "warn")
        leave = small_button(say("Leave the trial"))
        leave.setToolTip(say("{what} ({shortcut})", what=leave.text(), shortcut="Esc"))
        leave.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.CARD, Space.XS, Space.S, Space.XS)
        row.addWidget(self._words, 1)
        row.addWidget(leave)
        self.hide()

    def show_trial(self, tried: GradingView) -> None:
        """Say what was tried."""
        movers = say_many(
            "{count} customer would move", "{count} customers would move", len(tried.movements)
        )
        day = long_day(tried.as_of_on)
        self._words.setText(
            say("Trial as of {day}: nothing was saved. {movers}.", day=day, movers=movers)
        )
        self.show()
