"""Holding the tables against the journal: what it does not know was not done by the program."""

import json
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Base, JournalRow
from app.services.foundation.findings import Finding
from app.services.foundation.images import difference_text, models_by_table, to_text
from app.services.foundation.reports import Report, say_nothing
from app.words import FindingKind

_AT_ONCE: Final = 5_000
_BLANKED: Final = "blanked"  # what no row looks like: its contents are not in the journal any more


def check_rows(
    session: Session, *, tables: Collection[str] | None = None, report: Report = say_nothing
) -> list[Finding]:
    """Return the rows that are not as the journal last wrote them down.

    The journal itself is taken at its word; ``check_chain`` looks at it.

    Args:
        session: Reads.
        tables: Which to look at; all of them if left out.
        report: Is told how many tables are done; whatever it raises stops the look.
    """
    models = [
        model
        for name, model in models_by_table().items()
        if model.journalled and (tables is None or name in tables)
    ]
    models.sort(key=lambda model: model.__tablename__)
    found: list[Finding] = []
    for done, model in enumerate(models):
        report(done, len(models))
        found += _check_table(session.connection(), model)
    report(len(models), len(models))
    return found


def _check_table(connection: sa.Connection, model: type[Base]) -> list[Finding]:
    found: list[Finding] = []
    for key, written, row in _side_by_side(connection, model):
        if kind := _difference(written, row):
            found.append(Finding(kind=kind, what=model.__tablename__, key=key))
    return found


def _difference(written: str | None, row: str | None) -> FindingKind | None:
    if written == row or (written == _BLANKED and row is not None):
        return None
    if row is None:
        return FindingKind.ROW_MISSING
    return FindingKind.ROW_CHANGED if written is not None else FindingKind.ROW_ADDED


def _side_by_side(
    connection: sa.Connection, model: type[Base]
) -> Iterator[tuple[int, str | None, str | None]]:
    """Yield the key of each row, what the journal says of it, and what it is."""
    written, rows = _written(connection, model), _rows(connection, model)
    left, right = next(written, None), next(rows, None)
    while left is not None or right is not None:
        if right is None or (left is not None and left[0] < right[0]):
            yield left[0], left[1], None  # type: ignore[index]  # one of them is there
            left = next(written, None)
        elif left is None or right[0] < left[0]:
            yield right[0], None, right[1]
            right = next(rows, None)
        else:
            yield left[0], left[1], right[1]
            left, right = next(written, None), next(rows, None)


def _written(connection: sa.Connection, model: type[Base]) -> Iterator[tuple[int, str | None]]:
    query = (
        sa.select(JournalRow.row_key, JournalRow.before, JournalRow.after)
        .where(JournalRow.table_name == model.__tablename__)
        .order_by(JournalRow.row_key, JournalRow.id)
    )
    traces = connection.execution_options(yield_per=_AT_ONCE).execute(query)
    for key, some in groupby(traces, key=lambda trace: int(trace.row_key)):
        yield key, _last_state([(trace.before, trace.after) for trace in some])


def _last_state(traces: Sequence[tuple[str | None, str | None]]) -> str | None:
    """Return a row as its traces leave it, ``None`` if they end with its removal."""
    if (None, None) in traces:
        return None if traces[-1][1] is None and traces[-1][0] is not None else _BLANKED
    if len(traces) == 1:
        return traces[0][1]
    cells: dict[str, Any] | None = None
    for before, after in traces:
        if after is None:
            cells = None
        elif before is None:
            cells = json.loads(after)
        else:
            cells = {**(cells or {}), **json.loads(after)}
    if cells is None:
        return None
    return difference_text({name: cell for name, cell in cells.items() if cell is not None})


def _rows(connection: sa.Connection, model: type[Base]) -> Iterator[tuple[int, str]]:
    table = model.__table__
    rows = connection.execution_options(yield_per=_AT_ONCE).execute(
        sa.select(table).order_by(table.c.id)
    )
    for row in rows:
        yield int(row.id), to_text(row._asdict())
