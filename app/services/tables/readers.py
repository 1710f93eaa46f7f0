"""Opening a file of rows, whatever it is called: what it holds decides how it is read."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.services.foundation.errors import Refusal
from app.services.tables.errors import FileEmpty, FileTooBig, NotATable, TooMuch
from app.services.tables.limits import MAX_FILE_BYTES
from app.services.tables.sheet import Sheet
from app.services.tables.text_files import read_text
from app.services.tables.workbooks import read_workbook
from app.words.language import N_


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
