"""Rows as the journal writes them down, and back."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, Final

import sqlalchemy as sa

from app.models import Base

Row = Mapping[str, Any]


@cache
def models_by_table() -> dict[str, type[Base]]:
    """Return every mapped class under the name of its table."""
    return {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}


def to_text(row: Row) -> str:
    """Return ``row`` as canonical JSON; empty cells are left out."""
    return _ENCODER.encode({name: value for name, value in row.items() if value is not None})


def to_texts(rows: Sequence[Row]) -> list[str]:
    """Return ``rows``, all with the same columns, as ``to_text`` does, but many at once."""
    columns = [_pieces(name, [row[name] for row in rows]) for name in sorted(rows[0])]
    return ["{" + ",".join(filter(None, pieces)) + "}" for pieces in zip(*columns, strict=True)]


def difference(before: Row, after: Row) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return only the cells that differ, as they were and as they are."""
    names = [name for name in before if before[name] != after[name]]
    return {name: before[name] for name in names}, {name: after[name] for name in names}


def difference_text(row: Row) -> str:
    """Return ``row`` as canonical JSON with its empty cells, which a change may consist of."""
    return _ENCODER.encode(dict(row))


def from_text(model: type[Base], text: str) -> dict[str, Any]:
    """Return the cells in ``text`` as the columns of ``model`` hold them."""
    readers = _readers(model)
    return {
        name: None if value is None else readers[name](value)
        for name, value in json.loads(text).items()
    }


def _pieces(name: str, cells: list[object]) -> Iterable[str]:
    """Return each cell behind its name; what comes again and again is put in words once."""
    head = f"{_ENCODER.encode(name)}:"
    known = {cell: head + _word(cell) for cell in set(cells) if cell is not None}
    known[None] = ""
    return map(known.__getitem__, cells)


def _word(cell: object) -> str:
    if type(cell) is int:
        return str(cell)
    return f'"{cell.isoformat()}"' if type(cell) is date else _ENCODER.encode(cell)


def _plain(value: object) -> object:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case Enum():
            return value.value
    raise TypeError(f"no place in the journal for {value!r}")


_ENCODER: Final = json.JSONEncoder(
    default=_plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True
)


@cache
def _readers(model: type[Base]) -> dict[str, Callable[[Any], Any]]:
    return {column.name: _reader(column.type) for column in model.__table__.columns}


def _reader(kind: sa.types.TypeEngine[Any]) -> Callable[[Any], Any]:
    if isinstance(kind, sa.Enum) and kind.enum_class is not None:
        return kind.enum_class
    by_type = {date: date.fromisoformat, time: time.fromisoformat, datetime: datetime.fromisoformat}
    reader: Callable[[Any], Any] = by_type.get(kind.python_type, _same)
    return reader


def _same(value: Any) -> Any:  # noqa: ANN401 (a JSON value is already what the column holds)
    return value
