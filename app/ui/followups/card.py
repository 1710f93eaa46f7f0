"""One follow-up as a card that can be walked to, opened and dragged."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from typing_extensions import override

from app.services.followups.rows import FollowUpRow
from app.services.planning.reason_words import reason_line
from app.ui.followups.kinds import kind_ink, short_kind
from app.ui.followups.sayings import detail_lines, said_aloud
from app.ui.parts.cards.avatar import initials
from app.ui.parts.cards.chips import tier_chip
from app.ui.theme.fonts import font, metrics
from app.ui.theme.theme import current
from app.ui.theme.tokens import DONE_OPACITY, Radius, Size, Space, TextSize
from app.words import FollowUpState, Tier
from app.words.formats import clock_time
from app.words.language import say_many
from app.words.names import name_of

_MARKS: Final = {Tier.VIP: "◆ ", Tier.POTENTIAL_VIP: "▲ "}
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FollowUpCard(QWidget):
    """Time, who does it, whom, what for; faded with a check mark once it is done.

    Signals:
        pressed: A click, or a double click for opening it.
        opened: A double click.
        walked_to: It has the focus now.
        dragged: The pointer moved with it; carries where, on the screen.
        dropped: The pointer let go of it; carries where, on the screen.
    """

    pressed = Signal()
    opened = Signal()
    walked_to = Signal()
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(
        self, row: FollowUpRow, *, detailed: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._detailed = detailed
        self._pressed_at: QPoint | None = None
        self._in_hand = False
        self.setFixedHeight(Size.FOLLOWUP_DETAIL if detailed else Size.FOLLOWUP_CARD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_row(row)

    @property
    def row(self) -> FollowUpRow:
        """What it shows."""
        return self._row

    @property
    def is_done(self) -> bool:
        """Whether there is nothing left to do."""
        return self._row.state is not FollowUpState.OPEN

    def show_row(self, row: FollowUpRow) -> None:
        """Show ``row``."""
        self._row = row
        said = said_aloud(row)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(Size.BOARD_COLUMN, self.height())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.walked_to.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
            self.pressed.emit()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None or self.is_done:
            return
        way = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if self._in_hand or way >= QApplication.startDragDistance():
            self._in_hand = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(event.globalPosition().toPoint())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_in_hand, self._in_hand, self._pressed_at = self._in_hand, False, None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if was_in_hand:
            self.dropped.emit(event.globalPosition().toPoint())

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        if self.is_done:
            painter.setOpacity(DONE_OPACITY)
        self._paint_edge(painter)
        room = self.rect().adjusted(Space.M, Space.S, -Space.S, -Space.S)
        self._paint_time(painter, _line(room, 0))
        self._paint_name(painter, _line(room, 1))
        self._paint_kind(painter, _line(room.adjusted(0, 0, Space.XS, 0), 2))
        if self._detailed:
            self._paint_details(painter, room)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        theme, focused = current(), self.hasFocus()
        width = Space.TINY if focused else Space.HAIR
        painter.setPen(QPen(theme.color("accent" if focused else "line"), width))
        painter.setBrush(theme.color("hover" if self.is_done else "surface"))
        inset = width / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, Radius.CONTROL, Radius.CONTROL)

    def _paint_edge(self, painter: QPainter) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), Radius.CONTROL, Radius.CONTROL)
        painter.save()
        painter.setClipPath(shape)
        edge = QRect(0, 0, Size.KIND_EDGE, self.height())
        painter.fillRect(edge, kind_ink(self._row.kind))
        painter.restore()

    def _paint_time(self, painter: QPainter, room: QRect) -> None:
        theme, row = current(), self._row
        painter.setFont(font(TextSize.SMALL, tabular=True))
        painter.setPen(theme.color("muted"))
        said = "" if row.due_at is None else clock_time(row.due_at)
        painter.drawText(room, _LEFT, said)
        if row.days_late:
            late = say_many("{count} day late", "{count} days late", row.days_late)
            beside = room.adjusted(_width(said) + (Space.S if said else 0), 0, 0, 0)
            painter.setPen(theme.color("bad"))
            painter.drawText(beside, _LEFT, late)
        if not self._detailed:  # the column says whose it is
            painter.setFont(font(TextSize.MICRO))
            painter.setPen(theme.color("muted"))
            painter.drawText(room, _RIGHT, initials(row.staff_name))

    def _paint_name(self, painter: QPainter, room: QRect) -> None:
        painter.setFont(font(TextSize.BASE, strong=True))
        painter.setPen(current().color("text"))
        name = f"✓ {self._row.name}" if self.is_done else self._row.name
        _draw(painter, room, name, TextSize.BASE, strong=True)

    def _paint_kind(self, painter: QPainter, room: QRect) -> None:
        theme, row = current(), self._row
        painter.setFont(font(TextSize.SMALL))
        painter.setPen(theme.color("muted"))
        tier = f"{_MARKS.get(row.tier, '')}{name_of(row.tier)}"
        kind = f"{reason_line(row.reason) if self._detailed else short_kind(row.kind)} · "
        fits = _width(kind) + _width(tier) <= room.width()
        if not fits and row.tier not in _MARKS:
            _draw(painter, room, kind + tier, TextSize.SMALL)
            return
        if not fits:  # the mark says it where the word has no room
            tier = _MARKS[row.tier].strip()
        left = room.adjusted(0, 0, -_width(tier), 0)
        shown = kind
        if fits:
            painter.drawText(room, _LEFT, kind)
        else:
            shown = _draw(painter, left, kind, TextSize.SMALL)
        if row.tier in _MARKS:
            painter.setPen(theme.ink(tier_chip(row.tier).tone))
        painter.drawText(room.adjusted(_width(shown), 0, 0, 0), _LEFT, tier)

    def _paint_details(self, painter: QPainter, room: QRect) -> None:
        painter.setFont(font(TextSize.SMALL))
        for at, (text, token) in enumerate(detail_lines(self._row), start=3):
            painter.setPen(current().color(token))
            _draw(painter, _line(room, at), text, TextSize.SMALL)


def _line(room: QRect, at: int) -> QRect:
    height = (Size.FOLLOWUP_CARD - 2 * Space.S) // 3
    return QRect(room.left(), room.top() + at * height, room.width(), height)


def _draw(
    painter: QPainter, room: QRect, text: str, size: TextSize, *, strong: bool = False
) -> str:
    """Draw ``text`` as far as it fits and return what stands there."""
    measured = metrics(size, strong=strong)
    shown = measured.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _LEFT, shown)
    return shown


def _width(text: str) -> int:
    return metrics(TextSize.SMALL).horizontalAdvance(text)
