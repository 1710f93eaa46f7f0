"""The service promise: by when customers are answered who complain."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.enums import Intent
from app.services.desk.complaints.promises import Promises, edit_promise, load_promises
from app.services.foundation.changes import Changes
from app.services.rules.complaint_clocks import Promise
from app.services.words.language import say
from app.ui.parts.buttons import button
from app.ui.parts.cards import Card
from app.ui.parts.desk import Desk
from app.ui.parts.row_model import RowModel
from app.ui.parts.table import ListTable
from app.ui.settings.promise_columns import PAIRS, PromiseRow, promise_columns
from app.ui.settings.promise_dialog import PromiseDialog
from app.ui.theme.icons import Icon

_TABLE = "complaint_promises"


class PromisesSection(QWidget):
    """What holds for every tier and severity; every change can be undone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows = RowModel(promise_columns(), key=lambda row: row.key, parent=self)
        self._table = ListTable(self._rows, name=say("Service promise"))
        self._table.remember_in(desk.preferences, "settings/promises")
        self._print = button(say("Print…"), picture=Icon.PRINT)
        self._edit = button(say("Change…"))
        self._build()
        self._table.row_opened.connect(self._open)
        self._edit.clicked.connect(self._on_edit_clicked)
        self._print.clicked.connect(self._on_print_clicked)
        desk.tasks.committed.connect(self._on_committed)
        self._load()

    def _build(self) -> None:
        card = Card(say("Service promise"), say("Deadlines already given stand."))
        card.add_to_head(self._print)
        card.add_to_head(self._edit)
        card.add_flush(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _load(self) -> None:
        self._desk.tasks.read(self, load_promises, self._show, latest="promises")

    def _show(self, promises: Promises) -> None:
        key = self._table.current_key()
        self._rows.set_rows(
            PromiseRow(tier=tier, severity=severity, promise=promises[tier, severity])
            for tier, severity in PAIRS
        )
        self._table.select_key(0 if key is None else key)

    def _on_submitted(self, dialog: PromiseDialog, row: PromiseRow, promise: Promise) -> None:
        self._desk.tasks.write(
            dialog,
            partial(
                edit_promise,
                tier=row.tier,
                severity=row.severity,
                promise=promise,
                actor=self._desk.person,
            ),
            lambda _done: dialog.accept(),
            intent=Intent.EDIT_PROMISES,
            failed=dialog.show_error,
        )

    @Slot(int)
    def _open(self, key: int) -> None:
        place = self._rows.place_of(key)
        row = None if place is None else self._rows.row_at(place)
        if row is not None:
            dialog = PromiseDialog(row, parent=self)
            dialog.submitted.connect(partial(self._on_submitted, dialog, row))
            dialog.open()

    @Slot()
    def _on_edit_clicked(self) -> None:
        key = self._table.current_key()
        if key is not None:
            self._open(key)

    @Slot()
    def _on_print_clicked(self) -> None:
        from app.ui.parts.papers import preview_promise_card  # drawing is loaded when wanted

        preview_promise_card(self._desk, self)

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if _TABLE in changes.tables:
            self._load()
