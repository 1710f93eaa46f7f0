"""Finding the headings of a file and what its columns mean."""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, TypeAlias

from app.services.reading.cells import Cell
from app.services.reading.text import text_of
from app.services.tables.column_names import NAMES, NEEDED
from app.services.tables.columns import MANY, column_for, plain_heading
from app.services.tables.errors import ColumnsMissing, NoKnownColumn, UnknownMapping
from app.services.tables.passing import Passed, rows_below
from app.services.tables.sheet import Line, Sheet, column_letters, is_empty
from app.words import ImportColumn, ImportKind, PassedReason

ColumnMap: TypeAlias = Mapping[str, ImportColumn | None]
"""What the columns under some headings are read as; ``None`` for not at all."""

_LOOKED_AT: Final = 50
_UNNAMED: Final = "("  # a column without a heading is called by its letter in brackets
_IGNORED: Final = frozenset({"", "ignore", "none", "-"})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A column that is not read.

    Attributes:
        filled: How many of its cells hold something.
        example: What the first of them shows.
    """

    heading: str
    filled: int
    example: str


@dataclass(frozen=True, kw_only=True)
class Table:
    """A sheet whose headings are known.

    Attributes:
        name: Of the file.
        headings: One per column, made distinct by a count in brackets.
        columns: What each heading is read as; headings that are not read are left out.
        guessed: The same before a remembered or given mapping was laid over it.
        below: Number and cells of each row below the headings that may be one of the list.
        not_rows: The other rows below the headings, and why they are none.
        merged: Line and column of the cells that show what stands in a cell above.
        sheet: Name of the sheet that is read; empty for a text file.
        other_sheets: Names of those that are not read although they hold something.
    """

    name: str
    kind: ImportKind
    headings: tuple[str, ...]
    columns: Mapping[str, ImportColumn]
    guessed: Mapping[str, ImportColumn]
    below: Sequence[tuple[int, Line]]
    not_rows: Sequence[Passed] = ()
    merged: Collection[tuple[int, int]] = frozenset()
    sheet: str = ""
    other_sheets: Sequence[str] = ()

    @property
    def row_count(self) -> int:
        """How many rows stand below the headings: those read and those passed over."""
        return len(self.below) + len(self.not_rows)

    @cached_property
    def lines(self) -> Sequence[tuple[int, Line]]:
        """Number and cells of each row that is read: something stands in a column that is."""
        places = [at for at, _ in self.places]
        return tuple((number, line) for number, line in self.below if _says(line, places))

    @cached_property
    def passed(self) -> Sequence[Passed]:
        """The rows that are passed over, in the order of the file."""
        read = {number for number, _ in self.lines}
        nothing = [
            Passed(line=number, reason=PassedReason.NOTHING)
            for number, _ in self.below
            if number not in read
        ]
        return sorted([*self.not_rows, *nothing], key=lambda each: each.line)

    @property
    def left_out(self) -> list[LeftOut]:
        """The columns that are not read, in the order of the file."""
        found = []
        for at, heading in enumerate(self.headings):
            if heading in self.columns:
                continue
            filled = [
                line[at] for _, line in self.below if at < len(line) and not is_empty(line[at])
            ]
            if filled or not heading.startswith(_UNNAMED):
                found.append(LeftOut(heading, len(filled), text_of(filled[0]) if filled else ""))
        return found

    @property
    def digest(self) -> str:
        """SHA-256 of the headings in hex: what a mapping is remembered by."""
        plain = "\x1f".join(plain_heading(heading) for heading in self.headings)
        return hashlib.sha256(plain.encode()).hexdigest()

    @property
    def places(self) -> list[tuple[int, ImportColumn]]:
        """Where in a line each column that is read stands; of some a file may have several."""
        return [
            (at, column)
            for at, heading in enumerate(self.headings)
            if (column := self.columns.get(heading)) is not None
        ]


def find_table(
    name: str,
    sheets: Sequence[Sheet],
    *,
    kind: ImportKind,
    mapping: ColumnMap | None = None,
    take_hidden: bool = False,
) -> Table:
    """Return the sheet whose headings fit ``kind`` best, read by ``mapping`` where it speaks.

    Rows that the spreadsheet hides are passed over unless ``take_hidden`` is said.

    Raises:
        NoKnownColumn: No line looks like headings.
        UnknownMapping: ``mapping`` names a heading the file does not have.
    """
    given = mapping or {}
    best = max(_candidates(sheets, kind, given), key=lambda found: found[0], default=None)
    if best is None or best[0] == 0:
        raise NoKnownColumn(name, kind)
    _, sheet, heading = best
    rows = rows_below(sheet, heading, take_hidden=take_hidden)
    named = _headings_in(sheet, heading)
    beyond = max((len(line) for _, line in rows.lines), default=0) - len(named)
    headings = _distinct([*named, *[""] * beyond])
    guessed = guess(headings, kind)
    return Table(
        name=name,
        kind=kind,
        headings=headings,
        guessed=guessed,
        columns=_overlay(guessed, headings, given),
        below=tuple(rows.lines),
        not_rows=tuple(rows.passed),
        merged=rows.merged,
        sheet=sheet.name,
        other_sheets=[each.name for each in sheets if each is not sheet],
    )


def remap(table: Table, mapping: ColumnMap) -> Table:
    """Return ``table`` read by ``mapping`` over the guess.

    Raises:
        UnknownMapping: ``mapping`` names a heading the file does not have.
    """
    return replace(table, columns=_overlay(table.guessed, table.headings, mapping))


def check_columns(table: Table) -> None:
    """Pass silently if everything the kind cannot do without is there.

    Raises:
        ColumnsMissing: It is not.
    """
    there = set(table.columns.values())
    for group in NEEDED[table.kind]:
        if not there.intersection(group):
            raise ColumnsMissing(table.name, table.kind, group)


def mapping_from(words: Mapping[str, object], kind: ImportKind) -> dict[str, ImportColumn | None]:
    """Return what a person wrote as a mapping of headings to columns of ``kind``.

    Raises:
        UnknownMapping: A word names no column of ``kind``.
    """
    return {heading: _column_named(heading, word, kind) for heading, word in words.items()}


def guess(headings: Sequence[str], kind: ImportKind) -> dict[str, ImportColumn]:
    """Return what ``headings`` mean; of two for one column the better name wins, save for lists."""
    found = [
        (known[0], position, heading, known[1])
        for position, heading in enumerate(headings)
        if (known := column_for(heading, kind))
    ]
    columns: dict[str, ImportColumn] = {}
    for _, _, heading, column in sorted(found):
        if column in MANY or column not in columns.values():
            columns[heading] = column
    return {heading: columns[heading] for heading in headings if heading in columns}


def _candidates(
    sheets: Sequence[Sheet], kind: ImportKind, given: ColumnMap
) -> Iterator[tuple[int, Sheet, range]]:
    """Yield how many columns the lines of a sheet would name if they were its headings."""
    plain_given = {plain_heading(heading) for heading in given}
    for sheet in sheets:
        for at, line in enumerate(sheet.lines[:_LOOKED_AT]):
            texts = [_text(cell) for cell in line]
            named = plain_given.intersection(map(plain_heading, texts))
            alone = len(guess(texts, kind)) + len(named)
            yield alone, sheet, range(at, at + 1)
            if alone and _is_second_heading(sheet, at + 1, texts, kind):
                both = _headings_in(sheet, range(at, at + 2))
                yield len(guess(both, kind)) + len(named), sheet, range(at, at + 2)


def _is_second_heading(sheet: Sheet, at: int, above: Sequence[str], kind: ImportKind) -> bool:
    """Whether the line ``at`` only says more closely what stands in the line above it."""
    if at >= len(sheet.lines):
        return False
    below = {column: text for column, cell in enumerate(sheet.lines[at]) if (text := _text(cell))}
    return bool(below) and all(
        column_for(text, kind) is not None
        or not (
            re.search(r"\d", text)
            or (column < len(above) and column_for(above[column], kind) is not None)
        )
        for column, text in below.items()
    )


def _says(line: Line, places: Iterable[int]) -> bool:
    """Return whether something stands in one of ``places`` of ``line``."""
    return any(at < len(line) and not is_empty(line[at]) for at in places)


def _headings_in(sheet: Sheet, heading: range) -> list[str]:
    """Return one heading per column: what stands lowest, which says it most closely."""
    lines = [[_text(cell) for cell in sheet.lines[at]] for at in heading]
    width = max(map(len, lines))
    padded = [line + [""] * (width - len(line)) for line in lines]
    return [
        next((text for text in reversed(column) if text), "")
        for column in zip(*padded, strict=True)
    ]


def _distinct(texts: Sequence[str]) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    headings = []
    for at, named in enumerate(texts):
        text = named or f"{_UNNAMED}{column_letters(at)})"
        seen[text] = seen.get(text, 0) + 1
        headings.append(text if seen[text] == 1 else f"{text} ({seen[text]})")
    return tuple(headings)


def _overlay(
    guessed: Mapping[str, ImportColumn], headings: Sequence[str], given: ColumnMap
) -> dict[str, ImportColumn]:
    by_plain = {plain_heading(heading): heading for heading in reversed(headings)}
    named: dict[str, ImportColumn | None] = {}
    for heading, column in given.items():
        own = heading if heading in headings else by_plain.get(plain_heading(heading))
        if own is None:
            raise UnknownMapping(heading, column.value if column else "")
        if column is not None and column not in MANY:  # of two for one column the last one holds
            named = {known: None if to is column else to for known, to in named.items()}
        named[own] = column
    taken = {column for column in named.values() if column} - MANY
    kept = {
        heading: column
        for heading, column in guessed.items()
        if heading not in named and column not in taken
    }
    return kept | {heading: column for heading, column in named.items() if column}


def _column_named(heading: str, word: object, kind: ImportKind) -> ImportColumn | None:
    plain = plain_heading(str(word or ""))
    if plain in _IGNORED:
        return None
    for column in NAMES[kind]:
        if plain_heading(column.value) == plain:
            return column
    known = column_for(plain, kind)
    if known is None:
        raise UnknownMapping(heading, str(word))
    return known[1]


def _text(cell: Cell) -> str:
    return "" if cell is None else " ".join(str(cell).split())
