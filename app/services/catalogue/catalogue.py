"""What the clinic offers, at which price, and how to find it while typing."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import AftercareStep, Family, Item, ItemPrice
from app.services.foundation.narrowing import ask
from app.services.reading.folding import plain

_SHORTEST_INSIDE: Final = 2
_RUNGS: Final = sa.select(
    AftercareStep.family_id, AftercareStep.after_days, AftercareStep.question
).order_by(AftercareStep.after_days)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """One thing with a price.

    Attributes:
        price_minor: The price on the day asked for; ``None`` if it had none yet.
    """

    id: int
    family_id: int
    family_name: str
    code: str
    name: str
    active: bool
    price_minor: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderStep:
    """One rung of the aftercare ladder.

    Attributes:
        after_days: Days after the visit, 1 or more.
        question: What to ask then.
    """

    after_days: int
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyRow:
    """A family with its ladder and its items.

    Attributes:
        cycle_days: Usual days until the customer is due back; ``None`` for no cycle.
        one_off: Surgery and finished courses, which have no rhythm.
    """

    id: int
    name: str
    cycle_days: int | None
    one_off: bool
    ladder: tuple[LadderStep, ...]
    items: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRow:
    """A price and the day it holds from."""

    valid_from_on: date
    price_minor: int


def list_catalogue(session: Session, *, on: date, retired_too: bool = False) -> list[FamilyRow]:
    """Return families and items with the prices of the day, in the order they were added."""
    items = defaultdict(list)
    for row in _item_rows(session, on, retired_too=retired_too):
        items[row.family_id].append(row)
    ladders = load_ladders(session)
    return [
        FamilyRow(
            id=family.id,
            name=family.name,
            cycle_days=family.cycle_days,
            one_off=family.one_off,
            ladder=ladders.get(family.id, ()),
            items=tuple(items[family.id]),
        )
        for family in session.scalars(sa.select(Family).order_by(Family.id))
    ]


def find_items(session: Session, *, text: str, on: date, limit: int = 8) -> list[ItemRow]:
    """Return the items on offer that ``text`` may mean, the likeliest first.

    Args:
        session: An open transaction.
        text: Part of a name, a code, its pinyin without tones or its initials.
        on: The day the prices are wanted for.
        limit: How many at most.
    """
    wanted = plain(text)
    if not wanted:
        return []
    found = [
        (place, row.code, row)
        for row in _item_rows(session, on, retired_too=False)
        if (place := _place(wanted, row)) is not None
    ]
    return [row for _place, _code, row in sorted(found, key=lambda hit: hit[:2])[:limit]]


def price_on(session: Session, *, item_id: int, on: date) -> int | None:
    """Return what the item costs on a day, in minor units; ``None`` before its first price."""
    return session.scalar(
        sa.select(ItemPrice.price_minor)
        .where(ItemPrice.item_id == item_id, ItemPrice.valid_from_on <= on)
        .order_by(ItemPrice.valid_from_on.desc())
        .limit(1)
    )


def list_prices(session: Session, *, item_id: int) -> list[PriceRow]:
    """Return every price the item had, has and will have, newest first."""
    prices = session.scalars(
        sa.select(ItemPrice)
        .where(ItemPrice.item_id == item_id)
        .order_by(ItemPrice.valid_from_on.desc())
    )
    return [
        PriceRow(valid_from_on=price.valid_from_on, price_minor=price.price_minor)
        for price in prices
    ]


def load_ladders(
    session: Session, family_ids: Collection[int] | None = None
) -> dict[int, tuple[LadderStep, ...]]:
    """Return the aftercare ladders by family, nearest rung first; all, or just those asked for."""
    ladders = defaultdict(list)
    for family_id, after_days, question in ask(
        session, _RUNGS, AftercareStep.family_id, family_ids
    ):
        ladders[family_id].append(LadderStep(after_days=after_days, question=question))
    return {family_id: tuple(steps) for family_id, steps in ladders.items()}


def _item_rows(session: Session, on: date, *, retired_too: bool) -> list[ItemRow]:
    newest = (
        sa.select(ItemPrice.price_minor)
        .where(ItemPrice.item_id == Item.id, ItemPrice.valid_from_on <= on)
        .order_by(ItemPrice.valid_from_on.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = (
        sa.select(Item.id, Item.family_id, Family.name, Item.code, Item.name, Item.active, newest)
        .join(Family, Family.id == Item.family_id)
        .order_by(Item.id)
    )
    if not retired_too:
        query = query.where(Item.active)
    return [
        ItemRow(
            id=key,
            family_id=family_id,
            family_name=family_name,
            code=code,
            name=name,
            active=active,
            price_minor=price_minor,
        )
        for key, family_id, family_name, code, name, active, price_minor in session.execute(query)
    ]


def _place(wanted: str, row: ItemRow) -> int | None:
    code = plain(row.code)
    starts = (code, *_spellings(row.name))
    inside = starts[1:] + _spellings(row.family_name)
    if wanted == code:
        return 0
    for place, spelling in enumerate(starts, 1):
        if spelling.startswith(wanted):
            return place
    if len(wanted) >= _SHORTEST_INSIDE and any(wanted in spelling for spelling in inside):
        return len(starts) + 1
    return None


@lru_cache(maxsize=4096)
def _spellings(name: str) -> tuple[str, str, str]:
    from pypinyin import Style, lazy_pinyin

    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))
    return plain(name), plain(initials), plain("".join(lazy_pinyin(name)))
