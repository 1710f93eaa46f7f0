"""Opening a file of rows, whatever it is called: what it holds decides how it is read."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    load_workbook,
)

from app.services.foundation.errors import Refusal
from app.services.reading.cells import Cell
from app.services.tables.bounds import check_archive
from app.services.tables.errors import FileEmpty, FileTooBig, NotATable, TooMuch, WorkbookLocked
from app.services.tables.limits import MAX_CELLS, MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS
from app.services.tables.marks import Marks, read_marks
from app.services.tables.old_marks import read_old_marks
from app.services.tables.sheet import Merged, Sheet
from app.services.tables.text_files import read_text
from app.words.language import N_

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


@dataclass(eq=False)
class FileUnreadable(Refusal):
    """The file is gone, is a folder, or is held by another program."""

    name: str

    says = N_(
        "The file “{name}” cannot be opened. Check that it is there and that no other program is"
        " using it."
    )


_WORKBOOK_MARKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_OTHER_MARKS: Final = (b"%PDF", b"{\\rtf", b"GIF8", b"\x89PNG", b"\xff\xd8\xff", b"SQLite format")
_MARKUP: Final = (b"<html", b"<!doctype", b"<?xml", b"<table")


def read_sheets(path: Path) -> list[Sheet]:
    """Return every sheet of the workbook or text file at ``path``.

    Raises:
        FileUnreadable: It is gone, or held by another program.
        FileEmpty: There is nothing in it.
        FileTooBig: It is larger than is safe to read, packed or unpacked.
        NotATable: It is something else.
        WorkbookLocked: It opens with a password only.
        UnknownEncoding: Its text cannot be decoded.
        QuoteNotClosed: A quotation mark runs away.
    """
    content = _load(path)
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start:
        raise FileEmpty(path.name)
    if content.startswith(_WORKBOOK_MARKS):
        return read_workbook(path.name, content)
    if content.startswith(_OTHER_MARKS) or start.startswith(_MARKUP):
        raise NotATable(path.name)
    return [read_text(path.name, content)]


def _load(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise FileTooBig(path.name, TooMuch.BYTES, MAX_FILE_BYTES)
        content = path.read_bytes()
    except OSError as error:
        raise FileUnreadable(path.name) from error
    if not content:
        raise FileEmpty(path.name)
    return content
