"""Finding the headings of a file and what its columns mean."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from app.services.reading.cells import Cell
from app.services.tables.columns import NAMES, NEEDED, column_for, plain_heading
from app.services.tables.errors import ColumnsMissing, NoKnownColumn, UnknownMapping
from app.services.tables.sheet import Line, Sheet, is_blank
from app.words import ImportColumn, ImportKind

ColumnMap: TypeAlias = Mapping[str, ImportColumn | None]
"""What the columns under some headings are read as; ``None`` for not at all."""

_LOOKED_AT: Final = 50
_TOTALS: Final = ("合计", "总计", "小计", "共计", "总数", "累计")
_TOTAL_STARTS: Final = frozenset("合总小共累计tgsTGS")
_TOTAL_WORDS: Final = frozenset({"total", "totals", "grandtotal", "subtotal", "sum", "总", "计"})
_FOOTERS: Final = (
    "制表",
    "打印",
    "导出",
    "审核",
    "注:",
    "注：",
    "备注:",
    "备注：",
    "Printed",
    "Exported",
)
_IGNORED: Final = frozenset({"", "ignore", "none", "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet whose headings are known.

    Attributes:
        name: Of the file.
        headings: One per column, made distinct by a count in brackets.
        columns: What each heading is read as; headings that are not read are left out.
        guessed: The same before a remembered or given mapping was laid over it.
        lines: Number and cells of each row below the headings that is no blank and no total.
    """

    name: str
    kind: ImportKind
    headings: tuple[str, ...]
    columns: Mapping[str, ImportColumn]
    guessed: Mapping[str, ImportColumn]
    lines: Sequence[tuple[int, Line]]

    @property
    def digest(self) -> str:
        """SHA-256 of the headings in hex: what a mapping is remembered by."""
        plain = "\x1f".join(plain_heading(heading) for heading in self.headings)
        return hashlib.sha256(plain.encode()).hexdigest()

    def position_of(self, column: ImportColumn) -> int | None:
        """Return where in a line ``column`` stands, if it is read at all."""
        for position, heading in enumerate(self.headings):
            if self.columns.get(heading) is column:
                return position
        return None


def find_table(
    name: str, sheets: Sequence[Sheet], *, kind: ImportKind, mapping: ColumnMap | None = None
) -> Table:
    """Return the sheet whose headings fit ``kind`` best, read by ``mapping`` where it speaks.

    Raises:
        NoKnownColumn: No line looks like headings.
        UnknownMapping: ``mapping`` names a heading the file does not have.
    """
    given = mapping or {}
    best = max(_candidates(sheets, kind, given), key=lambda found: found[0], default=None)
    if best is None or best[0] == 0:
        raise NoKnownColumn(name, kind)
    _, sheet, at = best
    headings = _distinct(sheet.lines[at])
    guessed = guess(headings, kind)
    return Table(
        name=name,
        kind=kind,
        headings=headings,
        guessed=guessed,
        columns=_overlay(guessed, headings, given),
        lines=tuple(_rows_below(sheet, at)),
    )


def remap(table: Table, mapping: ColumnMap) -> Table:
    """Return ``table`` read by ``mapping`` over the guess.

    Raises:
        UnknownMapping: ``mapping`` names a heading the file does not have.
    """
    return Table(
        name=table.name,
        kind=table.kind,
        headings=table.headings,
        guessed=table.guessed,
        columns=_overlay(table.guessed, table.headings, mapping),
        lines=table.lines,
    )


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
    """Return what ``headings`` mean; of two for one column the better name wins."""
    found = [
        (known[0], position, heading, known[1])
        for position, heading in enumerate(headings)
        if (known := column_for(heading, kind))
    ]
    chosen: dict[ImportColumn, str] = {}
    for _, _, heading, column in sorted(found):
        chosen.setdefault(column, heading)
    columns = {heading: column for column, heading in chosen.items()}
    return {heading: columns[heading] for heading in headings if heading in columns}


def _candidates(
    sheets: Sequence[Sheet], kind: ImportKind, given: ColumnMap
) -> Iterator[tuple[int, Sheet, int]]:
    plain_given = {plain_heading(heading) for heading in given}
    for sheet in sheets:
        for at, line in enumerate(sheet.lines[:_LOOKED_AT]):
            texts = [_text(cell) for cell in line]
            named = plain_given.intersection(map(plain_heading, texts))
            yield len(guess(texts, kind)) + len(named), sheet, at


def _distinct(line: Line) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    headings = []
    for cell in line:
        text = _text(cell)
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
        named[own] = column
    taken = {column for column in named.values() if column}
    kept = {
        heading: column
        for heading, column in guessed.items()
        if heading not in named and column not in taken
    }
    return kept | {heading: column for heading, column in named.items() if column}


def _rows_below(sheet: Sheet, at: int) -> Iterator[tuple[int, Line]]:
    heading_line = sheet.lines[at]
    for offset, line in enumerate(sheet.lines[at + 1 :], start=at + 1):
        if not (is_blank(line) or _is_total(line) or _is_footer(line) or line == heading_line):
            yield sheet.first_line + offset, line


def _is_total(line: Line) -> bool:
    first = next((cell for cell in line if cell is not None and cell != ""), None)
    if not isinstance(first, str) or first.strip()[:1] not in _TOTAL_STARTS:
        return False
    plain = plain_heading(first)
    return plain.startswith(_TOTALS) or plain in _TOTAL_WORDS


def _is_footer(line: Line) -> bool:
    """Whether a line only says who made the list and when."""
    first = line[0] if line else None
    if not isinstance(first, str) or not first.strip().startswith(_FOOTERS):
        return False
    return is_blank(line[1:])


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
