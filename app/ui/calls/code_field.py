"""Where code and digit are typed, line after line."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CodeField(QLineEdit):
    """A line of typing that is given off with Enter.

    Signals:
        given: Enter was pressed.
        back_wanted: Backspace was pressed with nothing left to delete.
    """

    given = Signal()
    back_wanted = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and not control:
            self.given.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)
