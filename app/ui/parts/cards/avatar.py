"""A person as a round initial."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui.theme.fonts import font
from app.ui.theme.theme import current
from app.ui.theme.tokens import Size, TextSize, Tone


class Avatar(QWidget):
    """The first character of a Chinese name, two initials of another; no picture, no fuss."""

    def __init__(
        self,
        name: str = "",
        *,
        tone: Tone = Tone.MAJOR,
        size: int = Size.AVATAR,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)
        self.set_person(name, tone=tone)

    def set_person(self, name: str, *, tone: Tone = Tone.MAJOR) -> None:
        """Show the initials of ``name`` in the colours of ``tone``."""
        self._initials = initials(name)
        self._tone = tone
        self.setAccessibleName(name)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.soft(self._tone))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(theme.ink(self._tone))
        small = self.width() < Size.AVATAR
        painter.setFont(font(TextSize.SMALL if small else TextSize.TITLE, strong=True))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._initials)
        painter.end()


def initials(name: str) -> str:
    """Return ``李`` for 李思雨 and ``LN`` for Li Na."""
    words = name.split()
    if not words:
        return ""
    if not words[0][0].isascii():
        return words[0][0]
    return "".join(word[0] for word in (words[0], words[-1])[: len(words)]).upper()
