"""The frame of the pages before the clinic is open: one card in the middle."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.services.foundation.errors import sentence
from app.ui.parts.buttons import primary_button
from app.ui.parts.cards.labels import label, wrapped
from app.ui.parts.messages import log_unexpected
from app.ui.theme.tokens import Size, Space


class Gate(QWidget):
    """A card with a heading, a form, a place for one sentence, and one way on."""

    def __init__(self, heading: str, words: str, go_on: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = QFormLayout()
        self.foot = QHBoxLayout()
        self.go_on: QPushButton = primary_button(go_on)
        self.go_on.setDefault(True)
        self._said = wrapped("", "bad")
        self._said.hide()
        self._build(heading, words)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(QKeySequence(key), self, self.go_on.click)

    def refuse(self, error: BaseException) -> None:
        """Say what went wrong and let the person try again."""
        log_unexpected(error)
        self._said.setText(sentence(error))
        self._said.setAccessibleName(sentence(error))
        self._said.show()
        self.set_busy(busy=False)

    def clear_refusal(self) -> None:
        """Say nothing any more."""
        self._said.hide()

    def set_busy(self, *, busy: bool) -> None:
        """Let nobody press twice while it works."""
        self.go_on.setDisabled(busy)

    def _build(self, heading: str, words: str) -> None:
        card = QFrame()
        card.setProperty("kind", "card")
        card.setFixedWidth(Size.GATE)
        column = QVBoxLayout(card)
        column.setContentsMargins(*[Space.XL] * 4)
        column.setSpacing(Space.M)
        column.addWidget(label(heading, "title"))
        if words:
            column.addWidget(wrapped(words, "muted"))
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.form.setVerticalSpacing(Space.XS)
        column.addLayout(self.form)
        column.addWidget(self._said)
        self.foot.addStretch(1)
        self.foot.addWidget(self.go_on)
        column.addLayout(self.foot)
        across = QVBoxLayout(self)
        across.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
