"""Writes the customers on file to a table."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.services.intake.combing_export import export_combed_customers
from app.services.intake.exports import Exported, export_customer_list
from app.services.words.language import say, say_many
from app.ui.parts.desk import Desk
from app.ui.parts.files import ask_new_file
from app.ui.parts.messages import show_notice


def export_customers(desk: Desk, parent: QWidget, *, keys: Sequence[int] | None) -> None:
    """Ask for a file and write customers to it: those under ``keys``, or everybody on file."""
    ask_new_file(
        parent,
        say("Export customers"),
        suggested=Path.home() / say("customers {day}.xlsx", day=desk.clock.today().isoformat()),
        kinds=say("Tables (*.xlsx *.csv)"),
        then=partial(write_customers, desk, parent, keys),
    )


def write_customers(desk: Desk, parent: QWidget, keys: Sequence[int] | None, path: Path) -> None:
    """Write the file and say so."""
    actor = desk.person
    desk.tasks.read(
        parent,
        lambda session: export_customer_list(session, keys=keys, path=path, actor=actor),
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
