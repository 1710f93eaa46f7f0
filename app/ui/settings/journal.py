"""Every change, newest first, and the way back."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.foundation.changes import Changes
from app.services.foundation.held_rules import entry_line, rule_line
from app.services.foundation.history import EntryRow, list_entries
from app.ui.parts.buttons import button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.desk import Desk
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.theme.tokens import ColumnWidth
from app.words.formats import DASH, moment
from app.words.language import say, say_many

SHOWN: Final = 500


class JournalSection(QWidget):
    """Who changed what and when; any change that nothing stands on can be taken back.

    Signals:
        undo_wanted: Carries the key of the journal entry.
    """

    undo_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows = RowModel(self._columns(), key=lambda row: row.id, parent=self)
        self._table = ListTable(self._rows, name=say("Journal"))
        self._table.remember_in(desk.preferences, "settings/journal")
        self._table.show_when_empty(EmptyState(say("Nothing has been changed yet")))
        self._undo = button(say("Undo this change"))
        self._undo.setEnabled(False)
        self._build()
        self._table.current_changed.connect(self._on_current_changed)
        self._undo.clicked.connect(self._on_undo_clicked)
        desk.tasks.committed.connect(self._on_committed)
        self._on_committed(Changes())

    def _build(self) -> None:
        card = Card(say("Journal"), say("the last {count} changes", count=SHOWN))
        card.add_to_head(self._undo)
        card.add_flush(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _columns(self) -> tuple[Column[EntryRow], ...]:
        zone = self._desk.settings.zone
        return (
            Column(
                name="number",
                title=lambda: say("No."),
                text=lambda row: str(row.id),
                sort_key=lambda row: row.id,
                look=Look.NUMBER,
                width=ColumnWidth.TINY,
            ),
            Column(
                name="when",
                title=lambda: say("When"),
                text=lambda row: moment(row.at, zone),
                sort_key=lambda row: row.id,
                width=ColumnWidth.LONG,
            ),
            Column(name="who", title=lambda: say("Who"), text=lambda row: row.actor_name),
            Column(
                name="what",
                title=lambda: say("What"),
                text=entry_line,
                tooltip=_why,
                look=Look.STRONG,
                width=ColumnWidth.WIDE,
            ),
            Column(
                name="rows",
                title=lambda: say("How much"),
                text=_how_much,
                sort_key=lambda row: sum(row.tables.values()),
                look=Look.MUTED,
            ),
            Column(name="undone", title=lambda: say("Undone"), text=_undone, look=Look.MUTED),
        )

    @Slot(object)
    def _on_current_changed(self, key: int | None) -> None:
        at = None if key is None else self._rows.place_of(key)
        row = None if at is None else self._rows.row_at(at)
        self._undo.setEnabled(row is not None and row.undone_by is None)

    @Slot()
    def _on_undo_clicked(self) -> None:
        if (key := self._table.current_key()) is not None:
            self.undo_wanted.emit(key)

    @Slot(Changes)
    def _on_committed(self, _changes: Changes) -> None:
        work = partial(list_entries, last=SHOWN)
        self._desk.tasks.read(self, work, self._rows.set_rows, latest="journal")


def _how_much(row: EntryRow) -> str:
    if row.tried is not None:
        return say("nothing changed")
    return say_many("{count} row", "{count} rows", sum(row.tables.values()))


def _why(row: EntryRow) -> str:
    return (
        entry_line(row) if row.tried is None else f"{entry_line(row)}: {rule_line(row.tried.rule)}"
    )


def _undone(row: EntryRow) -> str:
    if row.undone_by is not None:
        return say("by No. {number}", number=row.undone_by)
    if row.undoes_id is not None:
        return say("takes back No. {number}", number=row.undoes_id)
    return DASH
