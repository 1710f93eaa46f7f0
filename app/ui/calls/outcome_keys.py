"""How a call ended: nine buttons, each with its digit."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from app.ui.parts.buttons import button
from app.ui.theme.tokens import Space
from app.words import Outcome
from app.words.language import say
from app.words.names import name_of

_ACROSS: Final = 3


class OutcomeKeys(QWidget):
    """Nine ways a contact may end; one of them holds, or none yet.

    Signals:
        chosen: Another one holds; carries the ``Outcome``.
        confirmed: The one that holds was named once more.
    """

    chosen = Signal(object)
    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcome: Outcome | None = None
        self._keys: dict[Outcome, QPushButton] = {}
        self.setAccessibleName(say("How it went"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.S)
        for at, outcome in enumerate(Outcome):
            key = button(f"{outcome.digit}   {name_of(outcome)}", kind="outcome")
            key.setAccessibleName(f"{outcome.digit} {name_of(outcome)}")
            key.setToolTip(say("{what} ({shortcut})", what=name_of(outcome), shortcut=at + 1))
            key.setCheckable(True)
            key.setAutoDefault(False)
            key.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            key.clicked.connect(partial(self._on_clicked, outcome))
            self._keys[outcome] = key
            grid.addWidget(key, at // _ACROSS, at % _ACROSS)
            grid.setColumnStretch(at % _ACROSS, 1)
        first = self._keys[Outcome.SATISFIED]
        first.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(first)

    @property
    def outcome(self) -> Outcome | None:
        """What holds."""
        return self._outcome

    def choose(self, outcome: Outcome | None) -> None:
        """Let ``outcome`` hold without a signal."""
        self._outcome = outcome
        for each, key in self._keys.items():
            key.setChecked(each is outcome)

    def press(self, outcome: Outcome) -> None:
        """Do as the digit does: choose, or confirm what is chosen."""
        if outcome is self._outcome:
            self.confirmed.emit()
        else:
            self.choose(outcome)
            self.chosen.emit(outcome)

    def _on_clicked(self, outcome: Outcome) -> None:
        self.choose(outcome)
        self.chosen.emit(outcome)
