"""Joins the history of a customer's changes and the undo."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.foundation.history import CellChange, EntryRow, list_cells, list_entries
from app.services.foundation.store import Work
from app.services.office.undoing import undo_change
from app.ui.parts.desk import Desk
from app.ui.profile.history_dialog import HistoryDialog
from app.ui.profile.history_words import cells_said
from app.words import Intent

MOST = 200


def open_history_dialog(desk: Desk, parent: QWidget, *, customer_id: int) -> None:
    """Show every change of a customer; one can be taken back."""

    def show(entries: Sequence[EntryRow]) -> None:
        dialog = HistoryDialog(entries, zone=desk.settings.zone, parent=parent)
        dialog.entry_chosen.connect(partial(_look_into, desk, dialog))
        dialog.undo_wanted.connect(partial(_undo, desk, dialog, customer_id))
        dialog.open()

    desk.tasks.read(parent, _entries(customer_id), show)


def _entries(customer_id: int) -> Work[list[EntryRow]]:
    return lambda session: list_entries(session, last=MOST, customer_id=customer_id)


def _look_into(desk: Desk, dialog: HistoryDialog, entry_id: int) -> None:
    def show(cells: Sequence[CellChange]) -> None:
        dialog.show_cells(cells_said(cells, currency=desk.settings.currency))

    desk.tasks.read(
        dialog, lambda session: list_cells(session, entry_id=entry_id), show, latest="cells"
    )


def _undo(desk: Desk, dialog: HistoryDialog, customer_id: int, entry_id: int) -> None:
    actor, now = desk.person, desk.clock.now()
    desk.tasks.write(
        dialog,
        lambda session: undo_change(session, entry_id=entry_id, actor=actor, now=now),
        lambda _undone: desk.tasks.read(dialog, _entries(customer_id), dialog.show_entries),
        intent=Intent.UNDO,
        failed=dialog.refuse,
    )
