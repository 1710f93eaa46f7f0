"""The names of a form's sections at its left, and the way to each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.ui.parts.buttons import button
from app.ui.theme.tokens import Space
from app.words.language import say


class Rail(QWidget):
    """One word for each section; Alt with its place goes there, Ctrl+PgDn to the next.

    Signals:
        wanted: A section is to be gone to; carries its place, from 0.
    """

    wanted = Signal(int)

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = 0
        self._words = [self._word(at, title) for at, title in enumerate(titles)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        for word in self._words:
            column.addWidget(word)
        column.addStretch(1)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self, partial(self._step, step))
        self.mark_at(0)

    def mark_at(self, at: int) -> None:
        """Show that the section at ``at`` is being filled in."""
        self._at = at
        for place, word in enumerate(self._words):
            word.setChecked(place == at)

    def _word(self, at: int, title: str) -> QPushButton:
        word = button(title, kind="rail")
        word.setCheckable(True)
        word.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        word.setAutoDefault(False)
        keys = f"Alt+{at + 1}"
        word.setToolTip(say("{what} ({shortcut})", what=title, shortcut=keys))
        word.clicked.connect(partial(self._want, at))
        QShortcut(QKeySequence(keys), self, partial(self._want, at))
        return word

    def _step(self, step: int) -> None:
        self._want((self._at + step) % len(self._words))

    def _want(self, at: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 (Qt's)
        self.mark_at(at)
        self.wanted.emit(at)
