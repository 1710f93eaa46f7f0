"""When a customer came, when the next visit was expected, and where today is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.ui.theme.fonts import font, metrics
from app.ui.theme.theme import current
from app.ui.theme.tokens import Size, Space, TextSize, Tone
from app.words.language import say

DOT: Final = Space.XS + Space.HAIR
MARK_HALF: Final = Space.L
WINDOW_HALF: Final = Space.M


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """What the strip shows.

    Attributes:
        visited_on: The last visits, oldest first.
        today: The desk's day.
        expected_from: When the next visit is expected, at the earliest.
        expected_to: At the latest.
        note: The rhythm in words, such as "every 48 days (36-61)".
        today_note: Where today stands, such as "today, 71 d".
        late: Whether today is beyond what is expected.
    """

    visited_on: Sequence[date]
    today: date
    expected_from: date | None = None
    expected_to: date | None = None
    note: str = ""
    today_note: str = ""
    late: bool = False


class RhythmStrip(QWidget):
    """Dots on a line of time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rhythm: Rhythm | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_rhythm(self, rhythm: Rhythm | None) -> None:
        """Show ``rhythm``, or nothing."""
        self._rhythm = rhythm
        said = f"{rhythm.note}; {rhythm.today_note}" if rhythm else ""
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(Size.FIELD, Size.STRIP)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._rhythm is None or not self._rhythm.visited_on:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(TextSize.MICRO))
        self._paint_line(painter)
        self._paint_window(painter, self._rhythm)
        self._paint_visits(painter, self._rhythm)
        self._paint_today(painter, self._rhythm)
        painter.end()

    def _place(self, rhythm: Rhythm, day: date) -> float:
        """Return where ``day`` lies across the strip."""
        first = rhythm.visited_on[0]
        last = max(rhythm.today, rhythm.expected_to or rhythm.today)
        share = (day - first).days / max((last - first).days, 1)
        return 2 * DOT + share * (self.width() - 4 * DOT)

    def _middle(self) -> float:
        return self.height() / 2

    def _paint_line(self, painter: QPainter) -> None:
        painter.setPen(QPen(current().color("line"), Space.TINY))
        painter.drawLine(
            QPointF(Space.XS, self._middle()), QPointF(self.width() - Space.XS, self._middle())
        )

    def _paint_window(self, painter: QPainter, rhythm: Rhythm) -> None:
        if rhythm.expected_from is None or rhythm.expected_to is None:
            return
        left = self._place(rhythm, rhythm.expected_from)
        right = max(self._place(rhythm, rhythm.expected_to), left + WINDOW_HALF)
        room = QRectF(left, self._middle() - WINDOW_HALF, right - left, 2 * WINDOW_HALF)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current().soft(Tone.OK))
        painter.drawRoundedRect(room, Space.XS, Space.XS)
        above = self._middle() - WINDOW_HALF - Space.S
        self._write(painter, say("expected"), room.center().x(), above, current().color("muted"))

    def _paint_visits(self, painter: QPainter, rhythm: Rhythm) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current().color("accent"))
        for day in rhythm.visited_on:
            painter.drawEllipse(QPointF(self._place(rhythm, day), self._middle()), DOT, DOT)

    def _paint_today(self, painter: QPainter, rhythm: Rhythm) -> None:
        ink = current().ink(Tone.BAD) if rhythm.late else current().color("muted")
        across = self._place(rhythm, rhythm.today)
        painter.setPen(QPen(ink, Space.TINY))
        painter.drawLine(
            QPointF(across, self._middle() - MARK_HALF), QPointF(across, self._middle() + MARK_HALF)
        )
        below = self._middle() + MARK_HALF + Space.S
        taken = self._write(painter, rhythm.today_note, across, below, ink)
        room = QRectF(0, below - Space.S, taken - Space.S, 2 * Space.S)
        painter.setPen(current().color("muted"))
        measure = metrics(TextSize.MICRO)
        note = measure.elidedText(rhythm.note, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, note)

    def _write(self, painter: QPainter, words: str, across: float, at: float, ink: QColor) -> float:
        """Write ``words`` around a point, inside the strip; return their left end."""
        width = metrics(TextSize.MICRO).horizontalAdvance(words) + Space.TINY
        left = min(max(across - width / 2, 0), self.width() - width)
        painter.setPen(ink)
        room = QRectF(left, at - Space.S, width, 2 * Space.S)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
        return left
