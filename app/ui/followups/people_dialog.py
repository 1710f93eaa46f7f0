"""The customers behind a count, with one thing to do about the one chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.parts.lists.columns import Column, T
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.theme.tokens import Size
from app.words.language import say


@dataclass(frozen=True, kw_only=True)
class People(Generic[T]):
    """What the dialog shows.

    Attributes:
        note: One sentence on what is to be done about them.
        key: Of the customer in a row.
        total: How many there are; ``rows`` may hold fewer.
    """

    title: str
    note: str
    columns: Sequence[Column[T]]
    rows: Sequence[T]
    key: Callable[[T], int]
    total: str


class PeopleDialog(DeskDialog):
    """A list; Enter opens the profile, the action is for the customer chosen.

    Signals:
        opened: Show the profile; carries the key of the customer.
        chosen: The action is wanted; carries the key of the customer.
    """

    opened = Signal(int)
    chosen = Signal(int)

    def __init__(self, people: People[T], *, action: str, parent: QWidget | None = None) -> None:
        super().__init__(
            people.title, action=action, leave=say("Close"), width=Size.EDITOR, parent=parent
        )
        model = RowModel(people.columns, people.key, self)
        model.set_rows(people.rows)
        self._table = ListTable(model, name=people.title)
        self._table.setMinimumHeight(Size.WIDE_PANEL)
        card = Card()
        card.add_flush(self._table)
        self.add_wide(wrapped(people.note, "muted"))
        self.add_wide(card)
        self.set_total(people.total)
        self._table.row_opened.connect(self.opened)
        self._table.row_opened.connect(self.accept)
        self.save_wanted.connect(self._on_save_wanted)
        self._table.select_key(people.key(people.rows[0]) if people.rows else None)
        self._table.setFocus()

    @Slot()
    def _on_save_wanted(self) -> None:
        key = self._table.current_key()
        if key is not None:
            self.accept()
            self.chosen.emit(key)
