"""Joins the keying-in of a printed list and the write."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.followups.back_entry import CodeEntry, Entered, enter_codes
from app.services.followups.outstanding import OpenList, list_outstanding
from app.services.followups.printed_codes import read_code
from app.ui.calls.back_entry_dialog import BackEntryDialog
from app.ui.parts.desk import Desk
from app.ui.parts.messages import show_notice
from app.words import Intent
from app.words.language import say_many


def open_back_entry(desk: Desk, parent: QWidget) -> None:
    """Let a printed list be keyed in over ``parent``."""

    def show(lists: Sequence[OpenList]) -> None:
        dialog = BackEntryDialog(desk, lists, parent=parent)
        dialog.code_unknown.connect(partial(_look_up, desk, dialog))
        dialog.lines_entered.connect(partial(_enter, desk, dialog, parent))
        dialog.open()

    today = desk.clock.today()
    desk.tasks.read(parent, lambda session: list_outstanding(session, today=today), show)


def _look_up(desk: Desk, dialog: BackEntryDialog, entry: CodeEntry) -> None:
    today = desk.clock.today()
    desk.tasks.read(
        dialog,
        lambda session: read_code(session, code=entry.code, today=today),
        partial(dialog.take, entry),
        failed=dialog.refuse_line,
    )


def _enter(
    desk: Desk, dialog: BackEntryDialog, parent: QWidget, lines: Sequence[CodeEntry]
) -> None:
    actor, now, today = desk.person, desk.clock.now(), desk.clock.today()

    def close(entered: Entered) -> None:
        dialog.accept()
        show_notice(_said(entered), parent=parent)

    desk.tasks.write(
        dialog,
        lambda session: enter_codes(session, lines=lines, actor=actor, now=now, today=today),
        close,
        intent=Intent.ENTER_LIST,
        failed=dialog.show_error,
    )


def _said(entered: Entered) -> str:
    done = say_many("{count} line written down.", "{count} lines written down.", entered.count)
    missing = say_many("{count} is missing.", "{count} are missing.", entered.missing)
    return f"{done} {missing}" if entered.missing else done
