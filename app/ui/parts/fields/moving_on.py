"""What Enter alone does in a form: it goes on to the next field, and presses buttons."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def moves_on(event: QKeyEvent, dialog: QDialog) -> bool:
    """Go on if ``event`` is Enter alone; return whether it was."""
    if event.key() not in _ENTER or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return False
    focused = dialog.focusWidget()
    if isinstance(focused, QPushButton) and not focused.isCheckable():
        focused.click()
    elif focused is not None:
        after = next_field(focused)
        after.setFocus(Qt.FocusReason.TabFocusReason)
    return True


def next_field(field: QWidget) -> QWidget:
    """Return what stands behind ``field`` and can be filled in."""
    after = field.nextInFocusChain()
    while after is not None and after is not field and not _is_next(after):
        after = after.nextInFocusChain()
    return after or field


def _is_next(after: QWidget) -> bool:
    reached = bool(after.focusPolicy() & Qt.FocusPolicy.TabFocus) and after.focusProxy() is None
    if not reached or not after.isEnabled() or not after.isVisible():
        return False
    return str(after.property("kind")) != "icon"
