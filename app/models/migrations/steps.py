"""What a step is made of: plain statements, and giving a table another shape.

Alembic's own batch mode is not used: it copies a table without its triggers and its checks.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from alembic import op

_NAME: Final = re.compile(r"CREATE TABLE (\w+)")
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def run(script: str) -> None:
    """Run the statements of ``script``, which an empty line parts from one another."""
    for statement in re.split(r"\n\s*\n", script.strip()):
        op.get_bind().exec_driver_sql(statement)


def rebuild(create: str, *, fill: Mapping[str, str] = _NOTHING) -> None:
    """Give a table another shape; its rows, indexes and triggers stay.

    SQLite alters no constraint: the table is made anew under another name, takes the rows over
    and then its place.

    Args:
        create: The whole ``CREATE TABLE`` as it is to be.
        fill: What a column gets, as SQL over the old row; the others keep what they held.
    """
    table = _NAME.match(create.lstrip())
    if table is None:
        raise ValueError(create)
    name = table[1]
    kept = _rows(
        f"SELECT sql FROM sqlite_schema WHERE tbl_name = '{name}'"  # noqa: S608 (a name of our own)
        " AND type <> 'table' AND sql IS NOT NULL"
    )
    run(create.replace(table[0], f"CREATE TABLE next_{name}", 1))
    old = {column for _, column, *_ in _rows(f"PRAGMA table_info({name})")}
    columns = [column for _, column, *_ in _rows(f"PRAGMA table_info(next_{name})")]
    taken = {column: fill.get(column, column) for column in columns if column in old | fill.keys()}
    run(
        f"INSERT INTO next_{name} ({', '.join(taken)})"  # noqa: S608 (names of our own)
        f" SELECT {', '.join(taken.values())} FROM {name}"
    )
    run(f"DROP TABLE {name}")
    run(f"ALTER TABLE next_{name} RENAME TO {name}")
    for (statement,) in kept:
        op.get_bind().exec_driver_sql(statement)


def _rows(query: str) -> list[tuple[str, ...]]:
    return [tuple(row) for row in op.get_bind().exec_driver_sql(query)]
