"""A score from one to five, given with one key or one click."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.ui.parts.buttons import button
from app.ui.theme.tokens import Space
from app.words.language import say

HIGHEST: Final = 5


class ScoreButtons(QWidget):
    """Five circles; none need be chosen, and the chosen one can be taken back.

    Signals:
        scored: A score was given or taken back; carries 1-5 or ``None``.
    """

    scored = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._score: int | None = None
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self._circles = [button(str(score), kind="score") for score in range(1, HIGHEST + 1)]
        for score, circle in enumerate(self._circles, start=1):
            circle.setCheckable(True)
            circle.setAutoDefault(False)  # Enter goes on, it gives no score
            circle.setAccessibleName(say("{what}: {score} of 5", what=name, score=score))
            circle.clicked.connect(lambda _checked, score=score: self._on_clicked(score))
            row.addWidget(circle)
        row.addStretch(1)
        self.setFocusProxy(self._circles[0])

    @property
    def score(self) -> int | None:
        """What was given."""
        return self._score

    def set_score(self, score: int | None) -> None:
        """Show ``score`` without a signal."""
        self._score = score
        for at, circle in enumerate(self._circles, start=1):
            circle.setChecked(at == score)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if typed.isdigit() and 1 <= int(typed) <= HIGHEST:
            self._on_clicked(int(typed))
        elif event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete} and self._score:
            self._on_clicked(self._score)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_clicked(self, score: int) -> None:
        self.set_score(None if score == self._score else score)
        if any(circle.hasFocus() for circle in self._circles):
            self._circles[score - 1].setFocus()
        self.scored.emit(self._score)
