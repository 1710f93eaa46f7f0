"""A figure over a bar that shows how it stands among the others."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.ui.theme.fonts import font, metrics
from app.ui.theme.theme import current
from app.ui.theme.tokens import Size, Space, TextSize, Tone


class Meter(QWidget):
    """A caption at the left, its value at the right, a bar below."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = caption
        self._value = ""
        self._share: float | None = None
        self._tone: Tone | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(caption)

    def set_value(self, value: str, share: float | None, *, tone: Tone | None = None) -> None:
        """Show ``value``; fill the bar to ``share`` (0-1), or show none for ``None``."""
        self._value = value
        self._share = None if share is None else min(max(share, 0.0), 1.0)
        self._tone = tone
        self.setAccessibleDescription(value)
        self.setToolTip(value)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(Size.FIELD, Size.CONTROL)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(TextSize.BASE))
        words = QRectF(self.rect()).adjusted(0, 0, 0, -Size.METER - Space.XS)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.color("text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | middle, self._caption)
        taken = metrics(TextSize.BASE).horizontalAdvance(self._caption) + Space.S
        painter.setPen(theme.color("muted"))
        room = round(words.width()) - taken
        shown = metrics(TextSize.BASE).elidedText(self._value, Qt.TextElideMode.ElideRight, room)
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | middle, shown)
        if self._share is not None:
            self._paint_bar(painter, self._share)
        painter.end()

    def _paint_bar(self, painter: QPainter, share: float) -> None:
        theme, round_end = current(), Size.METER / 2
        bar = QRectF(0, self.height() - Size.METER, self.width(), Size.METER)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(bar, round_end, round_end)
        if share > 0:
            bar.setWidth(max(bar.width() * share, Size.METER))
            painter.setBrush(theme.ink(self._tone) if self._tone else theme.color("accent"))
            painter.drawRoundedRect(bar, round_end, round_end)
