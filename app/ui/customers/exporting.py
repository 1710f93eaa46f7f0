"""The tables of customers that can be written."""

from collections.abc import Sequence
from functools import partial

from app.services.tables.combing_export import export_combed_customers
from app.services.tables.exports import export_customer_list
from app.ui.parts.desk import Desk
from app.ui.parts.lists.table_file import TableFile, said_of_customers
from app.words.language import say


def customers_table(desk: Desk, *, keys: Sequence[int] | None) -> TableFile:
    """Return the customers under ``keys``, or everybody on file."""
    actor = desk.person
    return TableFile(
        title=say("Export customers"),
        file_name=say("customers {day}.xlsx", day=desk.clock.today().isoformat()),
        write=lambda path: partial(export_customer_list, keys=keys, path=path, actor=actor),
        said=said_of_customers,
    )


def combed_table(desk: Desk) -> TableFile:
    """Return all customers, combed through."""
    actor, today = desk.person, desk.clock.today()
    return TableFile(
        title=say("Export the combed customers"),
        file_name=say("combing {day}.xlsx", day=today.isoformat()),
        write=lambda path: partial(export_combed_customers, path=path, actor=actor, today=today),
        said=said_of_customers,
    )
