"""Every change of one customer: who, when, what before and after."""

from collections.abc import Sequence
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.services.foundation.history import EntryRow
from app.ui.parts.buttons import button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.chips import Chip
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.forms.form_dialog import PanelDialog
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import ColumnWidth, Size, Tone
from app.words import Intent
from app.words.formats import moment
from app.words.language import say
from app.words.names import name_of

ROWS_SHOWN: Final = 8
_LASTING: Final = (Intent.SET_UP, Intent.UNDO)


class HistoryDialog(PanelDialog):
    """The journal of one customer; any entry can be taken back if nothing stands in the way.

    Signals:
        entry_chosen: Another entry is looked at; carries its key.
        undo_wanted: The entry is to be taken back; carries its key.
    """

    entry_chosen = Signal(int)
    undo_wanted = Signal(int)

    def __init__(
        self, entries: Sequence[EntryRow], *, zone: ZoneInfo, parent: QWidget | None = None
    ) -> None:
        super().__init__(say("History of changes"), parent=parent)
        self._model = RowModel(_columns(zone), lambda entry: entry.id, self)
        self._table = ListTable(self._model, name=say("History of changes"))
        self._cells = wrapped("", "muted")
        self._undo = button(say("Take this change back"), picture=Icon.UNDO)
        self._fill()
        self._table.current_changed.connect(self._on_current_changed)
        self._undo.clicked.connect(self._on_undo_clicked)
        self.show_entries(entries)
        self.start_at(self._table)

    def show_entries(self, entries: Sequence[EntryRow]) -> None:
        """Show the entries there are now, the latest first."""
        self._model.set_rows(entries)
        self._on_current_changed(self._table.current_key())

    def show_cells(self, said: str) -> None:
        """Say what the chosen entry changed."""
        self._cells.setText(said)

    @Slot(object)
    @override
    def refuse(self, error: BaseException) -> None:
        """Say why nothing was taken back."""
        self.show_error(error)

    def _fill(self) -> None:
        self._table.setSortingEnabled(False)
        self._table.show_when_empty(EmptyState(say("Nothing was changed yet.")))
        list_card = Card()
        list_card.setFixedHeight(Size.HEADER + ROWS_SHOWN * Size.ROW)
        list_card.add_flush(self._table)
        below = QWidget()
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._cells, 1)
        row.addWidget(self._undo)
        self._cells.setMinimumHeight(Size.CHART)
        self.add_wide(list_card)
        self.add_wide(below)

    @Slot(object)
    def _on_current_changed(self, key: int | None) -> None:
        at = None if key is None else self._model.place_of(key)
        entry = None if at is None else self._model.row_at(at)
        self._undo.setEnabled(entry is not None and _can_be_undone(entry))
        self._cells.setText("" if entry else say("Choose a change to see what it did."))
        if entry is not None:
            self.entry_chosen.emit(entry.id)

    @Slot()
    def _on_undo_clicked(self) -> None:
        if (key := self._table.current_key()) is not None:
            self.undo_wanted.emit(key)


def _columns(zone: ZoneInfo) -> list[Column[EntryRow]]:
    return [
        Column(
            name="at",
            title=lambda: say("When"),
            text=lambda entry: moment(entry.at, zone),
            look=Look.MUTED,
            width=ColumnWidth.LONG,
        ),
        Column(
            name="who",
            title=lambda: say("Who"),
            text=lambda entry: entry.actor_name,
            width=ColumnWidth.MEDIUM,
        ),
        Column(
            name="what",
            title=lambda: say("What was done"),
            text=lambda entry: name_of(entry.intent),
            badge=_undone,
            look=Look.STRONG,
            width=ColumnWidth.WIDE,
        ),
    ]


def _can_be_undone(entry: EntryRow) -> bool:
    return entry.undone_by is None and entry.intent not in _LASTING


def _undone(entry: EntryRow) -> Chip | None:
    if entry.undone_by is None:
        return None
    return Chip(text=say("taken back"), tone=Tone.GENERAL)
