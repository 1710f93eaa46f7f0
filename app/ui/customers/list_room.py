"""A place with one list in it, kept true."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.foundation.changes import Changes
from app.services.foundation.store import Work
from app.ui.customers.room import Room
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.desk import Desk
from app.ui.parts.lists.columns import Column
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable

T = TypeVar("T")


class ListRoom(Room, Generic[T]):
    """Loads its rows when it opens and whenever somebody's file changed.

    Attributes:
        table: The list; Enter opens the profile unless the place says otherwise.
    """

    def __init__(
        self,
        desk: Desk,
        heading: str,
        columns: Sequence[Column[T]],
        *,
        key: Callable[[T], int],
        empty: EmptyState,
        above: QWidget | None = None,
    ) -> None:
        """Build the place; ``above`` stands over the list."""
        super().__init__(heading)
        self.desk = desk
        self._model = RowModel(columns, key=key, parent=self)
        self.table = ListTable(self._model, name=heading)
        self._empty = empty
        self.table.show_when_empty(empty)
        empty.hide()
        if above is not None:
            self.add(above)
        card = Card()
        card.add_flush(self.table)
        self.add(card, stretch=1)
        self.table.row_opened.connect(self.customer_opened)
        desk.tasks.committed.connect(self._on_committed)
        self.load()

    @override
    def arrive(self) -> None:
        self.table.setFocus()

    def asking(self) -> Work[Sequence[T]]:
        """Return the question the list answers."""
        raise NotImplementedError

    def note_for(self, rows: Sequence[T]) -> str:
        """Return what is to be said beside the heading."""
        raise NotImplementedError

    def load(self) -> None:
        """Ask the store."""
        self.desk.tasks.read(self, self.asking(), self._show_rows, latest="room")

    def _show_rows(self, rows: Sequence[T]) -> None:
        self._model.set_rows(rows)
        self._empty.setVisible(not rows)
        self.set_note(self.note_for(rows))
        if rows and self.table.current_key() is None:
            self.table.select_key(self._model.key_at(0))

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if changes.customer_ids:
            self.load()
