"""Turning the lines of a table into typed rows, column by column."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, tzinfo
from functools import partial
from typing import Final, TypeAlias

from app.services.reading.amounts import read_amount
from app.services.reading.births import read_birth
from app.services.reading.cells import BareFormula, Cautioned, Cell
from app.services.reading.days import DayOrder, day_order, read_day, says_no_day
from app.services.reading.phones import read_phones
from app.services.reading.text import read_name, read_note, read_number, read_words, text_of
from app.services.reading.times import read_time
from app.services.tables.choices import (
    DIRECTIONS,
    FOLLOWUP_KINDS,
    FOLLOWUP_STATES,
    GENDERS,
    KINDS,
    METHODS,
    STATUSES,
    read_choice,
)
from app.services.tables.headings import Table, check_columns
from app.services.tables.rows import AnyRow, Parsed, RowError, RowWarning
from app.services.tables.shapes import BUILDERS, Troubles
from app.services.tables.sheet import Line
from app.words import ImportColumn, ImportKind, RowCaution, RowProblem

Read: TypeAlias = Callable[[Cell], object]

_DAYS: Final = (ImportColumn.DAY, ImportColumn.DUE, ImportColumn.FIRST_CONTACT)
_AMOUNTS: Final = (ImportColumn.AMOUNT, ImportColumn.SALES)
_READERS: Final[Mapping[ImportColumn, Read]] = {
    ImportColumn.NUMBER: read_number,
    ImportColumn.REFERRER: read_number,
    ImportColumn.REFERRED: read_number,
    ImportColumn.NAME: read_name,
    ImportColumn.PHONE: read_phones,
    ImportColumn.GENDER: partial(read_choice, words=GENDERS),
    ImportColumn.WECHAT: partial(read_words, most=64),
    ImportColumn.REGION: partial(read_words, most=64),
    ImportColumn.SUB_REGION: partial(read_words, most=64),
    ImportColumn.ADDRESS: partial(read_words, most=200),
    ImportColumn.SOURCE: partial(read_words, most=64),
    ImportColumn.NOTE: read_note,
    ImportColumn.TREATMENT: read_name,
    ImportColumn.STAFF: read_name,
    ImportColumn.EVENT: partial(read_words, most=120),
    ImportColumn.STATUS: partial(read_choice, words=STATUSES),
    ImportColumn.KIND: partial(read_choice, words=KINDS),
    ImportColumn.DIRECTION: partial(read_choice, words=DIRECTIONS),
    ImportColumn.TIME: read_time,
    ImportColumn.METHOD: partial(read_choice, words=METHODS),
    ImportColumn.ASK: read_note,
    ImportColumn.SAY: read_note,
}
_OF_FOLLOWUPS: Final[Mapping[ImportColumn, Read]] = {
    ImportColumn.KIND: partial(read_choice, words=FOLLOWUP_KINDS),
    ImportColumn.STATUS: partial(read_choice, words=FOLLOWUP_STATES),
}
_SHOWN: Final = 80
_ERROR: Final = re.compile(
    r"#(?:N/A|NV|VALUE!|WERT!|REF!|BEZUG!|DIV/0!|NAME\?|NULL!|NUM!|ZAHL!|SPILL!|CALC!|FIELD!"
    r"|GETTING_DATA|BLOCKED!|BUSY!|CONNECT!|UNKNOWN!|#+)|Err:5\d\d",
    re.IGNORECASE,
)


def parse(
    table: Table, *, today: date, minor_digits: int = 2, zone: tzinfo | None = None
) -> Parsed:
    """Return what the lines of ``table`` say.

    Args:
        table: With its columns mapped.
        today: The desk's day; nobody is born after it.
        minor_digits: Decimal places of the currency.
        zone: Of the clinic: a moment with an offset falls on its day there.

    Raises:
        ColumnsMissing: A column the kind cannot do without is not mapped.
    """
    check_columns(table)
    columns = {
        column: _read_column(table, column, _reader(table, column, today, minor_digits, zone))
        for column in table.columns.values()
    }
    if table.kind is not ImportKind.CUSTOMERS:
        _forgive_phones(columns)
    troubled = _troubles(columns)
    cautions = _take_cautions(columns)
    build = BUILDERS[table.kind]
    rows: list[AnyRow] = []
    errors: list[RowError] = []
    warnings: list[RowWarning] = []
    for at, values in enumerate(zip(*columns.values(), strict=True)):
        line, cells = table.lines[at]
        built = troubled.get(at) or build(line, dict(zip(columns, values, strict=True)))
        if isinstance(built, list):
            errors += [_error(table, line, cells, *trouble) for trouble in built]
        else:
            rows.append(built)
            warnings += [_warning(table, line, cells, *told) for told in cautions.get(at, ())]
    return Parsed(rows=rows, errors=errors, warnings=warnings)


def _read_column(table: Table, column: ImportColumn, read: Read) -> list[object]:
    """Read each different cell of a column once: days and names come again and again."""
    at = table.position_of(column)
    known: dict[object, object] = {}
    values = []
    for line, cells in table.lines:
        cell = cells[at] if at is not None and at < len(cells) else None
        key = cell if type(cell) is str else (type(cell), cell)
        if key not in known:
            known[key] = _untold(cell) or read(cell)
        merged = bool(table.merged) and (line, at) in table.merged
        values.append(_from_above(column, known[key]) if merged else known[key])
    return values


def _untold(cell: Cell) -> RowProblem | None:
    """Return why a cell says nothing although it is not empty."""
    if not isinstance(cell, str):
        return None
    if isinstance(cell, BareFormula):
        return RowProblem.NO_VALUE
    return RowProblem.ERROR_CELL if _ERROR.fullmatch(cell.strip()) else None


def _from_above(column: ImportColumn, value: object) -> object:
    """Return what a cell merged with the one above says; an amount would be counted twice."""
    if value is None or value == () or isinstance(value, RowProblem | Cautioned):
        return value
    if column in _AMOUNTS:
        return RowProblem.MERGED
    return Cautioned(value, RowCaution.MERGED_ABOVE)


def _forgive_phones(columns: dict[ImportColumn, list[object]]) -> None:
    """Let a spoiled phone be where the number says who is meant."""
    numbers, phones = columns.get(ImportColumn.NUMBER), columns.get(ImportColumn.PHONE)
    if numbers and phones:
        columns[ImportColumn.PHONE] = [
            () if number and isinstance(phone, RowProblem) else phone
            for number, phone in zip(numbers, phones, strict=True)
        ]


def _troubles(columns: Mapping[ImportColumn, Sequence[object]]) -> dict[int, Troubles]:
    found: dict[int, Troubles] = {}
    for column, values in columns.items():
        for at, value in enumerate(values):
            if isinstance(value, RowProblem):
                found.setdefault(at, []).append((column, value))
    return found


def _take_cautions(
    columns: Mapping[ImportColumn, list[object]],
) -> dict[int, list[tuple[ImportColumn, RowCaution]]]:
    """Put the values that need a look bare into their columns, and return what to look at."""
    found: dict[int, list[tuple[ImportColumn, RowCaution]]] = {}
    for column, values in columns.items():
        for at, value in enumerate(values):
            if isinstance(value, Cautioned):
                values[at] = value.value
                found.setdefault(at, []).append((column, value.caution))
    return found


def _reader(
    table: Table, column: ImportColumn, today: date, minor_digits: int, zone: tzinfo | None
) -> Read:
    if column in _DAYS:
        read = partial(read_day, order=_order(table, column), latest_year=today.year + 1, zone=zone)
        return partial(_past_day, read, today) if column is ImportColumn.FIRST_CONTACT else read
    if column in _AMOUNTS:
        return partial(read_amount, minor_digits=minor_digits)
    if column is ImportColumn.BIRTH_DATE:
        return partial(read_birth, today=today, order=_order(table, column), zone=zone)
    own = _OF_FOLLOWUPS if table.kind is ImportKind.FOLLOWUPS else {}
    return own.get(column) or _READERS[column]


def _past_day(read: Read, today: date, cell: Cell) -> object:
    """Return a day that has been; zeros mean that nobody knows it."""
    if says_no_day(cell):
        return Cautioned(None, RowCaution.PARTS_UNKNOWN)
    day = read(cell)
    return RowProblem.FUTURE_DAY if isinstance(day, date) and day > today else day


def _order(table: Table, column: ImportColumn) -> DayOrder | None:
    at = table.position_of(column)
    return day_order(cells[at] for _, cells in table.lines if at is not None and at < len(cells))


def _error(
    table: Table, line: int, cells: Line, column: ImportColumn | None, problem: RowProblem
) -> RowError:
    text = _shown(table, cells, column) if column else ""
    return RowError(line=line, column=column, problem=problem, text=text)


def _warning(
    table: Table, line: int, cells: Line, column: ImportColumn, caution: RowCaution
) -> RowWarning:
    text = _shown(table, cells, column)
    return RowWarning(line=line, column=column, caution=caution, text=text)


def _shown(table: Table, cells: Line, column: ImportColumn) -> str:
    at = table.position_of(column)
    return text_of(cells[at])[:_SHOWN] if at is not None and at < len(cells) else ""
