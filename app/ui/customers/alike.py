"""The hint that somebody on file may be meant."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.parts.buttons import link_button
from app.ui.parts.cards.labels import label
from app.ui.theme.tokens import Space
from app.words.language import say, say_in


class AlikeHint(QFrame):
    """A line for each of those on file who look like what is being typed.

    Signals:
        opened: That one was meant; carries the key.
    """

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.setProperty("tone", "warn")
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.M, Space.XS, Space.XS, Space.XS)
        self._column.setSpacing(0)
        self.hide()

    def show_people(self, people: Sequence[tuple[int, str]]) -> None:
        """Show ``people`` as pairs of key and words; nobody hides the hint."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(key, words) for key, words in people]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(people))

    def _line(self, key: int, words: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(say("Looks like {who}", who=words)), 1)
        open_ = link_button(say_in("verb", "open"))
        open_.setAccessibleName(say("Open {who}", who=words))
        open_.clicked.connect(partial(self.opened.emit, key))
        row.addWidget(open_)
        return line
