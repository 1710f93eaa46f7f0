"""A place of the customers tab beside the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards.labels import muted, title
from app.ui.theme.icons import Icon, icon
from app.ui.theme.tokens import Space
from app.words.language import say


class Room(QWidget):
    """A heading with the way back, and whatever stands below; Esc goes back too.

    Signals:
        left: The list is wanted again.
        customer_opened: Show the profile; carries the key of the customer.
    """

    left = Signal()
    customer_opened = Signal(int)

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(heading)
        self._note = muted("")
        self._back = quiet_button(say("Customers"))
        self._back.setIcon(icon(Icon.LEFT, "muted"))
        self._back.setToolTip(say("Back to the list ({shortcut})", shortcut="Esc"))
        self._back.clicked.connect(self.left)
        self._head = QHBoxLayout()
        self._head.setSpacing(Space.S)
        self._head.addWidget(self._back)
        self._head.addWidget(title(heading))
        self._head.addWidget(self._note)
        self._head.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.M)
        self._column.addLayout(self._head)

    def arrive(self) -> None:
        """Take the focus when the place is entered."""
        self._back.setFocus()

    def set_note(self, note: str) -> None:
        """Write ``note`` beside the heading."""
        self._note.setText(note)

    def add_to_head(self, widget: QWidget) -> None:
        """Put ``widget`` at the right of the heading."""
        self._head.addWidget(widget)

    def add(self, widget: QWidget, *, stretch: int = 0) -> None:
        """Put ``widget`` under what there is."""
        self._column.addWidget(widget, stretch)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
