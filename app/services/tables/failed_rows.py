"""The rows an import left out, in a file to be corrected and imported again."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from app.services.reading.cells import Cell
from app.services.tables.grids import Value, write_grid
from app.services.tables.headings import Table
from app.services.tables.rows import RowError, RowWarning
from app.services.tables.sheet import Line
from app.words.language import say_in
from app.words.names import name_of

_TEXT_FILES: Final = frozenset({".csv", ".tsv", ".txt"})


def failed_rows_path(path: Path) -> Path:
    """Return where the failed rows of the file at ``path`` go: beside it, of its sort."""
    ending = ".csv" if path.suffix.lower() in _TEXT_FILES else ".xlsx"
    errors = say_in("failed rows", "errors")
    return path.with_name(f"{path.stem}-{errors}{ending}")


def write_failed_rows(path: Path, *, table: Table, problems: Sequence[RowError]) -> int:
    """Write the lines of ``table`` that have ``problems``, with line and reason behind.

    The reasons are in the language of the moment. Returns how many lines were written.

    Raises:
        UnknownFormat: ``path`` ends neither in .xlsx nor in .csv.
        FolderNotWritable: The folder is gone or read-only, or the file is open elsewhere.
        DiskFull: There is no room.
    """
    headings = (
        *table.headings,
        say_in("failed rows", "Line"),
        say_in("failed rows", "What is wrong"),
    )
    return write_grid(path, headings=headings, rows=_rows(table, problems))


def reason(problem: RowError) -> str:
    """Return why a row cannot be taken in, in the language of the moment."""
    why = name_of(problem.problem)
    if problem.column is None:
        return why
    column = name_of(problem.column)
    return say_in("failed rows", "{column}: {problem}", column=column, problem=why)


def caution(warning: RowWarning) -> str:
    """Return what to look at in a row that is taken in, in the language of the moment."""
    column, problem = name_of(warning.column), name_of(warning.caution)
    return say_in("failed rows", "{column}: {problem}", column=column, problem=problem)


def _rows(table: Table, problems: Sequence[RowError]) -> Iterator[Sequence[Value]]:
    reasons: dict[int, list[str]] = {}
    for problem in problems:
        reasons.setdefault(problem.line, []).append(reason(problem))
    width = len(table.headings)
    for line, cells in table.lines:
        if line in reasons:
            yield [*_padded(cells, width), line, "; ".join(reasons[line])]


def _padded(cells: Line, width: int) -> list[Value]:
    values = [_value(cell) for cell in cells[:width]]
    return values + [None] * (width - len(values))


def _value(cell: Cell) -> Value:
    if cell is None or isinstance(cell, bool):
        return None if cell is None else str(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    return cell if isinstance(cell, str | int | float | date) else str(cell)
