"""The offer to go on with what was typed the last time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.parts.buttons import small_button
from app.ui.parts.cards.labels import label
from app.ui.theme.tokens import Space
from app.words.language import say


class ResumeStrip(QFrame):
    """Says that something was typed and not saved.

    Signals:
        resumed: It is to be shown again.
        dismissed: It is not wanted any more.
    """

    resumed = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.setProperty("tone", "warn")
        go_on = small_button(say("Go on with it"))
        drop = small_button(say("Start afresh"))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(label(say("The last time this form was closed before it was saved.")), 1)
        row.addWidget(go_on)
        row.addWidget(drop)
        go_on.clicked.connect(self.resumed)
        drop.clicked.connect(self.dismissed)
