"""Writes the customers on file to a table."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.models.enums import ExportKind
from app.services.intake.combing_export import export_combed_customers
from app.services.intake.exports import Exported, export_list
from app.services.words.language import say, say_many
from app.ui.parts.desk import Desk
from app.ui.parts.files import ask_new_file
from app.ui.parts.messages import show_notice


def export_customers(desk: Desk, parent: QWidget) -> None:
    """Ask for a file and write everybody on file to it."""
    ask_new_file(
        parent,
        say("Export customers"),
        suggested=Path.home() / say("customers {day}.xlsx", day=desk.clock.today().isoformat()),
        kinds=say("Tables (*.xlsx *.csv)"),
        then=partial(_write, desk, parent),
    )


def _write(desk: Desk, parent: QWidget, path: Path) -> None:
    actor = desk.person
    desk.tasks.read(
        parent,
        lambda session: export_list(session, kind=ExportKind.CUSTOMERS, path=path, actor=actor),
        partial(_tell, parent),
    )


def _tell(parent: QWidget, exported: Exported) -> None:
    customers = say_many("{count} customer", "{count} customers", exported.row_count)
    show_notice(
        say("{customers} written to {path}.", customers=customers, path=exported.path),
        parent=parent,
    )


def export_combed(desk: Desk, parent: QWidget) -> None:
    """Ask for a file and write all customers, combed through, to it."""
    ask_new_file(
        parent,
        say("Export the combed customers"),
        suggested=Path.home() / say("combing {day}.xlsx", day=desk.clock.today().isoformat()),
        kinds=say("Tables (*.xlsx *.csv)"),
        then=partial(_write_combed, desk, parent),
    )


def _write_combed(desk: Desk, parent: QWidget, path: Path) -> None:
    actor, today = desk.person, desk.clock.today()
    desk.tasks.read(
        parent,
        lambda session: export_combed_customers(session, path=path, actor=actor, today=today),
        partial(_tell, parent),
    )
