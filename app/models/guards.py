"""What no statement may do, whoever sends it: triggers that every store has.

A guard stands beside the table it guards. All of them are known here, so that a start can
see whether somebody has taken one out.
"""

from typing import Any, Final

from sqlalchemy import DDL, Table, event

GUARDS: Final[dict[str, str]] = {}
"""The statement of each guard by its name."""

_REFUSE: Final = """
CREATE TRIGGER {name} BEFORE {action} ON {table} {when}
BEGIN SELECT RAISE(ABORT, {message}); END
"""


def refuse(model: Any, action: str, name: str, *, when: str = "", message: str) -> None:  # noqa: ANN401 (a mapped class)
    """Have every new store refuse ``action`` on the table of ``model``.

    Args:
        model: Whose table.
        action: ``INSERT``, ``UPDATE`` or ``DELETE``, also ``UPDATE OF`` some columns.
        name: Of the trigger.
        when: The condition, over ``NEW`` and ``OLD``; always, if it is left out.
        message: Why, as an SQL expression.
    """
    table: Table = model.__table__
    clause = f"WHEN {when}" if when else ""
    statement = _REFUSE.format(
        name=name, action=action, table=table.name, when=clause, message=message
    )
    GUARDS[name] = statement
    event.listen(
        table,
        "after_create",
        DDL(statement.replace("%", "%%")).execute_if(dialect="sqlite"),  # type: ignore[no-untyped-call]  # not typed in SQLAlchemy
    )
