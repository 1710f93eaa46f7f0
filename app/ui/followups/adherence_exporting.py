"""The figures of the days looked at, as a table."""

from datetime import date
from functools import partial

from app.services.tables.adherence_export import Days, export_adherence
from app.ui.parts.desk import Desk
from app.ui.parts.lists.table_file import TableFile
from app.words.language import say


def figures_table(desk: Desk, *, first_on: date, last_on: date) -> TableFile:
    """Return the tiers, the people and the customers."""
    actor = desk.person
    days = Days(first_on=first_on, last_on=last_on, today=desk.clock.today())
    return TableFile(
        title=say("Export the figures"),
        file_name=say("adherence {day}.xlsx", day=last_on.isoformat()),
        write=lambda path: partial(export_adherence, path=path, actor=actor, days=days),
    )
