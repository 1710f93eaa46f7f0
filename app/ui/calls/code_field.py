"""Where code and digit are typed, line after line."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_PAGES: Final = {int(Qt.Key.Key_PageDown): 1, int(Qt.Key.Key_PageUp): -1}
_ARROWS: Final = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}


class CodeField(QLineEdit):
    """A line of typing that is given off with Enter.

    Signals:
        given: Enter was pressed.
        back_wanted: Backspace was pressed with nothing left to delete.
        day_stepped: Another day of the calls is wanted, so many lines further down.
        list_stepped: Likewise another list.
    """

    given = Signal()
    back_wanted = Signal()
    day_stepped = Signal(int)
    list_stepped = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() in _ENTER and not control:
            self.given.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back_wanted.emit()
        elif event.key() in _PAGES:
            self.day_stepped.emit(_PAGES[event.key()])
        elif alt and event.key() in _ARROWS:
            self.list_stepped.emit(_ARROWS[event.key()])
        else:
            super().keyPressEvent(event)
