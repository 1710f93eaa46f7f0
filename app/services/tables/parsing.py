"""Turning the lines of a table into typed rows, column by column."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.services.reading.cells import BareFormula, Cautioned, Cell
from app.services.reading.text import text_of
from app.services.tables.column_readers import AMOUNTS, Frame, Read, reader_of
from app.services.tables.columns import MANY
from app.services.tables.headings import Table, check_columns
from app.services.tables.rows import AnyRow, Parsed, RowError, RowWarning
from app.services.tables.shapes import BUILDERS
from app.words import ImportColumn, ImportKind, RowCaution, RowProblem

_SHOWN: Final = 80
_ERROR: Final = re.compile(
    r"#(?:N/A|NV|VALUE!|WERT!|REF!|BEZUG!|DIV/0!|NAME\?|NULL!|NUM!|ZAHL!|SPILL!|CALC!|FIELD!"
    r"|GETTING_DATA|BLOCKED!|BUSY!|CONNECT!|UNKNOWN!|#+)|Err:5\d\d",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Column:
    """One column of the file, read.

    Attributes:
        at: Where in a line it stands.
        values: One per line of the table.
    """

    at: int
    column: ImportColumn
    values: list[object]


def parse(table: Table, *, frame: Frame) -> Parsed:
    """Return what the lines of ``table`` say.

    Raises:
        ColumnsMissing: A column the kind cannot do without is not mapped.
    """
    check_columns(table)
    columns = [_read_column(table, at, column, frame) for at, column in table.places]
    if table.kind is not ImportKind.CUSTOMERS:
        _forgive_phones(columns)
    errors = _errors(table, columns)
    warnings = _take_cautions(table, columns)
    parsed = _Parser(table, errors, warnings)
    for at, said in enumerate(_said(columns)):
        parsed.take(at, said)
    return Parsed(rows=parsed.rows, errors=parsed.errors, warnings=parsed.warnings)


class _Parser:
    """Builds row after row, and keeps what is wrong with them in the order of the file."""

    def __init__(
        self,
        table: Table,
        errors: Mapping[int, Sequence[RowError]],
        warnings: Mapping[int, Sequence[RowWarning]],
    ) -> None:
        self.rows: list[AnyRow] = []
        self.errors: list[RowError] = []
        self.warnings: list[RowWarning] = []
        self._table = table
        self._build = BUILDERS[table.kind]
        self._errors = errors
        self._warnings = warnings

    def take(self, at: int, said: Mapping[ImportColumn, Any]) -> None:
        """Make a row of what a line says, or note why that cannot be."""
        if at in self._errors:
            self.errors += self._errors[at]
            return
        line, cells = self._table.lines[at]
        built = self._build(line, said)
        if not isinstance(built, list):
            self.rows.append(built)
            self.warnings += self._warnings.get(at, ())
            return
        places = {column: place for place, column in self._table.places}
        for column, problem in built:
            text = _shown(cells, places[column]) if column in places else ""
            self.errors.append(RowError(line=line, column=column, problem=problem, text=text))


def _read_column(table: Table, at: int, column: ImportColumn, frame: Frame) -> _Column:
    """Read each different cell of a column once: days and names come again and again."""
    cells = [line[at] if at < len(line) else None for _, line in table.lines]
    read = reader_of(table.kind, column, table.headings[at], cells, frame)
    values = list(_values(cells, read))
    if table.merged:
        for nth, (line, _) in enumerate(table.lines):
            if (line, at) in table.merged:
                values[nth] = _from_above(column, values[nth])
    return _Column(at, column, values)


def _values(cells: Iterable[Cell], read: Read) -> Iterator[object]:
    known: dict[object, object] = {}
    for cell in cells:
        key = cell if type(cell) is str else (type(cell), cell)
        if key not in known:
            known[key] = _untold(cell) or read(cell)
        yield known[key]


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
    if column in AMOUNTS:
        return RowProblem.MERGED
    return Cautioned(value, RowCaution.MERGED_ABOVE)


def _forgive_phones(columns: Sequence[_Column]) -> None:
    """Let a spoiled phone be where the number says who is meant."""
    numbers = next((each for each in columns if each.column is ImportColumn.NUMBER), None)
    for phones in columns:
        if phones.column is ImportColumn.PHONE and numbers is not None:
            phones.values = [
                () if number and isinstance(phone, RowProblem) else phone
                for number, phone in zip(numbers.values, phones.values, strict=True)
            ]


def _errors(table: Table, columns: Iterable[_Column]) -> dict[int, list[RowError]]:
    found: dict[int, list[RowError]] = {}
    for each in columns:
        for nth, value in enumerate(each.values):
            if isinstance(value, RowProblem):
                line, cells = table.lines[nth]
                text = _shown(cells, each.at)
                error = RowError(line=line, column=each.column, problem=value, text=text)
                found.setdefault(nth, []).append(error)
    return found


def _take_cautions(table: Table, columns: Iterable[_Column]) -> dict[int, list[RowWarning]]:
    """Put the values that need a look bare into their columns, and return what to look at."""
    found: dict[int, list[RowWarning]] = {}
    for each in columns:
        for nth, value in enumerate(each.values):
            if isinstance(value, Cautioned):
                each.values[nth] = value.value
                line, cells = table.lines[nth]
                text = _shown(cells, each.at)
                warning = RowWarning(
                    line=line, column=each.column, caution=value.caution, text=text
                )
                found.setdefault(nth, []).append(warning)
    return found


def _said(columns: Sequence[_Column]) -> Iterator[dict[ImportColumn, Any]]:
    """Yield line by line what each column says; several of one kind are put together."""
    names = [each.column for each in columns]
    rows = zip(*(each.values for each in columns), strict=True)
    if len(set(names)) == len(names):
        yield from (dict(zip(names, values, strict=True)) for values in rows)
        return
    for values in rows:
        said: dict[ImportColumn, Any] = {}
        for column, value in zip(names, values, strict=True):
            together = column in MANY and column in said and value
            said[column] = (*said[column], *value) if together else said.get(column) or value
        yield said


def _shown(cells: Sequence[Cell], at: int) -> str:
    return text_of(cells[at])[:_SHOWN] if at < len(cells) else ""
