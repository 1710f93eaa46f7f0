"""Reading .xlsx, .xls and .ods."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    load_workbook,
)

from app.services.reading.cells import Cell
from app.services.tables.bounds import check_archive
from app.services.tables.errors import FileEmpty, FileTooBig, NotATable, TooMuch, WorkbookLocked
from app.services.tables.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from app.services.tables.marks import Marks, read_marks
from app.services.tables.old_marks import read_old_marks
from app.services.tables.sheet import Merged, Sheet

_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_PANIC: Final = "PanicException"


def read_workbook(name: str, content: bytes) -> list[Sheet]:
    """Return the sheets of the workbook in ``content`` that hold something.

    Raises:
        NotATable: It is damaged, or packed but no workbook.
        WorkbookLocked: It opens with a password only.
        FileTooBig: It is larger than is safe to read.
        FileEmpty: No sheet holds anything.
    """
    if content.startswith(b"PK"):
        marks = _check_packed(name, content)
    elif _ENCRYPTED in content:
        raise WorkbookLocked(name)
    else:
        marks = read_old_marks(content)
    sheets = [sheet for sheet in _parse(name, content, marks) if sheet.lines]
    if not sheets:
        raise FileEmpty(name)
    return sheets


def _check_packed(name: str, content: bytes) -> Mapping[str, Marks]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_archive(name, archive)
            return read_marks(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
        raise NotATable(name) from error


def _parse(name: str, content: bytes, marks: Mapping[str, Marks]) -> list[Sheet]:
    try:
        with load_workbook(io.BytesIO(content)) as workbook:
            return [
                _read(name, workbook, sheet, marks.get(sheet, Marks()))
                for sheet in _worksheets(workbook)
            ]
    except PasswordError as error:
        raise WorkbookLocked(name) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise NotATable(name) from error
    except BaseException as error:
        # a panic inside calamine arrives outside the Exception family
        if type(error).__name__ != _PANIC:
            raise
        raise NotATable(name) from error


def _worksheets(workbook: CalamineWorkbook) -> list[str]:
    return [
        sheet.name for sheet in workbook.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet
    ]


def _read(name: str, workbook: CalamineWorkbook, sheet_name: str, marks: Marks) -> Sheet:
    sheet: CalamineSheet = workbook.get_sheet_by_name(sheet_name)
    if sheet.width > MAX_COLUMNS:
        raise FileTooBig(name, TooMuch.COLUMNS, MAX_COLUMNS)
    if sheet.height > MAX_ROWS or sheet.height * sheet.width > MAX_CELLS:
        raise FileTooBig(name, TooMuch.ROWS, MAX_ROWS)
    top, left = sheet.start or (0, 0)
    lines: list[list[Cell]] = [list(line) for line in sheet.to_python()]
    for (row, column), text in marks.cells.items():
        if 0 <= row - top < len(lines) and 0 <= column - left < len(lines[row - top]):
            lines[row - top][column - left] = text
    return Sheet(
        name=sheet_name,
        lines=lines,
        first_line=top + 1,
        hidden=frozenset(row - top for row in marks.hidden),
        merged=[
            Merged(first[0] - top, first[1] - left, last[0] - top, last[1] - left)
            for first, last in (*(sheet.merged_cell_ranges or ()), *marks.merged)
        ],
    )
