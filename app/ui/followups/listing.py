"""The days looked at as one list that can be sorted by any column."""

from collections.abc import Sequence
from datetime import time
from typing import Final

from app.services.followups.rows import FollowUpRow
from app.services.planning.reason_words import reason_line
from app.ui.followups.kinds import kind_tone, short_kind
from app.ui.followups.sayings import tried
from app.ui.parts.cards.chips import tier_chip
from app.ui.parts.lists.columns import Column, Look
from app.ui.theme.tokens import ColumnWidth, Tone
from app.words import FollowUpState, Tier
from app.words.formats import DASH, clock_time, column_day, short_day
from app.words.language import say, say_in, say_many
from app.words.names import name_of

_TIERS = list(Tier)


def standing(row: FollowUpRow) -> str:
    """Return whether it is done, late or was tried."""
    if row.state is not FollowUpState.OPEN:
        outcome = name_of(row.outcome) if row.outcome else name_of(row.state)
        return f"✓ {outcome}"
    if row.days_late:
        return say_many("{count} day late", "{count} days late", row.days_late)
    return tried(row) if row.attempts else ""


def _due(row: FollowUpRow) -> str:
    at = "" if row.due_at is None else clock_time(row.due_at)
    return f"{column_day(row.due_on)}  {at}".strip()


def _state_tone(row: FollowUpRow) -> Tone | None:
    if row.state is not FollowUpState.OPEN:
        return Tone.OK
    return Tone.BAD if row.days_late else None


LIST_COLUMNS: Final[Sequence[Column[FollowUpRow]]] = (
    Column(
        name="due",
        title=lambda: say("Due"),
        text=_due,
        sort_key=lambda row: (row.due_on.toordinal(), str(row.due_at or time.max)),
        tone=lambda row: Tone.BAD if row.days_late else None,
        width=ColumnWidth.MEDIUM,
        grows=False,
    ),
    Column(
        name="name",
        title=lambda: say("Customer"),
        text=lambda row: row.name,
        look=Look.STRONG,
        width=ColumnWidth.MEDIUM,
    ),
    Column(
        name="tier",
        title=lambda: say("Tier"),
        text=lambda row: name_of(row.tier),
        sort_key=lambda row: _TIERS.index(row.tier),
        chip=lambda row: tier_chip(row.tier),
        width=ColumnWidth.CHIP,
        grows=False,
    ),
    Column(
        name="kind",
        title=lambda: say("Kind"),
        text=lambda row: short_kind(row.kind),
        tooltip=lambda row: name_of(row.kind),
        tone=lambda row: kind_tone(row.kind),
        width=ColumnWidth.MEDIUM,
        grows=False,
    ),
    Column(
        name="reason",
        title=lambda: say("Why"),
        text=lambda row: reason_line(row.reason),
        look=Look.MUTED,
        width=ColumnWidth.REASON,
    ),
    Column(
        name="staff",
        title=lambda: say_in("follow-up", "Who"),
        text=lambda row: row.staff_name,
        width=ColumnWidth.SHORT,
    ),
    Column(
        name="method",
        title=lambda: say("How"),
        text=lambda row: name_of(row.method),
        look=Look.MUTED,
        width=ColumnWidth.SHORT,
    ),
    Column(
        name="last",
        title=lambda: say("Last contact"),
        text=lambda row: short_day(row.last_contact_on) if row.last_contact_on else DASH,
        sort_key=lambda row: row.last_contact_on.toordinal() if row.last_contact_on else 0,
        look=Look.MUTED,
        width=ColumnWidth.SHORT,
    ),
    Column(
        name="state",
        title=lambda: say("State"),
        text=standing,
        tone=_state_tone,
        width=ColumnWidth.SHORT,
    ),
)
