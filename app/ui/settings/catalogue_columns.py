"""How the catalogue is listed: one line an item, its family beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from app.services.catalogue.catalogue import FamilyRow, ItemRow
from app.ui.parts.lists.columns import Column, Look
from app.ui.theme.tokens import ColumnWidth
from app.words.formats import DASH, money
from app.words.language import listed, say, say_many


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueRow:
    """One item under its family."""

    item: ItemRow
    family: FamilyRow


def rows_of(families: Iterable[FamilyRow]) -> list[CatalogueRow]:
    """Return a line for every item, family by family."""
    return [CatalogueRow(item=item, family=family) for family in families for item in family.items]


def catalogue_columns(currency: str) -> tuple[Column[CatalogueRow], ...]:
    """Return the columns; prices are in ``currency``."""
    return (*_item_columns(), _price_column(currency), *_family_columns())


def _item_columns() -> tuple[Column[CatalogueRow], ...]:
    return (
        Column(
            name="name",
            title=lambda: say("Treatment"),
            text=lambda row: row.item.name,
            beside=lambda row: "" if row.item.active else say("no longer offered"),
            look=Look.STRONG,
            width=ColumnWidth.WIDE,
        ),
        Column(
            name="code",
            title=lambda: say("Code"),
            text=lambda row: row.item.code,
            look=Look.MUTED,
            width=ColumnWidth.SHORT,
        ),
    )


def _price_column(currency: str) -> Column[CatalogueRow]:
    return Column(
        name="price",
        title=lambda: say("Price"),
        text=partial(_price, currency=currency),
        sort_key=lambda row: row.item.price_minor or 0,
        look=Look.NUMBER,
        width=ColumnWidth.SHORT,
    )


def _family_columns() -> tuple[Column[CatalogueRow], ...]:
    return (
        Column(name="family", title=lambda: say("Family"), text=lambda row: row.family.name),
        Column(
            name="cycle",
            title=lambda: say("Due back after"),
            text=_cycle,
            sort_key=lambda row: row.family.cycle_days or 0,
            look=Look.MUTED,
        ),
        Column(
            name="aftercare",
            title=lambda: say("Aftercare on day"),
            text=_aftercare,
            look=Look.MUTED,
            width=ColumnWidth.LONG,
        ),
    )


def _price(row: CatalogueRow, *, currency: str) -> str:
    return DASH if row.item.price_minor is None else money(row.item.price_minor, currency)


def _cycle(row: CatalogueRow) -> str:
    if row.family.one_off:
        return say("one-off")
    if row.family.cycle_days is None:
        return DASH
    return say_many("{count} day", "{count} days", row.family.cycle_days)


def _aftercare(row: CatalogueRow) -> str:
    return listed(str(step.after_days) for step in row.family.ladder) or DASH
