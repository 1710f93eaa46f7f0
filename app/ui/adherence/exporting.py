"""Writes the figures of the days looked at to a table."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.services.intake.adherence_export import Days, export_adherence
from app.services.intake.exports import Exported
from app.services.words.language import say
from app.ui.parts.desk import Desk
from app.ui.parts.files import ask_new_file
from app.ui.parts.messages import show_notice


def export_figures(desk: Desk, parent: QWidget, *, first_on: date, last_on: date) -> None:
    """Ask for a file and write the tiers, the people and the customers to it."""
    ask_new_file(
        parent,
        say("Export the figures"),
        suggested=Path.home() / say("adherence {day}.xlsx", day=last_on.isoformat()),
        kinds=say("Tables (*.xlsx *.csv)"),
        then=partial(write_figures, desk, parent, first_on, last_on),
    )


def write_figures(desk: Desk, parent: QWidget, first_on: date, last_on: date, path: Path) -> None:
    """Write the file and say so."""
    actor = desk.person
    days = Days(first_on=first_on, last_on=last_on, today=desk.clock.today())
    desk.tasks.read(
        parent,
        lambda session: export_adherence(session, path=path, actor=actor, days=days),
        partial(_tell, parent),
    )


def _tell(parent: QWidget, exported: Exported) -> None:
    show_notice(say("Written to {path}.", path=exported.path), parent=parent)
