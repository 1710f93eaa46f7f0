"""A column of cards that scrolls where the window is too low."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.theme.tokens import Space


class ScrollColumn(QScrollArea):
    """Widgets one under the other; never higher than they are, so that what follows is close.

    The margin at the right is part of it: there the scroll bar comes and goes, and the widgets
    keep their width.
    """

    def __init__(self, widgets: Iterable[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner = QWidget()
        self._inner.setProperty("ground", "none")
        self._inner.installEventFilter(self)
        self._column = QVBoxLayout(self._inner)
        self._column.setSpacing(Space.M)
        for widget in widgets:
            self._column.addWidget(widget)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inner and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        taken = self.width() - self.viewport().width()
        self._column.setContentsMargins(0, 0, max(Space.L - taken, 0), 0)
        inner, width = self._inner, self.viewport().width()
        wraps = inner.hasHeightForWidth()
        self.setMaximumHeight(inner.heightForWidth(width) if wraps else inner.sizeHint().height())
