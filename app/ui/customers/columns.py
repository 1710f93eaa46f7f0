"""The columns of the list of customers; each is named as the list is ordered by it."""

from app.services.archive.customer_list import CustomerRow, SortColumn
from app.ui.parts.cards.chips import Chip, risk_chip, tier_chip
from app.ui.parts.lists.columns import Column, Look
from app.ui.theme.tokens import ColumnWidth
from app.words import RiskStage
from app.words.formats import DASH, long_day, money, number, short_day
from app.words.language import say, say_in
from app.words.names import name_of


def customer_columns(currency: str) -> tuple[Column[CustomerRow], ...]:
    """Return the columns, with amounts in the clinic's ``currency``."""
    return (*_who(), *_worth(currency), *_when(), *_where())


RARELY_ASKED = (SortColumn.REGION, SortColumn.NUMBER)  # hidden until somebody shows them


def _who() -> tuple[Column[CustomerRow], ...]:
    return (
        Column(
            name=SortColumn.NAME,
            title=lambda: say("Customer"),
            text=lambda row: row.name,
            look=Look.STRONG,
            beside=lambda row: row.pinyin,
            width=ColumnWidth.NAME,
        ),
        Column(
            name=SortColumn.TIER,
            title=lambda: say("Tier"),
            text=lambda row: name_of(row.tier) if row.tier else DASH,
            chip=_tier,
            look=Look.MUTED,
            width=ColumnWidth.CHIP,
        ),
    )


def _worth(currency: str) -> tuple[Column[CustomerRow], ...]:
    return (
        Column(
            name=SortColumn.SCORE,
            title=lambda: say("Score"),
            text=lambda row: score_text(row.score_tenths),
            look=Look.NUMBER,
            width=ColumnWidth.TINY,
        ),
        Column(
            name=SortColumn.SPEND,
            title=lambda: say("Spend, 12 months"),
            text=lambda row: money(row.spend_365_minor or 0, currency),
            look=Look.NUMBER,
            width=ColumnWidth.MEDIUM,
        ),
        Column(
            name=SortColumn.VISITS,
            title=lambda: say_in("count", "Visits"),
            text=lambda row: number(row.visit_count or 0),
            look=Look.NUMBER,
            width=ColumnWidth.TINY,
        ),
    )


def _when() -> tuple[Column[CustomerRow], ...]:
    return (
        Column(
            name=SortColumn.LAST_VISIT,
            title=lambda: say("Last visit"),
            text=lambda row: long_day(row.last_visit_on),
            width=ColumnWidth.MEDIUM,
        ),
        Column(
            name=SortColumn.RHYTHM,
            title=lambda: say("Rhythm"),
            text=_rhythm_text,
            chip=_rhythm_chip,
            look=Look.MUTED,
            width=ColumnWidth.MEDIUM,
        ),
        Column(
            name=SortColumn.NEXT_FOLLOWUP,
            title=lambda: say("Next follow-up"),
            text=lambda row: short_day(row.next_followup_on),
            width=ColumnWidth.SHORT,
        ),
    )


def _where() -> tuple[Column[CustomerRow], ...]:
    return (
        Column(
            name=SortColumn.RESPONSIBLE,
            title=lambda: say("Responsible"),
            text=lambda row: row.responsible_name or DASH,
            look=Look.MUTED,
            width=ColumnWidth.SHORT,
        ),
        Column(
            name=SortColumn.REGION,
            title=lambda: say("Region"),
            text=lambda row: row.region or DASH,
            look=Look.MUTED,
            width=ColumnWidth.SHORT,
        ),
        Column(
            name=SortColumn.NUMBER,
            title=lambda: say_in("customer", "Number"),
            text=lambda row: row.number,
            look=Look.MUTED,
            width=ColumnWidth.SHORT,
        ),
    )


def score_text(score_tenths: int | None) -> str:
    """Return the score in whole points, never rounded up; a dash before the first grading."""
    return DASH if score_tenths is None else number(score_tenths // 10)


def _tier(row: CustomerRow) -> Chip | None:
    if row.tier is None:
        return None
    return tier_chip(row.tier, provisional=bool(row.provisional) and row.score_tenths is not None)


def _rhythm_chip(row: CustomerRow) -> Chip | None:
    return risk_chip(row.stage, row.days_over or 0) if row.stage else None


def _rhythm_text(row: CustomerRow) -> str:
    if row.pause is not None:
        return name_of(row.pause)
    if row.stage is None:
        return DASH
    if row.stage is RiskStage.ON_RHYTHM or row.days_over is None:
        return name_of(row.stage)
    chip = _rhythm_chip(row)
    return chip.text if chip else name_of(row.stage)
