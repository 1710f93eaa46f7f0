"""A whole form of the catalogue saved at once: an item with its price, a family with its ladder."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.services.catalogue.catalogue import LadderStep, price_on
from app.services.catalogue.editing import (
    FamilyEntry,
    ItemEntry,
    PriceEntry,
    add_family,
    add_item,
    edit_family,
    edit_item,
    set_ladder,
    set_price,
)
from app.services.foundation.actors import Actor


def save_item(
    session: Session,
    *,
    item_id: int | None,
    entry: ItemEntry,
    price_minor: int,
    actor: Actor,
    today: date,
) -> int:
    """Add an item, or change one and, where it differs, its price from today on.

    Raises:
        Refusal: As ``add_item``, ``edit_item`` and ``set_price`` do.
    """
    if item_id is None:
        return add_item(session, entry=entry, price_minor=price_minor, actor=actor, today=today)
    edit_item(session, item_id=item_id, entry=entry, actor=actor)
    if price_on(session, item_id=item_id, on=today) != price_minor:
        price = PriceEntry(price_minor=price_minor, valid_from_on=today)
        set_price(session, item_id=item_id, price=price, actor=actor, today=today)
    return item_id


def save_family(
    session: Session,
    *,
    family_id: int | None,
    entry: FamilyEntry,
    ladder: Sequence[LadderStep],
    actor: Actor,
) -> int:
    """Add a family or change one, its aftercare ladder included.

    Raises:
        Refusal: As ``add_family``, ``edit_family`` and ``set_ladder`` do.
    """
    if family_id is None:
        family_id = add_family(session, entry=entry, actor=actor)
    else:
        edit_family(session, family_id=family_id, entry=entry, actor=actor)
    set_ladder(session, family_id=family_id, ladder=ladder, actor=actor)
    return family_id
