"""A list that is declared: its rows, what can be done with the one in front, why it is empty."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.foundation.changes import Changes
from app.services.foundation.store import Work
from app.services.rules.permissions import may
from app.ui.parts.buttons import button, primary_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.desk import Desk
from app.ui.parts.lists.columns import Column
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import Space
from app.words import Permission
from app.words.language import say

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Deed(Generic[T]):
    """Something that can be done with the row in front.

    Attributes:
        fits: Whether it can be done with that row.
    """

    text: str
    does: Callable[[Desk, QWidget, T], None]
    fits: Callable[[T], bool] = field(default=lambda _row: True)
    permission: Permission = Permission.WORK_COMPLAINTS


@dataclass(frozen=True, kw_only=True)
class Sight(Generic[T]):
    """What a list shows, and what can be done there.

    Attributes:
        key: Of a row; ``customer`` the key of whose profile it opens, if of anybody's.
        load: The work that reads the rows.
        add: Words and dialog of the button for a new one, if there can be one.
        note: What to say of the rows beside the title.
        permission: Who may see it.
    """

    title: str
    columns: Sequence[Column[T]]
    key: Callable[[T], int]
    customer: Callable[[T], int | None]
    load: Callable[[Desk], Work[Sequence[T]]]
    empty: tuple[str, str]
    deeds: Sequence[Deed[T]] = ()
    add: tuple[str, Callable[[Desk, QWidget], None]] | None = None
    note: Callable[[Sequence[T]], str] = field(default=lambda _rows: "")
    permission: Permission = Permission.SEE_CUSTOMERS


class Listing(QWidget, Generic[T]):
    """A card with a list; buttons for what can be done stand under it.

    Signals:
        customer_opened: Show the profile; carries the key of the customer.
    """

    customer_opened = Signal(int)

    def __init__(self, desk: Desk, sight: Sight[T], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._sight = desk, sight
        self._model: RowModel[T] = RowModel(sight.columns, sight.key, self)
        self._table = ListTable(self._model, name=sight.title, tall=True)
        self._table.show_when_empty(EmptyState(*sight.empty))
        self._card = Card(sight.title)
        self._card.add_flush(self._table)
        self._deeds = [
            (each, button(each.text)) for each in sight.deeds if may(desk.person, each.permission)
        ]
        self._export = button(say("Export"))
        self._build()
        self._table.current_changed.connect(self._on_current_changed)
        self._table.row_opened.connect(self._on_row_opened)
        desk.tasks.committed.connect(self._on_committed)
        self.setFocusProxy(self._table)
        self.load()

    def load(self) -> None:
        """Read the rows anew."""
        self._desk.tasks.read(self, self._sight.load(self._desk), self._show, latest="rows")

    def add(self) -> None:
        """Open the dialog for a new one."""
        if self._sight.add is not None:
            self._sight.add[1](self._desk, self)

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        for deed, pressed in self._deeds:
            pressed.setEnabled(False)
            pressed.clicked.connect(self._doer(deed))
            foot.addWidget(pressed)
        foot.addStretch(1)
        self._export.setVisible(may(self._desk.person, Permission.EXPORT))
        self._export.setEnabled(False)
        self._export.clicked.connect(self._on_export_clicked)
        self._card.add_to_head(self._export)
        if self._sight.add is not None:
            adds = primary_button(self._sight.add[0], picture=Icon.ADD)
            adds.clicked.connect(self.add)
            self._card.add_to_head(adds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._card, 1)
        if self._deeds:
            column.addLayout(foot)

    def _doer(self, deed: Deed[T]) -> Callable[[], None]:
        def do() -> None:
            if (row := self._current()) is not None:
                deed.does(self._desk, self, row)

        return do

    def _current(self) -> T | None:
        key = self._table.current_key()
        place = None if key is None else self._model.place_of(key)
        return None if place is None else self._model.row_at(place)

    def _show(self, rows: Sequence[T]) -> None:
        key = self._table.current_key()
        self._model.set_rows(rows)
        self._export.setEnabled(bool(rows))
        self._card.set_note(self._sight.note(rows))
        if not self._table.select_key(key) and rows:
            self._table.select_key(self._sight.key(self._model.rows[0]))
        self._on_current_changed()

    @Slot()
    def _on_export_clicked(self) -> None:
        from app.ui.parts.lists.table_file import export_table, shown_table  # writers when wanted

        table = shown_table(self._desk, self._sight.title, self._sight.columns, self._model.rows)
        export_table(self._desk, self, table)

    @Slot()
    def _on_current_changed(self) -> None:
        row = self._current()
        for deed, pressed in self._deeds:
            pressed.setEnabled(row is not None and deed.fits(row))

    @Slot(int)
    def _on_row_opened(self, _key: int) -> None:
        row = self._current()
        customer_id = None if row is None else self._sight.customer(row)
        if customer_id is not None:
            self.customer_opened.emit(customer_id)

    @Slot(Changes)
    def _on_committed(self, _changes: Changes) -> None:
        self.load()
