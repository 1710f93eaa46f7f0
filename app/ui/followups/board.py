"""Columns beside one another: the days of a week, or the people of a day."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.services.followups.rows import FollowUpRow
from app.ui.followups.card import FollowUpCard
from app.ui.followups.column import Column, ColumnHead, Lane
from app.ui.theme.tokens import HELD_OPACITY, Size, Space


class Ghost(QLabel):
    """Follows the pointer over the window ``around`` stands in; unseen while nothing is held."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        faded = QGraphicsOpacityEffect(self)
        faded.setOpacity(HELD_OPACITY)
        self.setGraphicsEffect(faded)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._around = around
        self._held: QWidget | None = None
        self.hide()

    def hold(self, card: QWidget, at: QPoint) -> None:
        """Show ``card`` at a point of the screen."""
        if self._held is not card:
            self._held = card
            self.setParent(self._around.window())
            self.setPixmap(card.grab())
            self.resize(card.size())
            self.raise_()
            self.show()
        beside = QPoint(Space.M, Space.M)
        self.move(self._around.window().mapFromGlobal(at) + beside)

    def let_go(self) -> None:
        """Show nothing any more."""
        self._held = None
        self.hide()
        self.setParent(self._around)


_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_FAR: Final = 10**6
_WALKS: Final = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Home: (-_FAR, 0),
    Qt.Key.Key_End: (_FAR, 0),
}
_BY_TAB: Final = Qt.FocusPolicy.StrongFocus
_BY_ARROWS: Final = Qt.FocusPolicy.ClickFocus


