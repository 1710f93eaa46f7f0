"""What becomes of each line of a file, as a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.services.tables.failed_rows import reason
from app.services.tables.runs import DryRun
from app.ui.parts.cards.chips import Chip
from app.ui.parts.lists.columns import Column, Look
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


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """One line of the file.

    Attributes:
        place: Where it stands in the list.
        line: As a spreadsheet numbers it.
        what: Whom or what it is about, or what stands where the trouble is.
        why: What is wrong with it; empty for a good one.
    """

    place: int
    line: int
    verdict: RowVerdict
    what: str
    why: str


def rows_of(run: DryRun) -> list[OutcomeRow]:
    """Return the lines of ``run``, those that need a look first."""
    wrong = {problem.line for problem in run.problems}
    conflicts = {each.line for each in run.outcomes if each.verdict is RowVerdict.CONFLICT}
    found = [
        (
            problem.line,
            RowVerdict.CONFLICT if problem.line in conflicts else RowVerdict.ERROR,
            problem.text,
            reason(problem),
        )
        for problem in run.problems
    ]
    found += [
        (each.line, each.verdict, each.what, "") for each in run.outcomes if each.line not in wrong
    ]
    return [
        OutcomeRow(place=place, line=line, verdict=verdict, what=what, why=why)
        for place, (line, verdict, what, why) in enumerate(found)
    ]


def only(rows: Iterable[OutcomeRow], verdicts: Iterable[str]) -> list[OutcomeRow]:
    """Return the rows with one of ``verdicts``; all of them if none is named."""
    wanted = set(verdicts)
    return [row for row in rows if not wanted or row.verdict.value in wanted]


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
        text=lambda row: name_of(row.verdict),
        chip=lambda row: Chip(text=name_of(row.verdict), tone=_TONES[row.verdict]),
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
