"""Paints the cells of a list."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from app.ui.parts.cards.chips import Chip, chip_width, paint_chip
from app.ui.parts.lists.columns import Cell, ColumnsModel, Look
from app.ui.theme.fonts import font, metrics
from app.ui.theme.theme import current
from app.ui.theme.tokens import Size, Space, TextSize

LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
AnyIndex = QModelIndex | QPersistentModelIndex
Inks = dict[Look, str]
_INKS: Final[Inks] = {Look.MUTED: "muted"}
_INKS_CHOSEN: Final[Inks] = {Look.MUTED: "muted_chosen"}


class CellDelegate(QStyledItemDelegate):
    """Paints what ``ColumnsModel.CELL_ROLE`` gives, or a bar while it is being fetched."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self.row_height: int = Size.ROW

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._paint_ground(painter, option, index.row(), chosen=chosen)
        room = option.rect.adjusted(Space.M, 0, -Space.M, -Space.HAIR)
        cell = index.data(ColumnsModel.CELL_ROLE)
        if isinstance(cell, Cell):
            painter.setClipRect(option.rect)
            _paint_cell(painter, room, cell, _INKS_CHOSEN if chosen else _INKS)
        else:
            _paint_waiting(painter, room)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        cell = index.data(ColumnsModel.CELL_ROLE)
        width = _wanted_width(cell) if isinstance(cell, Cell) else 0
        return QSize(width + 2 * Space.M, self.row_height)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, row: int, *, chosen: bool
    ) -> None:
        theme, rect = current(), option.rect
        left, top, width, height = rect.left(), rect.top(), rect.width(), rect.height()
        if chosen:
            painter.fillRect(rect, theme.color("accent_soft"))
        elif row == self.hovered_row:
            painter.fillRect(rect, theme.color("hover"))
        foot = top + height - Space.HAIR
        painter.fillRect(left, foot, width, Space.HAIR, theme.color("line"))
        if chosen and left <= 0 and option.widget.hasFocus():
            painter.fillRect(left, top, Size.FOCUS_BAR, height, theme.color("accent"))


def _paint_cell(painter: QPainter, room: QRect, cell: Cell, inks: Inks) -> None:
    upper = QRect(room)
    if cell.below:
        middle = room.center().y()
        upper = QRect(
            room.left(), room.top() + Space.S, room.width(), middle - room.top() - Space.S
        )
        lower = QRect(room.left(), middle, room.width(), room.bottom() - middle - Space.S)
        _paint_text(painter, lower, cell.below, current().color(inks[Look.MUTED]), Look.PLAIN)
    if cell.chip is not None:
        _paint_chip_at(painter, upper.left(), upper, cell.chip)
        return
    if cell.look is Look.NUMBER:
        _paint_number(painter, upper, cell.text, _ink(cell, inks))
        return
    words = QRect(upper)
    if cell.badge is not None:  # what it warns of is kept in sight; the text gives way
        words.setWidth(max(words.width() - _badge_room(cell.badge), words.width() // 2))
    words.setLeft(
        words.left() + _paint_text(painter, words, cell.text, _ink(cell, inks), cell.look)
    )
    if cell.beside:
        words.setLeft(words.left() + Space.XS)
        muted = current().color(inks[Look.MUTED])
        words.setLeft(words.left() + _paint_text(painter, words, cell.beside, muted, Look.PLAIN))
    if cell.badge is not None:
        _paint_chip_at(painter, words.left() + Space.S, upper, cell.badge)


def _badge_room(badge: Chip) -> int:
    return Space.S + chip_width(badge)


def _paint_text(painter: QPainter, room: QRect, text: str, ink: QColor, look: Look) -> int:
    """Paint ``text`` at the left of ``room`` and return the width it took."""
    if room.width() <= 0:
        return 0
    strong = look is Look.STRONG
    shown, width = _fitted(text, room.width(), metrics(TextSize.BASE, strong=strong))
    painter.setFont(font(TextSize.BASE, strong=strong))
    painter.setPen(ink)
    painter.drawText(room, LEFT, shown)
    return width


def _paint_number(painter: QPainter, room: QRect, text: str, ink: QColor) -> None:
    shown, _ = _fitted(text, room.width(), metrics(TextSize.BASE))
    painter.setFont(font(TextSize.BASE, tabular=True))
    painter.setPen(ink)
    painter.drawText(room, RIGHT, shown)


def _fitted(text: str, room: int, measure: QFontMetrics) -> tuple[str, int]:
    """Return ``text`` shortened to fit, and its width."""
    width = measure.horizontalAdvance(text)
    if width <= room:
        return text, width
    return measure.elidedText(text, Qt.TextElideMode.ElideRight, room), room


def _paint_chip_at(painter: QPainter, left: int, room: QRect, chip: Chip) -> None:
    top = room.top() + (room.height() - Size.CHIP) / 2
    width = min(chip_width(chip), room.left() + room.width() - left)
    if width > Size.CHIP:
        paint_chip(painter, QRectF(left, top, width, Size.CHIP), chip)


def _paint_waiting(painter: QPainter, room: QRect) -> None:
    bar = QRectF(room.left(), room.center().y() - Space.XS, room.width() / 2, Space.S)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current().color("line"))
    painter.drawRoundedRect(bar, Space.XS, Space.XS)


def _ink(cell: Cell, inks: Inks) -> QColor:
    if cell.tone is not None:
        return current().ink(cell.tone)
    return current().color(inks.get(cell.look, "text"))


def _wanted_width(cell: Cell) -> int:
    if cell.chip is not None:
        return chip_width(cell.chip)
    plain = metrics(TextSize.BASE)
    width = metrics(TextSize.BASE, strong=cell.look is Look.STRONG).horizontalAdvance(cell.text)
    if cell.beside:
        width += Space.XS + plain.horizontalAdvance(cell.beside)
    if cell.badge is not None:
        width += _badge_room(cell.badge)
    return max(width, plain.horizontalAdvance(cell.below))
