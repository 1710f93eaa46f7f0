"""What the list of customers shows."""

from dataclasses import dataclass
from datetime import date

from app.services.followups.adherence import Deviation
from app.services.followups.roles import UnreachedRow
from app.ui.parts.cards.chips import tier_chip
from app.ui.parts.lists.columns import Column, Look
from app.ui.theme.tokens import ColumnWidth
from app.words import Tier
from app.words.formats import DASH, short_day
from app.words.language import say
from app.words.names import name_of

_TIERS = list(Tier)


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerLine:
    """One customer on any of the lists, and what is the matter."""

    customer_id: int
    number: str
    name: str
    tier: Tier
    matter: str
    weight: int
    last_on: date | None
    responsible_name: str | None


def line_of(each: Deviation) -> CustomerLine:
    """Return the line of somebody who heard too little or too much."""
    if each.too_few:
        matter = say("{met} of {owed} contacts", met=each.met, owed=each.owed)
    else:
        matter = say("{rung} times, at most {most}", rung=each.rung, most=each.most)
    return CustomerLine(
        customer_id=each.customer_id,
        number=each.number,
        name=each.name,
        tier=each.tier,
        matter=matter,
        weight=each.met - each.owed if each.too_few else each.most - each.rung,
        last_on=each.last_contact_on,
        responsible_name=each.responsible_name,
    )


def line_of_unreached(row: UnreachedRow) -> CustomerLine:
    """Return the line of a decision maker whom nobody has spoken to."""
    others = row.others_on
    matter = say("never") if row.last_on is None else say("last {day}", day=short_day(row.last_on))
    if others is not None:
        matter = say("{own}; others around them {day}", own=matter, day=short_day(others))
    return CustomerLine(
        customer_id=row.customer_id,
        number=row.number,
        name=row.name,
        tier=row.tier,
        matter=matter,
        weight=row.last_on.toordinal() if row.last_on else 0,
        last_on=row.last_on,
        responsible_name=row.responsible_name,
    )


def customer_columns() -> tuple[Column[CustomerLine], ...]:
    """Return the columns of the list."""
    return (*_who(), *_what())


def _who() -> tuple[Column[CustomerLine], ...]:
    return (
        Column(
            name="customer",
            title=lambda: say("Customer"),
            text=lambda row: row.name,
            beside=lambda row: row.number,
            look=Look.STRONG,
            width=ColumnWidth.LONG,
        ),
        Column(
            name="tier",
            title=lambda: say("Tier"),
            text=lambda row: name_of(row.tier),
            chip=lambda row: tier_chip(row.tier),
            sort_key=lambda row: _TIERS.index(row.tier),
            width=ColumnWidth.SHORT,
        ),
    )


def _what() -> tuple[Column[CustomerLine], ...]:
    return (
        Column(
            name="matter",
            title=lambda: say("What was"),
            text=lambda row: row.matter,
            sort_key=lambda row: row.weight,
            width=ColumnWidth.LONG,
        ),
        Column(
            name="last",
            title=lambda: say("Last contact"),
            text=lambda row: short_day(row.last_on),
            sort_key=lambda row: row.last_on.toordinal() if row.last_on else 0,
            look=Look.MUTED,
            width=ColumnWidth.SHORT,
        ),
        Column(
            name="responsible",
            title=lambda: say("Answers for them"),
            text=lambda row: row.responsible_name or DASH,
            look=Look.MUTED,
            width=ColumnWidth.SHORT,
        ),
    )
