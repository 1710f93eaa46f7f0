"""Joins the history of a customer's changes and the undo."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.services.foundation.history import CellChange, EntryRow, list_cells, list_entries
from app.services.foundation.store import Work
from app.services.office.undoing import undo_change
from app.ui.parts.desk import Desk
from app.ui.profile.history_dialog import HistoryDialog
from app.words import Intent
from app.words.formats import DASH, money
from app.words.language import say, say_in

MOST_LINES: Final = 8


_MONEY: Final = "_minor"


_CELLS: Final[dict[str, Callable[[], str]]] = {
    "name": lambda: say_in("cell", "name"),
    "pinyin": lambda: say_in("cell", "reading"),
    "number": lambda: say_in("cell", "number"),
    "wechat": lambda: say_in("cell", "WeChat"),
    "region": lambda: say_in("cell", "region"),
    "sub_region": lambda: say_in("cell", "sub-region"),
    "address": lambda: say_in("cell", "address"),
    "source": lambda: say_in("cell", "source"),
    "note": lambda: say_in("cell", "remark"),
    "digits": lambda: say_in("cell", "phone"),
    "text": lambda: say_in("cell", "text"),
    "title": lambda: say_in("cell", "title"),
    "birth_year": lambda: say_in("cell", "year of birth"),
    "birth_month": lambda: say_in("cell", "month of birth"),
    "birth_day": lambda: say_in("cell", "day of birth"),
    "relation_clinic": lambda: say_in("cell", "close to the clinic"),
    "relation_specialist": lambda: say_in("cell", "close to the specialist"),
    "visited_on": lambda: say_in("cell", "day of the visit"),
    "satisfaction": lambda: say_in("cell", "satisfied"),
    "amount_minor": lambda: say_in("cell", "amount"),
    "session_count": lambda: say_in("cell", "sessions"),
    "attended_on": lambda: say_in("cell", "day of the event"),
    "received_on": lambda: say_in("cell", "said on"),
    "given_on": lambda: say_in("cell", "given on"),
    "withdrawn_on": lambda: say_in("cell", "taken back on"),
    "pause_until_on": lambda: say_in("cell", "pause until"),
    "referred_on": lambda: say_in("cell", "introduced on"),
    "reviewed_on": lambda: say_in("cell", "reviewed on"),
}


def cells_said(changes: Sequence[CellChange], *, currency: str) -> str:
    """Return what was changed, a line for each cell a person would know."""
    lines = [line for change in changes for line in _lines(change, currency)]
    shown = lines[:MOST_LINES]
    if (more := len(lines) - MOST_LINES) > 0:
        shown.append(say_in("changes", "and {count} more", count=more))
    return "\n".join(shown) or say("Nothing that can be shown here.")


def _lines(change: CellChange, currency: str) -> Iterator[str]:
    before, after = _cells(change.before), _cells(change.after)
    for cell, name in _CELLS.items():
        was, now = before.get(cell), after.get(cell)
        if was != now and (was or now):
            yield say(
                "{cell}: {before} → {after}",
                cell=name(),
                before=_value(cell, was, currency),
                after=_value(cell, now, currency),
            )


def _cells(image: str | None) -> dict[str, Any]:
    return dict(json.loads(image)) if image else {}


def _value(cell: str, value: object, currency: str) -> str:
    if value is None or value == "":
        return DASH
    if cell.endswith(_MONEY) and isinstance(value, int):
        return money(value, currency)
    return str(value)


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
