"""What the intake refuses: files it cannot read, and imports that are not whole."""

from dataclasses import dataclass
from enum import StrEnum

from app.services.foundation.errors import Refusal
from app.words import ImportColumn, ImportKind


class TooMuch(StrEnum):
    """Of what a file has more than can be read."""

    BYTES = "bytes"
    UNPACKED = "unpacked"
    ROWS = "rows"
    COLUMNS = "columns"


@dataclass(eq=False)
class FileUnreadable(Refusal):
    """The file is gone, is a folder, or is held by another program."""

    name: str


@dataclass(eq=False)
class FileEmpty(Refusal):
    """There is nothing in the file."""

    name: str


@dataclass(eq=False)
class FileTooBig(Refusal):
    """The file has more than is safe to read.

    Attributes:
        limit: The most that is read: bytes, or a count of rows or columns.
    """

    name: str
    what: TooMuch
    limit: int


@dataclass(eq=False)
class NotATable(Refusal):
    """A picture, a document, a damaged workbook: no rows and columns."""

    name: str


@dataclass(eq=False)
class WorkbookLocked(Refusal):
    """The workbook opens with a password only."""

    name: str


@dataclass(eq=False)
class UnknownEncoding(Refusal):
    """The text is neither UTF-8, nor UTF-16 with its mark, nor GB18030."""

    name: str


@dataclass(eq=False)
class QuoteNotClosed(Refusal):
    """A quotation mark in a text file opens and never closes, or closes too early."""

    name: str
    line: int


@dataclass(eq=False)
class NoKnownColumn(Refusal):
    """No line of the file looks like headings of this kind."""

    name: str
    kind: ImportKind


@dataclass(eq=False)
class ColumnsMissing(Refusal):
    """Headings were found, but not all that the kind needs.

    Attributes:
        columns: One of them is needed, or each of them, as the kind has it.
    """

    name: str
    kind: ImportKind
    columns: tuple[ImportColumn, ...]


@dataclass(eq=False)
class UnknownMapping(Refusal):
    """A mapping names a heading the file does not have, or a column the kind does not."""

    heading: str
    column: str


@dataclass(eq=False)
class ImportNotWhole(Refusal):
    """Some rows cannot be taken in, and nobody said to leave them out.

    Attributes:
        error_count: Rows that cannot be read or make no sense.
        conflict_count: Rows whose number belongs to someone else.
    """

    name: str
    error_count: int
    conflict_count: int


@dataclass(eq=False)
class UnknownFormat(Refusal):
    """A file to be written ends neither in .xlsx nor in .csv."""

    name: str
