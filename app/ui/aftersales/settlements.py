"""The list of what is settled inside the clinic."""

from collections.abc import Sequence
from functools import partial

from app.services.aftersales.settlements import SettlementRow, list_settlements
from app.ui.aftersales.listing import Sight
from app.ui.parts.desk import Desk
from app.ui.parts.lists.columns import Column, Look
from app.ui.theme.tokens import ColumnWidth
from app.words import Permission
from app.words.formats import money, short_day
from app.words.language import say, say_many
from app.words.names import name_of


def settlements_sight(desk: Desk) -> Sight[SettlementRow]:
    """Return who inside the clinic bears what came back."""
    currency = desk.settings.currency
    return Sight(
        title=say("Settled inside"),
        columns=_columns(currency),
        key=lambda row: row.settlement_id,
        customer=lambda row: row.customer_id,
        load=lambda desk: partial(list_settlements, actor=desk.person),
        empty=(
            say("Nothing was settled inside the clinic yet."),
            say("Under “Returns and exchanges”, “Settle inside …” writes it down."),
        ),
        note=lambda rows: _sum(rows, currency),
        permission=Permission.REVIEW_COMPLAINTS,
    )


def _columns(currency: str) -> tuple[Column[SettlementRow], ...]:
    return (
        Column(
            name="number",
            title=lambda: say("Number"),
            text=lambda row: row.number,
            below=lambda row: short_day(row.settled_on),
            width=ColumnWidth.SHORT,
        ),
        Column(
            name="customer",
            title=lambda: say("Customer"),
            text=lambda row: row.name,
            look=Look.STRONG,
            width=ColumnWidth.LONG,
        ),
        Column(
            name="borne",
            title=lambda: say("Borne by"),
            text=lambda row: name_of(row.kind),
            below=lambda row: name_of(row.department) if row.department else "",
            width=ColumnWidth.LONG,
        ),
        Column(
            name="amount",
            title=lambda: say("Amount"),
            text=lambda row: money(row.amount_minor, currency),
            sort_key=lambda row: row.amount_minor,
            look=Look.NUMBER,
            width=ColumnWidth.MEDIUM,
        ),
        Column(
            name="note",
            title=lambda: say("Note"),
            text=lambda row: row.text or "",
            below=lambda row: row.staff_name or "",
            width=ColumnWidth.WIDE,
        ),
    )


def _sum(rows: Sequence[SettlementRow], currency: str) -> str:
    if not rows:
        return ""
    total = money(sum(row.amount_minor for row in rows), currency)
    return say_many(
        "{count} settlement, {total}; never on a slip",
        "{count} settlements, {total}; never on a slip",
        len(rows),
        total=total,
    )