class Board(QWidget):
    """Cards in columns; one walks over them with the arrow keys and drags them across.

    Signals:
        opened: Enter or a double click on a card; carries the key of the follow-up.
        dropped: A card was let go over another column; carries its key and the column's.
        more_wanted: A column has more than it shows; carries its key.
        dragged: A card is held; carries where, on the screen.
        dropped_outside: A card was let go beside the columns; carries its key and where.
    """

    opened = Signal(int)
    dropped = Signal(int, int)
    dragged = Signal(QPoint)
    dropped_outside = Signal(int, QPoint)
    more_wanted = Signal(int)

    def __init__(self, name: str, *, detailed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detailed = detailed
        self._columns: list[Column] = []
        self._heads: list[ColumnHead] = []
        self._shown = 0
        self._current: int | None = None
        self._ghost = Ghost(self)
        self.setAccessibleName(name)
        self._build()

    @property
    def columns(self) -> list[Column]:
        """The columns, from left to right."""
        return self._columns[: self._shown]

    @property
    def cards(self) -> list[FollowUpCard]:
        """All cards, column by column."""
        return [card for column in self.columns for card in column.cards]

    @property
    def current_row(self) -> FollowUpRow | None:
        """The follow-up walked to last; ``None`` if it is no longer shown."""
        card = self._card(self._current)
        return card.row if card else None

    def show_lanes(self, lanes: Sequence[Lane]) -> None:
        """Show ``lanes``; the card walked to, or the next one, and the place scrolled to stay."""
        place = self._place()
        had_focus = any(card.hasFocus() for card in self.cards)
        scrolled = self._area.verticalScrollBar().value()
        self._provide(len(lanes))
        for column, head, lane in zip(self._columns, self._heads, lanes, strict=False):
            column.show_lane(lane)
            head.show_lane(lane)
        self._shown = len(lanes)
        self._area.verticalScrollBar().setValue(scrolled)
        if self._card(self._current) is None and place is not None:
            self._current = self._followup_at(*place)
        self._settle(had_focus=had_focus)

    def focus_card(self, followup_id: int | None = None) -> bool:
        """Walk to a card, or to the first; return whether there is one."""
        card = self._card(followup_id) or self._card(self._current) or next(iter(self.cards), None)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        return card is not None

    def _build(self) -> None:
        self._head_row = QHBoxLayout()
        self._head_row.setSpacing(Space.S)
        ground = _Ground(self._on_key)
        ground.setProperty("ground", "none")
        self._ground_row = QHBoxLayout(ground)
        self._ground_row.setContentsMargins(0, 0, 0, 0)
        self._ground_row.setSpacing(Space.S)
        self._area = QScrollArea()
        self._area.setWidget(ground)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(self._head_row)
        column.addWidget(self._area, 1)

    def _provide(self, count: int) -> None:
        while len(self._columns) < count:
            column, head = Column(self._make_card), ColumnHead()
            column.more_wanted.connect(self.more_wanted)
            self._columns.append(column)
            self._heads.append(head)
            self._ground_row.addWidget(column, 1)
            self._head_row.addWidget(head, 1)
        for at, (column, head) in enumerate(zip(self._columns, self._heads, strict=True)):
            column.setVisible(at < count)
            head.setVisible(at < count)

    def _make_card(self, row: FollowUpRow) -> FollowUpCard:
        card = FollowUpCard(row, detailed=self._detailed)
        card.walked_to.connect(partial(self._on_walked_to, card))
        card.opened.connect(partial(self._on_card_opened, card))
        card.dragged.connect(partial(self._on_card_dragged, card))
        card.dropped.connect(partial(self._on_card_dropped, card))
        return card

    def _card(self, followup_id: int | None) -> FollowUpCard | None:
        return next((card for card in self.cards if card.row.followup_id == followup_id), None)

    def _place(self) -> tuple[int, int] | None:
        """Return the column and the place in it of the card walked to."""
        for at, column in enumerate(self.columns):
            keys = [card.row.followup_id for card in column.cards]
            if self._current in keys:
                return at, keys.index(self._current)
        return None

    def _followup_at(self, column: int, place: int) -> int | None:
        """Return the follow-up at a place, or the last above it; of a later column if need be."""
        further = [each.cards for each in self.columns[column:] if each.cards]
        cards = further[0] if further else self.cards
        return cards[min(place, len(cards) - 1)].row.followup_id if cards else None

    def _settle(self, *, had_focus: bool) -> None:
        """Let the keyboard stay with the card walked to, wherever it is shown now."""
        card = self._card(self._current)
        if had_focus and card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        first = card or next(iter(self.cards), None)
        for each in self.cards:
            each.setFocusPolicy(_BY_TAB if each is first else _BY_ARROWS)

    def _column_at(self, at: QPoint) -> Column | None:
        """Return the column under a point of the screen, its head and foot included."""
        for column in self.columns:
            left = column.mapToGlobal(QPoint(0, 0)).x()
            top = self.mapToGlobal(QPoint(0, 0)).y()
            if QRect(left, top, column.width(), self.height()).contains(at):
                return column
        return None

    def _aim_at(self, target: Column | None) -> None:
        """Let the column that a held card would be dropped on stand out."""
        for column, head in zip(self._columns, self._heads, strict=True):
            column.set_target(target=column is target)
            head.set_target(target=column is target)

    def _on_key(self, event: QKeyEvent) -> bool:
        """Answer a key that a card left alone; return whether it meant something."""
        card = self._card(self._current)
        if card is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.opened.emit(card.row.followup_id)
            return True
        target = self._beside(card, key)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        return key in _WALKS

    def _beside(self, card: FollowUpCard, key: Qt.Key) -> FollowUpCard | None:
        """Return the card one step from ``card``; columns without cards are stepped over."""
        at = next(place for place, column in enumerate(self.columns) if card in column.cards)
        cards = self.columns[at].cards
        down, across = _WALKS.get(key, (0, 0))
        if across == 0:
            place = min(max(cards.index(card) + down, 0), len(cards) - 1)
            return cards[place]
        further = self.columns[at + 1 :] if across > 0 else self.columns[:at][::-1]
        beside = next((column.cards for column in further if column.cards), [])
        return min(beside, key=lambda each: abs(each.y() - card.y()), default=None)

    @Slot()
    def _on_walked_to(self, card: FollowUpCard) -> None:
        self._current = card.row.followup_id
        self._settle(had_focus=False)
        self._area.ensureWidgetVisible(card, 0, Space.S)

    @Slot()
    def _on_card_opened(self, card: FollowUpCard) -> None:
        self.opened.emit(card.row.followup_id)

    @Slot(QPoint)
    def _on_card_dragged(self, card: FollowUpCard, at: QPoint) -> None:
        self._ghost.hold(card, at)
        self.dragged.emit(at)
        over = self._column_at(at)
        self._aim_at(None if over is None or card in over.cards else over)

    @Slot(QPoint)
    def _on_card_dropped(self, card: FollowUpCard, at: QPoint) -> None:
        self._ghost.let_go()
        over = self._column_at(at)
        self._aim_at(None)
        if over is None:
            self.dropped_outside.emit(card.row.followup_id, at)
        elif card not in over.cards:
            self.dropped.emit(card.row.followup_id, over.lane.key)

    @Slot(int, int)
    def _on_range_changed(self, _least: int, most: int) -> None:
        """Keep the heads over their columns while the scroll bar takes its room."""
        self._head_row.setContentsMargins(0, 0, Size.SCROLL_BAR if most else 0, 0)


class _Ground(QWidget):
    """What the columns lie on; hands keys to the board before the area scrolls by them."""

    def __init__(self, on_key: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self._on_key = on_key

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._on_key(event):
            super().keyPressEvent(event)
