"""Where the Tab key stops.

A box of fields must have no focus proxy: Tab would go round inside it and pass over every
field before the proxy.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def is_stop(field: QWidget) -> bool:
    """Return whether Tab stops at ``field`` itself."""
    return bool(field.focusPolicy() & Qt.FocusPolicy.TabFocus) and field.focusProxy() is None


def stop_before(field: QWidget) -> QWidget:
    """Return where Tab stops before ``field``; what it passes over cannot be ordered by."""
    before = field.previousInFocusChain()
    while before is not None and before is not field and not is_stop(before):
        before = before.previousInFocusChain()
    return before or field


def focus_into(box: QWidget) -> None:
    """Give the focus to the first field in ``box``, which may be a field itself."""
    window = box.window()
    field = window.nextInFocusChain()
    while field is not None and field is not window and not _is_in(box, field):
        field = field.nextInFocusChain()
    if field is not None:
        field.setFocus(Qt.FocusReason.TabFocusReason)


def _is_in(box: QWidget, field: QWidget) -> bool:
    return is_stop(field) and (field is box or box.isAncestorOf(field))


def let_tab_reach(row: QWidget, *, before: QWidget) -> None:
    """Let Tab go through the fields of ``row`` and then come to ``before``."""
    previous = stop_before(before)
    for field in row.findChildren(QWidget):
        if is_stop(field) and field.window() is row.window():  # the list of a box is a window
            QWidget.setTabOrder(previous, field)
            previous = field
