"""The lines keyed in so far, and those still missing."""

from collections.abc import Sequence
from typing import Final

from app.services.followups.printed_codes import CodedLine
from app.services.planning.reason_words import reason_line
from app.ui.calls.keyed import Keyed
from app.ui.parts.lists.columns import Column, Look
from app.ui.theme.tokens import ColumnWidth
from app.words import OUTCOME_OF_DIGIT
from app.words.formats import money, short_day
from app.words.language import say, say_in
from app.words.names import name_of

_BETWEEN: Final = " · "


def keyed_columns(currency: str) -> list[Column[Keyed]]:
    """Return how a keyed line is shown."""
    return [
        Column(
            name="code",
            title=lambda: say("Code"),
            text=lambda row: row.line.code,
            look=Look.STRONG,
            width=ColumnWidth.TINY,
            grows=False,
        ),
        Column(
            name="who",
            title=lambda: say("Customer"),
            text=lambda row: row.line.row.name,
            width=ColumnWidth.SHORT,
        ),
        Column(
            name="why",
            title=lambda: say("Reason"),
            text=lambda row: reason_line(row.line.row.reason),
            look=Look.MUTED,
            width=ColumnWidth.MEDIUM,
        ),
        Column(
            name="called",
            title=lambda: say("Called"),
            text=lambda row: short_day(row.called_on),
            sort_key=lambda row: row.called_on.toordinal(),
            look=Look.MUTED,
            width=ColumnWidth.SHORT,
            grows=False,
        ),
        Column(
            name="result",
            title=lambda: say_in("call", "Result"),
            text=lambda row: _result(row, currency),
            width=ColumnWidth.LONG,
        ),
    ]


def missing_words(lines: Sequence[CodedLine]) -> str:
    """Return the lines nothing is known of, a line each."""
    return "\n".join(f"{line.code}  {line.row.name}" for line in lines)


def _result(row: Keyed, currency: str) -> str:
    entry = row.entry
    outcome = OUTCOME_OF_DIGIT[entry.digit]
    score = entry.satisfaction
    parts = (
        f"{entry.digit} {name_of(outcome)}",
        say("next {day}", day=short_day(entry.next_on)) if entry.next_on else "",
        say_in("score", "{score} of 5", score=score) if score else "",
        money(entry.cost_minor, currency) if entry.cost_minor is not None else "",
        entry.note or "",
    )
    return _BETWEEN.join(filter(None, parts))
