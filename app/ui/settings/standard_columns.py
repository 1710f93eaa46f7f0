"""What the list of service standards shows of each tier."""

from typing import Final

from app.services.planning.standards import StandardRow
from app.ui.parts.cards.chips import tier_chip
from app.ui.parts.lists.columns import Column, Look
from app.ui.theme.tokens import ColumnWidth
from app.words import Tier
from app.words.formats import DASH
from app.words.language import say, say_many
from app.words.names import name_of

TIERS: Final = list(Tier)


def standard_columns() -> tuple[Column[StandardRow], ...]:
    """Return the columns, read from left to right as a sentence."""
    return (*_how_often(), *_by_what())


def _how_often() -> tuple[Column[StandardRow], ...]:
    return (
        Column(
            name="tier",
            title=lambda: say("Tier"),
            text=lambda row: name_of(row.tier),
            chip=lambda row: tier_chip(row.tier),
            sort_key=lambda row: TIERS.index(row.tier),
            width=ColumnWidth.MEDIUM,
        ),
        Column(
            name="ideal",
            title=lambda: say("Contact every"),
            text=lambda row: _days(row.cadence.ideal_gap_days if row.cadence else None),
            sort_key=lambda row: row.cadence.ideal_gap_days if row.cadence else 0,
            width=ColumnWidth.SHORT,
        ),
        Column(
            name="most",
            title=lambda: say("At the latest"),
            text=lambda row: _days(row.cadence.max_gap_days if row.cadence else None),
            sort_key=lambda row: row.cadence.max_gap_days if row.cadence else 0,
            width=ColumnWidth.SHORT,
        ),
        Column(
            name="quarter",
            title=lambda: say("In a quarter"),
            text=lambda row: f"{row.least_per_quarter} – {row.most_per_quarter}",
            sort_key=lambda row: row.least_per_quarter,
            width=ColumnWidth.SHORT,
        ),
    )


def _by_what() -> tuple[Column[StandardRow], ...]:
    return (
        Column(
            name="mix",
            title=lambda: say("By"),
            text=mix_said,
            look=Look.MUTED,
            width=ColumnWidth.WIDE,
        ),
        Column(
            name="dates",
            title=lambda: say("Birthdays"),
            text=lambda row: name_of(row.dates_by),
            look=Look.MUTED,
            width=ColumnWidth.SHORT,
        ),
        Column(
            name="greets",
            title=lambda: say("Holiday greetings"),
            text=lambda row: say("yes") if row.greets_holidays else say("no"),
            look=Look.MUTED,
            width=ColumnWidth.SHORT,
        ),
    )


def mix_said(row: StandardRow) -> str:
    """Return the channels with their shares, the most used first."""
    shares = sorted(row.mix.items(), key=lambda pair: -pair[1])
    return " · ".join(f"{name_of(method)} {share} %" for method, share in shares if share)


def _days(days: int | None) -> str:
    return DASH if days is None else say_many("{count} day", "{count} days", days)
