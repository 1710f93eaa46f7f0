"""What no statement may do, whoever sends it: triggers that every store has.

A guard stands beside the table it guards. All of them are known here, so that a start can
see whether somebody has taken one out.
"""

from typing import Any, Final

from sqlalchemy import DDL, Table, UniqueConstraint, event

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


_UNDONE: Final = """
EXISTS (
    SELECT 1 FROM undoing AS u JOIN journal_rows AS r ON r.entry_id = u.entry_id
    WHERE r.table_name = '{table}' AND r.row_key = OLD.id
)
"""


def being_undone(model: Any) -> str:  # noqa: ANN401 (a mapped class)
    """Return the condition that an undo is at work on what once wrote the row ``OLD``."""
    return _UNDONE.format(table=model.__tablename__).strip()


def keep(model: Any, *fixed: str) -> None:  # noqa: ANN401 (a mapped class)
    """Let rows of ``model`` be taken out by undoing only, and never be put over one another.

    Args:
        model: Whose table; its key is ``id``.
        fixed: Columns that never change once they are written.
    """
    table = model.__tablename__
    refuse(
        model,
        "DELETE",
        f"{table}_stay",
        when=f"NOT {being_undone(model)}",
        message=f"'{table}: rows are taken out by undoing only'",
    )
    same = " OR ".join(f"({condition})" for condition in _same_row(model.__table__))
    refuse(
        model,
        "INSERT",
        f"{table}_not_replaced",
        when=f"EXISTS (SELECT 1 FROM {table} AS k WHERE {same})",  # noqa: S608 (names of our own)
        message=f"'{table}: no row is put over another'",
    )
    if fixed:
        fix(model, *fixed)


def fix(model: Any, *columns: str) -> None:  # noqa: ANN401 (a mapped class)
    """Have ``columns`` of ``model`` never change once they are written."""
    differs = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in ("id", *columns))
    refuse(
        model,
        "UPDATE",
        f"{model.__tablename__}_fixed",
        when=differs,
        message=f"'{model.__tablename__}: what was written down stays'",
    )


def _same_row(table: Table) -> list[str]:
    """Return the conditions under which a new row would take the place of ``k``."""
    unique = [[*each.columns] for each in table.constraints if isinstance(each, UniqueConstraint)]
    unique.sort(key=lambda columns: [column.name for column in columns])
    return [
        " AND ".join(f"k.{column.name} = NEW.{column.name}" for column in columns)
        for columns in [[table.c.id], *unique]
    ]
