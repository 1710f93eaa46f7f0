"""A tab of the bar: its title, and a count beside it where something waits."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget
from typing_extensions import override

from app.ui.parts.cards.chips import CountBadge
from app.ui.theme.tokens import Space
from app.words.language import say


class TabButton(QPushButton):
    """Draws its title left of the count, both above the line of the open tab."""

    def __init__(self, title: str, *, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setProperty("kind", "tab")
        self.setCheckable(True)
        self.setAccessibleName(title)
        self.setToolTip(say("{what} ({shortcut})", what=title, shortcut=shortcut))
        self._badge = CountBadge(parent=self)
        self._badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_count(self, count: int, *, loud: bool = False) -> None:
        """Show ``count``, on the colour of what is late if ``loud``; nothing at zero."""
        self._badge.set_count(count, loud=loud)
        self.setAccessibleDescription(f"{count:,}" if count else "")
        self.updateGeometry()
        self._place()

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._room(), 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        option.rect = option.rect.adjusted(0, 0, -self._room(), 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        painter.end()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _room(self) -> int:
        """Return how wide the count and the gap before it are."""
        return 0 if self._badge.isHidden() else self._badge.sizeHint().width() + Space.XS

    def _place(self) -> None:
        size = self._badge.sizeHint()
        left = self.width() - Space.L - size.width()
        self._badge.setGeometry(left, (self.height() - size.height()) // 2, *size.toTuple())
