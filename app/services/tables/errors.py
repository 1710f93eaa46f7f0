"""What the intake refuses: files it cannot read, and imports that are not whole."""

from dataclasses import dataclass
from enum import StrEnum

from typing_extensions import override

from app.services.foundation.errors import Refusal
from app.words import ImportColumn, ImportKind
from app.words.language import N_, say, say_in
from app.words.names import name_of


class TooMuch(StrEnum):
    """Of what a file has more than can be read."""

    BYTES = "bytes"
    UNPACKED = "unpacked"
    ROWS = "rows"
    COLUMNS = "columns"


@dataclass(eq=False)
class FileEmpty(Refusal):
    """There is nothing in the file."""

    name: str

    says = N_("There is nothing in the file “{name}”. Please choose another.")


@dataclass(eq=False)
class FileTooBig(Refusal):
    """The file has more than is safe to read.

    Attributes:
        limit: The most that is read: bytes, or a count of rows or columns.
    """

    name: str
    what: TooMuch
    limit: int

    @override
    def sentence(self) -> str:
        return _too_big(self.name, self.what, self.limit)


@dataclass(eq=False)
class NotATable(Refusal):
    """A picture, a document, a damaged workbook: no rows and columns."""

    name: str

    says = N_(
        "The file “{name}” is no table that can be read. Save it as .xlsx, .xls, .ods or .csv and"
        " choose it again."
    )


@dataclass(eq=False)
class WorkbookLocked(Refusal):
    """The workbook opens with a password only."""

    name: str

    says = N_(
        "The file “{name}” is protected by a password. Save a copy without one and choose that."
    )


@dataclass(eq=False)
class NoKnownColumn(Refusal):
    """No line of the file looks like headings of this kind."""

    name: str
    kind: ImportKind

    says = N_(
        "No column in “{name}” is known for {kind}. Check that you chose the right file, and give"
        " its columns headings such as Number, Name, Day or Amount."
    )


@dataclass(eq=False)
class ColumnsMissing(Refusal):
    """Headings were found, but not all that the kind needs.

    Attributes:
        columns: One of them is needed, or each of them, as the kind has it.
    """

    name: str
    kind: ImportKind
    columns: tuple[ImportColumn, ...]

    @override
    def sentence(self) -> str:
        return say(
            "“{name}” has no column for: {columns}. Say which column it is, or add it to the file.",
            name=self.name,
            columns=say_in("list of columns", " or ").join(map(name_of, self.columns)),
        )


@dataclass(eq=False)
class UnknownMapping(Refusal):
    """A mapping names a heading the file does not have, or a column the kind does not."""

    heading: str
    column: str

    says = N_(
        "The column “{heading}” cannot be read as “{column}”. Check both names against the"
        " headings of the file."
    )


def _too_big(name: str, what: TooMuch, limit: int) -> str:
    match what:
        case TooMuch.BYTES:
            most = say_in("file limit", "{count} MB", count=limit >> 20)
        case TooMuch.UNPACKED:
            most = say_in("file limit", "{count} MB unpacked", count=limit >> 20)
        case TooMuch.ROWS:
            most = say_in("file limit", "{count} rows", count=f"{limit:,}")
        case TooMuch.COLUMNS:
            most = say_in("file limit", "{count} columns", count=limit)
    return say(
        "The file “{name}” is too big: at most {most} are read. Copy only the filled rows and"
        " columns into new files and import them one by one.",
        name=name,
        most=most,
    )
