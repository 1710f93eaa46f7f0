"""Sentences for files that cannot be read, imported or written."""

from app.services.tables.errors import (
    ColumnsMissing,
    FileEmpty,
    FileTooBig,
    FileUnreadable,
    ImportNotWhole,
    NoKnownColumn,
    NotATable,
    QuoteNotClosed,
    TooMuch,
    UnknownEncoding,
    UnknownFormat,
    UnknownMapping,
    WorkbookLocked,
)
from app.words.language import say, say_in, say_many
from app.words.names import name_of


def sentence(error: BaseException) -> str | None:
    """Return what to say, ``None`` if the error is not of this room."""
    return _of_file(error) or _of_text(error) or _of_headings(error) or _of_run(error)


def _of_file(error: BaseException) -> str | None:
    match error:
        case FileUnreadable(name=name):
            return say(
                "The file “{name}” cannot be opened. Check that it is there and that no other"
                " program is using it.",
                name=name,
            )
        case FileEmpty(name=name):
            return say("There is nothing in the file “{name}”. Please choose another.", name=name)
        case FileTooBig(name=name, what=what, limit=limit):
            return _too_big(name, what, limit)
        case NotATable(name=name):
            return say(
                "The file “{name}” is no table that can be read. Save it as .xlsx, .xls, .ods or"
                " .csv and choose it again.",
                name=name,
            )
        case WorkbookLocked(name=name):
            return say(
                "The file “{name}” is protected by a password. Save a copy without one and choose"
                " that.",
                name=name,
            )
        case _:
            return None


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


def _of_text(error: BaseException) -> str | None:
    match error:
        case UnknownEncoding(name=name):
            return say(
                "The letters in “{name}” are in an unknown encoding. Save it as .xlsx, or as .csv"
                " in UTF-8, and choose it again.",
                name=name,
            )
        case QuoteNotClosed(name=name, line=line):
            return say(
                "In “{name}” a quotation mark is out of place near line {line}. Correct it there,"
                " or save the file as .xlsx.",
                name=name,
                line=line,
            )
        case _:
            return None


def _of_headings(error: BaseException) -> str | None:
    match error:
        case NoKnownColumn(name=name, kind=kind):
            return say(
                "No column in “{name}” is known for {kind}. Check that you chose the right file,"
                " and give its columns headings such as Number, Name, Day or Amount.",
                name=name,
                kind=name_of(kind),
            )
        case ColumnsMissing(name=name, columns=columns):
            return say(
                "“{name}” has no column for: {columns}. Say which column it is, or add it to the"
                " file.",
                name=name,
                columns=say_in("list of columns", " or ").join(map(name_of, columns)),
            )
        case UnknownMapping(heading=heading, column=column):
            return say(
                "The column “{heading}” cannot be read as “{column}”. Check both names against the"
                " headings of the file.",
                heading=heading,
                column=column,
            )
        case _:
            return None


def _of_run(error: BaseException) -> str | None:
    match error:
        case ImportNotWhole(name=name, error_count=errors, conflict_count=conflicts):
            return say_many(
                "{count} row in “{name}” cannot be taken in, so nothing was imported. Correct it,"
                " or say that rows with errors are to be left out.",
                "{count} rows in “{name}” cannot be taken in, so nothing was imported. Correct"
                " them, or say that rows with errors are to be left out.",
                errors + conflicts,
                name=name,
            )
        case UnknownFormat(name=name):
            return say("“{name}” has to end in .xlsx or .csv. Please change the name.", name=name)
        case _:
            return None
