"""A whole form of the catalogue saved at once: an item with its price, a family with its ladder."""

from collections.abc import Sequence

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
from app.services.foundation.doing import Doing
from app.services.rules.deeds import deed
from app.words import Intent, Permission


@deed(Intent.EDIT_CATALOGUE, Permission.EDIT_CATALOGUE)
def save_item(
    session: Session,
    doing: Doing,
    *,
    item_id: int | None,
    entry: ItemEntry,
    price_minor: int,
) -> int:
    """Add an item, or change one and, where it differs, its price from today on.

    Raises:
        Refusal: As ``add_item``, ``edit_item`` and ``set_price`` do.
    """
    if item_id is None:
        return add_item(session, doing, entry=entry, price_minor=price_minor)
    edit_item(session, doing, item_id=item_id, entry=entry)
    if price_on(session, item_id=item_id, on=doing.today) != price_minor:
        price = PriceEntry(price_minor=price_minor, valid_from_on=doing.today)
        set_price(session, doing, item_id=item_id, price=price)
    return item_id


@deed(Intent.EDIT_CATALOGUE, Permission.EDIT_CATALOGUE)
def save_family(
    session: Session,
    doing: Doing,
    *,
    family_id: int | None,
    entry: FamilyEntry,
    ladder: Sequence[LadderStep],
) -> int:
    """Add a family or change one, its aftercare ladder included.

    Raises:
        Refusal: As ``add_family``, ``edit_family`` and ``set_ladder`` do.
    """
    if family_id is None:
        family_id = add_family(session, doing, entry=entry)
    else:
        edit_family(session, doing, family_id=family_id, entry=entry)
    set_ladder(session, doing, family_id=family_id, ladder=ladder)
    return family_id
