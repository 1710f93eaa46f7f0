"""Changing what the clinic offers; what was done and quoted stays as it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import AftercareStep, Family, Item, ItemPrice, Package, VisitLine
from app.services.archive.errors import AmountBelowZero
from app.services.catalogue.catalogue import LadderStep
from app.services.catalogue.errors import (
    AftercareImpossible,
    CodeMissing,
    CodeTaken,
    CycleImpossible,
    ItemFamilyFixed,
    NameMissing,
    NameTaken,
    OneOffWithCycle,
    PriceInPast,
)
from app.services.foundation.doing import Doing
from app.services.foundation.errors import NotFound
from app.services.reading.folding import plain, tidy_line
from app.services.rules.deeds import deed
from app.words import Intent, Permission


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyEntry:
    """What the catalogue page collected about a family.

    Attributes:
        cycle_days: Usual days until the customer is due back; ``None`` for no cycle.
        one_off: Surgery and finished courses, which have no rhythm.
    """

    name: str
    cycle_days: int | None = None
    one_off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemEntry:
    """What the catalogue page collected about an item."""

    family_id: int
    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceEntry:
    """A price, and the day it is to hold from."""

    price_minor: int
    valid_from_on: date


@deed(Intent.EDIT_CATALOGUE, Permission.EDIT_CATALOGUE)
def add_family(session: Session, _doing: Doing, *, entry: FamilyEntry) -> int:
    """Add a family and return its key.

    Raises:
        NotAllowed: The actor may not edit the catalogue.
        NameMissing: It has no name.
        NameTaken: Another family has the name.
        CycleImpossible: The cycle is shorter than a day.
        OneOffWithCycle: Something done once has no cycle.
    """
    name = _family_name(session, entry, own_id=None)
    family = Family(name=name, cycle_days=entry.cycle_days, one_off=entry.one_off)
    session.add(family)
    session.flush()
    return family.id


@deed(Intent.EDIT_CATALOGUE, Permission.EDIT_CATALOGUE)
def edit_family(session: Session, _doing: Doing, *, family_id: int, entry: FamilyEntry) -> None:
    """Change name, cycle or kind of a family.

    Raises:
        NotFound: The family is gone.
        Refusal: As for ``add_family``.
    """
    family = _family(session, family_id)
    family.name = _family_name(session, entry, own_id=family_id)
    family.cycle_days = entry.cycle_days
    family.one_off = entry.one_off
    session.flush()


@deed(Intent.EDIT_CATALOGUE, Permission.EDIT_CATALOGUE)
def set_ladder(
    session: Session, _doing: Doing, *, family_id: int, ladder: Sequence[LadderStep]
) -> None:
    """Make ``ladder`` the aftercare of a family.

    Raises:
        NotAllowed: The actor may not edit the catalogue.
        NotFound: The family is gone.
        AftercareImpossible: A rung before day 1, two on one day, or one without a question.
    """
    _family(session, family_id)
    wanted = _questions(ladder)
    query = sa.select(AftercareStep).where(AftercareStep.family_id == family_id)
    for step in session.scalars(query):
        question = wanted.pop(step.after_days, None)
        if question is None:
            session.delete(step)
        else:
            step.question = question
    session.add_all(
        AftercareStep(family_id=family_id, after_days=days, question=question)
        for days, question in wanted.items()
    )
    session.flush()


@deed(Intent.EDIT_CATALOGUE, Permission.EDIT_CATALOGUE)
def add_item(session: Session, doing: Doing, *, entry: ItemEntry, price_minor: int) -> int:
    """Add an item at a price that holds from today; return its key.

    Raises:
        NotAllowed: The actor may not edit the catalogue.
        NotFound: The family is gone.
        NameMissing: It has no name.
        CodeMissing: It has no code.
        NameTaken: Another item has the name.
        CodeTaken: Another item has the code.
        AmountBelowZero: The price is below zero.
    """
    _family(session, entry.family_id)
    code, name = _item_words(session, entry, own_id=None)
    _refuse_below_zero(price_minor)
    item = Item(family_id=entry.family_id, code=code, name=name)
    session.add(item)
    session.flush()
    session.add(ItemPrice(item_id=item.id, valid_from_on=doing.today, price_minor=price_minor))
    session.flush()
    return item.id


@deed(Intent.EDIT_CATALOGUE, Permission.EDIT_CATALOGUE)
def edit_item(session: Session, _doing: Doing, *, item_id: int, entry: ItemEntry) -> None:
    """Change code, name or, before it was ever done, the family of an item.

    Raises:
        NotFound: The item or the family is gone.
        ItemFamilyFixed: The item has been done or sold.
        Refusal: As for ``add_item``.
    """
    item = _item(session, item_id)
    if entry.family_id != item.family_id:
        _family(session, entry.family_id)
        _refuse_if_used(session, item)
    item.code, item.name = _item_words(session, entry, own_id=item_id)
    item.family_id = entry.family_id
    session.flush()


@deed(Intent.EDIT_CATALOGUE, Permission.EDIT_CATALOGUE)
def set_price(session: Session, doing: Doing, *, item_id: int, price: PriceEntry) -> None:
    """Let an item cost something else from today or a later day on.

    Raises:
        NotAllowed: The actor may not edit the catalogue.
        NotFound: The item is gone.
        AmountBelowZero: The price is below zero.
        PriceInPast: The day has passed; what was quoted then stays.
    """
    _item(session, item_id)
    _refuse_below_zero(price.price_minor)
    if price.valid_from_on < doing.today:
        raise PriceInPast(price.valid_from_on)
    same_day = session.scalar(
        sa.select(ItemPrice).where(
            ItemPrice.item_id == item_id, ItemPrice.valid_from_on == price.valid_from_on
        )
    )
    if same_day is None:
        same_day = ItemPrice(item_id=item_id, valid_from_on=price.valid_from_on)
        session.add(same_day)
    same_day.price_minor = price.price_minor
    session.flush()


@deed(Intent.EDIT_CATALOGUE, Permission.EDIT_CATALOGUE)
def retire_item(session: Session, _doing: Doing, *, item_id: int) -> None:
    """Offer an item no longer; what was done stays.

    Raises:
        NotAllowed: The actor may not edit the catalogue.
        NotFound: The item is gone.
    """
    _item(session, item_id).active = False
    session.flush()


@deed(Intent.EDIT_CATALOGUE, Permission.EDIT_CATALOGUE)
def restore_item(session: Session, _doing: Doing, *, item_id: int) -> None:
    """Offer a retired item again.

    Raises:
        NotAllowed: The actor may not edit the catalogue.
        NotFound: The item is gone.
    """
    _item(session, item_id).active = True
    session.flush()


def _family(session: Session, family_id: int) -> Family:
    family = session.get(Family, family_id)
    if family is None:
        raise NotFound("family", family_id)
    return family


def _item(session: Session, item_id: int) -> Item:
    item = session.get(Item, item_id)
    if item is None:
        raise NotFound("item", item_id)
    return item


def _family_name(session: Session, entry: FamilyEntry, *, own_id: int | None) -> str:
    if entry.cycle_days is not None and entry.cycle_days < 1:
        raise CycleImpossible(entry.cycle_days)
    name = _tidied(entry.name)
    if entry.one_off and entry.cycle_days is not None:
        raise OneOffWithCycle(name)
    for key, taken in session.execute(sa.select(Family.id, Family.name)):
        if key != own_id and plain(taken) == plain(name):
            raise NameTaken(taken)
    return name


def _item_words(session: Session, entry: ItemEntry, *, own_id: int | None) -> tuple[str, str]:
    name = _tidied(entry.name)
    code = plain(entry.code).upper()
    if not code:
        raise CodeMissing
    for key, taken_code, taken in session.execute(sa.select(Item.id, Item.code, Item.name)):
        if key == own_id:
            continue
        if taken_code.upper() == code:
            raise CodeTaken(code, taken)
        if plain(taken) == plain(name):
            raise NameTaken(taken)
    return code, name


def _tidied(name: str) -> str:
    tidied = tidy_line(name)
    if not tidied:
        raise NameMissing
    return tidied


def _questions(ladder: Sequence[LadderStep]) -> dict[int, str]:
    questions: dict[int, str] = {}
    for step in ladder:
        question = step.question.strip()
        if step.after_days < 1 or step.after_days in questions or not question:
            raise AftercareImpossible(step.after_days)
        questions[step.after_days] = question
    return questions


def _refuse_below_zero(price_minor: int) -> None:
    if price_minor < 0:
        raise AmountBelowZero(price_minor)


def _refuse_if_used(session: Session, item: Item) -> None:
    done = sa.exists().where(VisitLine.item_id == item.id)
    sold = sa.exists().where(Package.item_id == item.id)
    if session.scalar(sa.select(done | sold)):
        raise ItemFamilyFixed(item.name, _family(session, item.family_id).name)
