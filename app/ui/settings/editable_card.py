"""A table of which each row is changed by itself, and the whole is printed."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.ui.parts.buttons import button
from app.ui.parts.cards.card import Card
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.parts.preferences import Preferences
from app.ui.theme.icons import Icon
from app.words.language import say


class EditableCard(Card):
    """The rows, with *Print* and *Change* above them; Enter changes too.

    Signals:
        row_opened: A row is to be changed; carries it.
        print_wanted: The whole is to be printed.
    """

    row_opened = Signal(object)
    print_wanted = Signal()

    def __init__(
        self, title: str, note: str, rows: RowModel[Any], parent: QWidget | None = None
    ) -> None:
        super().__init__(title, note, parent)
        self._model = rows
        self._table = ListTable(rows, name=title)
        self._print = button(say("Print…"), picture=Icon.PRINT)
        self._edit = button(say("Change…"))
        self.add_to_head(self._print)
        self.add_to_head(self._edit)
        self.add_flush(self._table)
        self._table.row_opened.connect(self._on_row_opened)
        self._edit.clicked.connect(self._on_edit_clicked)
        self._print.clicked.connect(self.print_wanted)

    def remember_in(self, preferences: Preferences, name: str) -> None:
        """Keep the arrangement of the columns under ``name``."""
        self._table.remember_in(preferences, name)

    def show_rows(self, rows: Iterable[object]) -> None:
        """Show other rows; the one chosen stays chosen, or else the first is."""
        self._model.set_rows(rows)
        if self._table.current_key() is None and self._model.rowCount():
            self._table.select_key(self._model.key_at(0))

    @Slot(int)
    def _on_row_opened(self, key: int) -> None:
        place = self._model.place_of(key)
        row = None if place is None else self._model.row_at(place)
        if row is not None:
            self.row_opened.emit(row)

    @Slot()
    def _on_edit_clicked(self) -> None:
        key = self._table.current_key()
        if key is not None:
            self._on_row_opened(key)
