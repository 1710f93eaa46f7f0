"""Which rows of a list are no customers, visits and so on: blanks, totals, what nobody sees."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.services.reading.cells import Cell
from app.services.reading.folding import plain
from app.services.reading.text import text_of
from app.services.tables.sheet import Line, Sheet, is_blank, is_empty
from app.words import PassedReason

_TOTALS: Final = ("合计", "总计", "小计", "共计", "总数", "累计")
_ENGLISH_TOTALS: Final = ("total", "subtotal", "grandtotal")
_TOTAL_WORDS: Final = frozenset({"sum", "总", "计", "sums"})
_TOTAL_STARTS: Final = frozenset("合总總小共累计計tgsTGS")
_BEHIND: Final = re.compile(r"[\s:：()（）\d人条行位]+$")
_RINGS: Final = re.compile(r"1[3-9]\d{9}|0\d{9,11}|\+\d{8,}")
_DAY: Final = re.compile(r"\d{4}[-/.年]\d")
_FOOTERS: Final = re.compile(
    r"制表|打印|导出|審核|审核|签字|签名|统计|填表|注[:：]|备注[:：]|備註[:：]|以下空白|第\s*\d+\s*页|共\s*\d+\s*[页条行]"
    r"|Printed|Exported|Page \d+"
)
_ACROSS: Final = 3  # a cell merged over so many columns is a line of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A row that is passed over.

    Attributes:
        line: As a spreadsheet numbers it.
    """

    line: int
    reason: PassedReason


@dataclass(slots=True)
class Rows:
    """The rows below the headings.

    Attributes:
        lines: Number and cells of each that is to be read; what is merged with the cell
            above holds its value.
        passed: The others.
        merged: Line and column of the cells that were filled from above.
    """

    lines: list[tuple[int, Line]] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    merged: set[tuple[int, int]] = field(default_factory=set)


def rows_below(sheet: Sheet, heading: range, *, take_hidden: bool) -> Rows:
    """Return what stands below the lines ``heading`` of ``sheet``, each row once."""
    rows = Rows()
    last = _last_filled(sheet.lines)
    above = _merged_from_above(sheet, heading.stop)
    headings = [sheet.lines[at] for at in heading]
    across = {merged.top for merged in sheet.merged if merged.right - merged.left >= _ACROSS - 1}
    for at in range(heading.stop, last + 1):
        line, number = sheet.lines[at], sheet.first_line + at
        reason = _reason(line, headings, above.get(at, {}), across=at in across)
        if reason is None and at in sheet.hidden and not take_hidden:
            reason = PassedReason.HIDDEN
        if reason is not None:
            rows.passed.append(Passed(line=number, reason=reason))
            continue
        rows.lines.append((number, _filled(line, above.get(at, {}))))
        rows.merged.update((number, column) for column in above.get(at, {}))
    return rows


def _last_filled(lines: Sequence[Line]) -> int:
    return next((at for at in reversed(range(len(lines))) if not is_blank(lines[at])), -1)


def _merged_from_above(sheet: Sheet, first: int) -> Mapping[int, Mapping[int, Cell]]:
    """Return by row what its cells show although it stands in a row above."""
    found: dict[int, dict[int, Cell]] = {}
    for top, left, bottom, _ in sheet.merged:
        if top < first or bottom == top or top >= len(sheet.lines):
            continue
        line = sheet.lines[top]
        value = line[left] if left < len(line) else None
        for at in range(top + 1, bottom + 1):
            found.setdefault(at, {})[left] = value
    return found


def _filled(line: Line, above: Mapping[int, Cell]) -> Line:
    if not above:
        return line
    cells = [*line, *[None] * (max(above) + 1 - len(line))]
    for column, value in above.items():
        cells[column] = value
    return cells


def _reason(
    line: Line, headings: Sequence[Line], above: Mapping[int, Cell], *, across: bool
) -> PassedReason | None:
    if is_blank(line):
        return PassedReason.MERGED if above else PassedReason.BLANK
    if line in headings:
        return PassedReason.HEADING
    if _is_total(line):
        return PassedReason.TOTAL
    if (across or _is_footer(_first(line))) and _is_alone(line):
        return PassedReason.REMARK
    return None


def _first(line: Line) -> Cell:
    return next(cell for cell in line if not is_empty(cell))


def _is_alone(line: Line) -> bool:
    return sum(not is_empty(cell) for cell in line) == 1


def _is_footer(cell: Cell) -> bool:
    """Whether a cell only says who made the list and when."""
    return isinstance(cell, str) and _FOOTERS.match(cell.strip()) is not None


def _is_total(line: Line) -> bool:
    """Whether a line adds others up; somebody called Sum has a phone."""
    first = _first(line)
    if not isinstance(first, str) or first.strip()[:1] not in _TOTAL_STARTS:
        return False
    word = _BEHIND.sub("", plain(first))
    if word.startswith(_TOTALS):
        return not any(_RINGS.fullmatch(text) for text in _texts_behind(line))
    if word in _TOTAL_WORDS or word.startswith(_ENGLISH_TOTALS):
        return not any(_RINGS.fullmatch(t) or _DAY.match(t) for t in _texts_behind(line))
    return False


def _texts_behind(line: Line) -> Iterator[str]:
    first = _first(line)
    return (plain(text_of(cell)) for cell in line if cell is not first and not is_empty(cell))
