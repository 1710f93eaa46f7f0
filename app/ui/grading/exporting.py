"""The tables of a grading that can be written."""

from functools import partial

from app.services.tables.back_test_export import export_back_test
from app.services.tables.exports import export_list
from app.ui.parts.desk import Desk
from app.ui.parts.lists.table_file import TableFile, said_of_customers
from app.words import ExportKind
from app.words.language import say


def grades_table(desk: Desk) -> TableFile:
    """Return the latest grading."""
    actor = desk.person
    return TableFile(
        title=say("Export the latest grading"),
        file_name=say("grades {day}.xlsx", day=desk.clock.today().isoformat()),
        write=lambda path: partial(export_list, kind=ExportKind.GRADES, path=path, actor=actor),
        said=said_of_customers,
    )


def back_test_table(desk: Desk, *, run_id: int) -> TableFile:
    """Return the back-test of the grading before ``run_id``."""
    actor = desk.person
    return TableFile(
        title=say("Export the back-test"),
        file_name=say("back-test {day}.xlsx", day=desk.clock.today().isoformat()),
        write=lambda path: partial(export_back_test, path=path, actor=actor, run_id=run_id),
    )
