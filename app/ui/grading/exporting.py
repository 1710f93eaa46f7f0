"""Writes the latest grading, and how the one before did, to a table."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.models.enums import ExportKind
from app.services.intake import back_test_export
from app.services.intake.exports import Exported, export_list
from app.services.words.language import say, say_many
from app.ui.parts.desk import Desk
from app.ui.parts.files import ask_new_file
from app.ui.parts.messages import show_notice


def export_grades(desk: Desk, parent: QWidget) -> None:
    """Ask for a file and write the latest grading to it."""
    ask_new_file(
        parent,
        say("Export the latest grading"),
        suggested=Path.home() / say("grades {day}.xlsx", day=desk.clock.today().isoformat()),
        kinds=say("Tables (*.xlsx *.csv)"),
        then=partial(_write, desk, parent),
    )


def _write(desk: Desk, parent: QWidget, path: Path) -> None:
    actor = desk.person
    desk.tasks.read(
        parent,
        lambda session: export_list(session, kind=ExportKind.GRADES, path=path, actor=actor),
        partial(_tell, parent),
    )


def _tell(parent: QWidget, exported: Exported) -> None:
    customers = say_many("{count} customer", "{count} customers", exported.row_count)
    show_notice(
        say("{customers} written to {path}.", customers=customers, path=exported.path),
        parent=parent,
    )


def export_back_test(desk: Desk, parent: QWidget, *, run_id: int) -> None:
    """Ask for a file and write the back-test of the grading before ``run_id`` to it."""
    ask_new_file(
        parent,
        say("Export the back-test"),
        suggested=Path.home() / say("back-test {day}.xlsx", day=desk.clock.today().isoformat()),
        kinds=say("Tables (*.xlsx *.csv)"),
        then=partial(write_back_test, desk, parent, run_id),
    )


def write_back_test(desk: Desk, parent: QWidget, run_id: int, path: Path) -> None:
    """Write the file and say so."""
    actor = desk.person
    desk.tasks.read(
        parent,
        lambda session: back_test_export.export_back_test(
            session, path=path, actor=actor, run_id=run_id
        ),
        lambda exported: show_notice(say("Written to {path}.", path=exported.path), parent=parent),
    )
