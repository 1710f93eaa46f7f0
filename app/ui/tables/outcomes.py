"""What becomes of each line of a file, as a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.services.tables.failed_rows import caution, reason
from app.services.tables.headings import Table
from app.services.tables.runs import DryRun
from app.ui.parts.cards.chips import Chip
from app.ui.parts.lists.columns import Column, Look
from app.ui.tables.sum_card import PASSED
from app.ui.theme.tokens import ColumnWidth, Tone
from app.words import RowVerdict
from app.words.language import say
from app.words.names import name_of

_TONES: Final = {
    RowVerdict.NEW: Tone.OK,
    RowVerdict.UPDATED: Tone.MAJOR,
    RowVerdict.SAME: Tone.GENERAL,
    RowVerdict.CONFLICT: Tone.WARN,
    RowVerdict.ERROR: Tone.BAD,
}
LOOK: Final = "to look at"
PARTS: Final = (
    RowVerdict.ERROR.value,
    RowVerdict.CONFLICT.value,
    LOOK,
    PASSED,
    RowVerdict.NEW.value,
    RowVerdict.UPDATED.value,
    RowVerdict.SAME.value,
)
"""The parts of a file as one chooses among them, those that need a look first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """One line of the file.

    Attributes:
        place: Where it stands in the list.
        part: What becomes of it: a verdict, ``PASSED`` or ``LOOK``, which is taken in all the same.
        line: As a spreadsheet numbers it.
        what: Whom or what it is about, or what stands where the trouble is.
        why: What is wrong with it; empty for a good one.
    """

    place: int
    line: int
    part: str
    what: str
    why: str


def rows_of(table: Table, run: DryRun) -> list[OutcomeRow]:
    """Return every row of the file, those that need a look first; one may need several."""
    wrong = {problem.line for problem in run.problems}
    conflicts = {each.line for each in run.outcomes if each.verdict is RowVerdict.CONFLICT}
    found = [
        (
            problem.line,
            (RowVerdict.CONFLICT if problem.line in conflicts else RowVerdict.ERROR).value,
            problem.text,
            reason(problem),
        )
        for problem in run.problems
    ]
    found += [(each.line, LOOK, each.text, caution(each)) for each in run.warnings]
    found += [(each.line, PASSED, "", name_of(each.reason)) for each in table.passed]
    found += [
        (each.line, each.verdict.value, each.what, "")
        for each in run.outcomes
        if each.line not in wrong
    ]
    return [
        OutcomeRow(place=place, line=line, part=part, what=what, why=why)
        for place, (line, part, what, why) in enumerate(found)
    ]


def only(rows: Iterable[OutcomeRow], parts: Iterable[str]) -> list[OutcomeRow]:
    """Return the rows of ``parts``; all of them if none is named."""
    wanted = set(parts)
    return [row for row in rows if not wanted or row.part in wanted]


def part_name(part: str) -> str:
    """Return what the desk calls a part of the file."""
    if part == PASSED:
        return say("Passed over")
    return say("To look at") if part == LOOK else name_of(RowVerdict(part))


def _chip(row: OutcomeRow) -> Chip:
    tone = Tone.GENERAL if row.part == PASSED else Tone.WARN
    known = row.part in RowVerdict.__members__.values()
    return Chip(text=part_name(row.part), tone=_TONES[RowVerdict(row.part)] if known else tone)


OUTCOME_COLUMNS: Final[tuple[Column[OutcomeRow], ...]] = (
    Column(
        name="line",
        title=lambda: say("Line"),
        text=lambda row: str(row.line),
        sort_key=lambda row: row.line,
        look=Look.NUMBER,
        width=ColumnWidth.TINY,
    ),
    Column(
        name="verdict",
        title=lambda: say("What happens"),
        text=lambda row: part_name(row.part),
        chip=_chip,
    ),
    Column(
        name="what",
        title=lambda: say("Whom or what"),
        text=lambda row: row.what,
        look=Look.STRONG,
        width=ColumnWidth.LONG,
    ),
    Column(
        name="why",
        title=lambda: say("Why"),
        text=lambda row: row.why,
        tooltip=lambda row: row.why,
        look=Look.MUTED,
        width=ColumnWidth.WIDE,
    ),
)
