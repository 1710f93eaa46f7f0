"""Several widgets in the line of one caption."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.theme.tokens import Space


def side_by_side(*widgets: QWidget, last_stretches: bool = False) -> QWidget:
    """Return ``widgets`` in one line; the first that takes the focus takes that of the line."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.S)
    for widget in widgets:
        row.addWidget(widget, 1 if last_stretches and widget is widgets[-1] else 0)
    if not last_stretches:
        row.addStretch(1)
    line.setFocusProxy(
        next(each for each in widgets if each.focusPolicy() != Qt.FocusPolicy.NoFocus)
    )
    return line
