"""What would be planned, as a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import Final

from app.services.planning.planned_lines import PlannedLine
from app.services.planning.reason_words import reason_line
from app.ui.followups.kinds import kind_tone
from app.ui.parts.cards.chips import tier_chip
from app.ui.parts.lists.columns import Column, Look
from app.ui.theme.tokens import ColumnWidth
from app.words.formats import clock_time, short_day
from app.words.language import say, say_in
from app.words.names import name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedLine:
    """A line of the preview, which has no key of its own yet."""

    key: int
    line: PlannedLine


def numbered(lines: Sequence[PlannedLine]) -> list[NumberedLine]:
    """Return the lines with their places as keys."""
    return [NumberedLine(key=at, line=line) for at, line in enumerate(lines)]


def _due(line: PlannedLine) -> str:
    at = "" if line.due_at is None else clock_time(line.due_at)
    return f"{short_day(line.due_on)}  {at}".strip()


PLAN_COLUMNS: Final[Sequence[Column[NumberedLine]]] = (
    Column(
        name="due",
        title=lambda: say("Due"),
        text=lambda row: _due(row.line),
        sort_key=lambda row: (row.line.due_on.toordinal(), str(row.line.due_at or time.max)),
        width=ColumnWidth.MEDIUM,
    ),
    Column(
        name="name",
        title=lambda: say("Customer"),
        text=lambda row: row.line.customer_name,
        look=Look.STRONG,
        width=ColumnWidth.MEDIUM,
    ),
    Column(
        name="tier",
        title=lambda: say("Tier"),
        text=lambda row: name_of(row.line.tier),
        chip=lambda row: tier_chip(row.line.tier),
        width=ColumnWidth.CHIP,
    ),
    Column(
        name="kind",
        title=lambda: say("Kind"),
        text=lambda row: name_of(row.line.kind),
        tone=lambda row: kind_tone(row.line.kind),
        width=ColumnWidth.NAME,
    ),
    Column(
        name="reason",
        title=lambda: say("Why"),
        text=lambda row: reason_line(row.line.reason),
        look=Look.MUTED,
        width=ColumnWidth.LONG,
    ),
    Column(
        name="staff",
        title=lambda: say_in("follow-up", "Who"),
        text=lambda row: row.line.staff_name,
        width=ColumnWidth.SHORT,
    ),
    Column(
        name="method",
        title=lambda: say("How"),
        text=lambda row: name_of(row.line.method),
        look=Look.MUTED,
        width=ColumnWidth.SHORT,
    ),
)
