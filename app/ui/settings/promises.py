"""The service promise: by when customers are answered who complain."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.complaints.promises import Promises, edit_promise, load_promises
from app.services.foundation.changes import Changes
from app.services.rules.complaint_clocks import Promise
from app.ui.parts.desk import Desk
from app.ui.parts.lists.row_model import RowModel
from app.ui.settings.editable_card import EditableCard
from app.ui.settings.promise_columns import PAIRS, PromiseRow, promise_columns
from app.ui.settings.promise_dialog import PromiseDialog
from app.words import Intent
from app.words.language import say

_TABLE = "complaint_promises"


class PromisesSection(QWidget):
    """What holds for every tier and severity; every change can be undone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        rows = RowModel(promise_columns(), key=lambda row: row.key, parent=self)
        self._card = EditableCard(
            say("Service promise"), say("Deadlines already given stand."), rows
        )
        self._card.remember_in(desk.preferences, "settings/promises")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self._card.row_opened.connect(self._on_row_opened)
        self._card.print_wanted.connect(self._on_print_wanted)
        desk.tasks.committed.connect(self._on_committed)
        self._load()

    def _load(self) -> None:
        self._desk.tasks.read(self, load_promises, self._show, latest="promises")

    def _show(self, promises: Promises) -> None:
        self._card.show_rows(
            PromiseRow(tier=tier, severity=severity, promise=promises[tier, severity])
            for tier, severity in PAIRS
        )

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

    @Slot(object)
    def _on_row_opened(self, row: PromiseRow) -> None:
        dialog = PromiseDialog(row, parent=self)
        dialog.submitted.connect(partial(self._on_submitted, dialog, row))
        dialog.open()

    @Slot()
    def _on_print_wanted(self) -> None:
        from app.ui.parts.papers.paper import preview_promise_card  # drawing is loaded when wanted

        preview_promise_card(self._desk, self)

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if _TABLE in changes.tables:
            self._load()
