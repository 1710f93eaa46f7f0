"""A field with a list under it that fills while one types."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from app.ui.parts.cards.chips import Chip, chip_width, paint_chip
from app.ui.theme.fonts import font, metrics
from app.ui.theme.theme import current
from app.ui.theme.tokens import Size, Space, TextSize

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ROWS_SHOWN: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One line of the list.

    Attributes:
        key: What is picked.
        text: Written strong, and into the field when picked.
        beside: Muted words after it, such as pinyin and the last four digits.
        chip: At the right end.
    """

    key: int
    text: str
    beside: str = ""
    chip: Chip | None = None


Answer = Callable[[Sequence[Suggestion]], None]


class SuggestList(QListView):
    """The lines found; the first one is chosen, so that Enter takes it.

    Signals:
        picked: A line was taken; carries its ``Suggestion``.
    """

    picked = Signal(Suggestion)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = _Lines(self)
        self.setModel(self._lines)
        self.setItemDelegate(_LineDelegate(self))
        self.setProperty("kind", "suggestions")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entered.connect(self.setCurrentIndex)
        self.clicked.connect(self._on_clicked)
        self.hide()

    def show_lines(self, lines: Sequence[Suggestion]) -> None:
        """Show ``lines``; go away if there are none."""
        self._lines.set_lines(lines)
        self.setCurrentIndex(self._lines.index(0, 0))
        shown = min(len(lines), ROWS_SHOWN)
        self.setFixedHeight(shown * Size.ROW + 2 * (Space.XS + Space.HAIR))
        self.setVisible(bool(lines))

    def step(self, by: int) -> None:
        """Choose the line ``by`` further down."""
        at = self.currentIndex().row() + by
        if 0 <= at < self._lines.rowCount():
            self.setCurrentIndex(self._lines.index(at, 0))

    def take(self) -> bool:
        """Pick the chosen line; return whether there was one."""
        index = self.currentIndex()
        if self.isHidden() or not index.isValid():
            return False
        self._on_clicked(index)
        return True

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.picked.emit(index.data(Role.UserRole))


class _Lines(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: Sequence[Suggestion] = ()

    def set_lines(self, lines: Sequence[Suggestion]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case Role.DisplayRole:
                return line.text
            case Role.AccessibleTextRole:
                parts = (line.text, line.beside, line.chip.text if line.chip else "")
                return ", ".join(part for part in parts if part)
            case _:
                return line if role == Role.UserRole else None


class _LineDelegate(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(Size.FIELD, Size.ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        line = index.data(Role.UserRole)
        if not isinstance(line, Suggestion):
            return
        theme, rect = current(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, theme.color("accent_soft"))
        if index.row() > 0:
            painter.fillRect(rect.left(), rect.top(), rect.width(), Space.HAIR, theme.color("line"))
        room = rect.adjusted(Space.M, 0, -Space.M, 0)
        if line.chip is not None:
            width = chip_width(line.chip)
            top = rect.top() + (rect.height() - Size.CHIP) / 2
            paint_chip(painter, QRectF(room.right() - width, top, width, Size.CHIP), line.chip)
            room.setRight(room.right() - width - Space.S)
        _paint_words(painter, room, line, "muted_chosen" if chosen else "muted")
        painter.restore()


def _paint_words(painter: QPainter, room: QRect, line: Suggestion, ink: str) -> None:
    strong, plain = metrics(TextSize.BASE, strong=True), metrics(TextSize.BASE)
    text = strong.elidedText(line.text, Qt.TextElideMode.ElideRight, room.width())
    painter.setFont(font(TextSize.BASE, strong=True))
    painter.setPen(current().color("text"))
    painter.drawText(room, LEFT, text)
    room.setLeft(room.left() + strong.horizontalAdvance(text) + Space.M)
    painter.setFont(font(TextSize.BASE))
    painter.setPen(current().color(ink))
    beside = plain.elidedText(line.beside, Qt.TextElideMode.ElideRight, max(room.width(), 0))
    painter.drawText(room, LEFT, beside)
