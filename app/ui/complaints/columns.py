"""What the list of complaints shows of each."""

from collections.abc import Callable
from typing import Final

from app.services.complaints.rows import ComplaintRow
from app.ui.parts.cards.chips import Chip, tier_chip
from app.ui.parts.lists.columns import Column, Look
from app.ui.theme.tokens import ColumnWidth, Tone
from app.words import ComplaintStage, Severity
from app.words.formats import DASH
from app.words.language import say, say_in
from app.words.names import name_of

ClockOf = Callable[[ComplaintRow], Chip | None]
_AWAITED: Final = {
    ComplaintStage.WAITING: lambda: say_in("complaint state", "Customer to answer"),
    ComplaintStage.SOLVED: lambda: say_in("complaint state", "Customer to sign"),
    ComplaintStage.SIGNED: lambda: say_in("complaint state", "Call back"),
    ComplaintStage.CALLED_BACK: lambda: say_in("complaint state", "To be closed"),
}


def state_said(row: ComplaintRow) -> str:
    """Return what the complaint waits for, or how it ended."""
    said = _AWAITED[row.stage]() if row.stage in _AWAITED else name_of(row.stage)
    return say("{state}, again", state=said) if row.round > 1 else said


def severity_chip(severity: Severity) -> Chip | None:
    """Return the chip of what is graver than ordinary."""
    if severity is Severity.ORDINARY:
        return None
    tone = Tone.BAD if severity is Severity.RED_LINE else Tone.WARN
    return Chip(text=name_of(severity), tone=tone)


def complaint_columns(clock_of: ClockOf) -> list[Column[ComplaintRow]]:
    """Return the columns; ``clock_of`` says what the clock shows at the moment of painting."""
    return [*_matter(), *_handling(clock_of)]


def _matter() -> list[Column[ComplaintRow]]:
    return [
        Column(
            name="number",
            title=lambda: say("No."),
            text=lambda row: row.number,
            look=Look.MUTED,
            width=ColumnWidth.CODE,
            grows=False,
        ),
        Column(
            name="customer",
            title=lambda: say("Customer"),
            text=lambda row: row.name,
            look=Look.STRONG,
            badge=lambda row: tier_chip(row.tier),
            width=ColumnWidth.NAME,
        ),
        Column(
            name="direction",
            title=lambda: say("Direction"),
            text=lambda row: name_of(row.direction),
            width=ColumnWidth.SHORT,
        ),
        Column(
            name="facts",
            title=lambda: say("What happened"),
            text=lambda row: " ".join(row.facts.split()),
            badge=lambda row: severity_chip(row.severity),
            tooltip=lambda row: row.facts,
            width=ColumnWidth.LONG,
        ),
    ]


def _handling(clock_of: ClockOf) -> list[Column[ComplaintRow]]:
    def clock_text(row: ComplaintRow) -> str:
        chip = clock_of(row)
        return chip.text if chip else ""

    return [
        Column(
            name="first_asked",
            title=lambda: say("First asked"),
            text=lambda row: row.first_receiver_name or DASH,
            look=Look.MUTED,
            width=ColumnWidth.SHORT,
            grows=False,
        ),
        Column(
            name="state",
            title=lambda: say("State"),
            text=state_said,
            tooltip=lambda row: (
                say("in hand: {name}", name=row.owner_name) if row.owner_name else ""
            ),
            width=ColumnWidth.CHIP,
        ),
        Column(
            name="clock",
            title=lambda: say("Clock"),
            text=clock_text,
            chip=clock_of,
            tooltip=lambda row: name_of(row.clock.clock) if row.clock else "",
            width=ColumnWidth.CHIP,
            grows=False,
        ),
    ]
