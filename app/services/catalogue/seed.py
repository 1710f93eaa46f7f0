"""The catalogue a new clinic starts from."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from app.models import AftercareStep, Family, Item, ItemPrice
from app.services.foundation.bulk import insert_rows
from app.words.language import RESOURCES


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedFamily:
    """A family as the shipped catalogue has it.

    Attributes:
        ladder: Days after the visit, and what to ask then.
        items: Code, name and price in minor units.
    """

    name: str
    cycle_days: int | None
    one_off: bool
    ladder: tuple[tuple[int, str], ...]
    items: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueSeeded:
    """How much was put into the catalogue."""

    family_count: int
    item_count: int


def default_catalogue() -> tuple[SeedFamily, ...]:
    """Return what an aesthetic clinic usually offers, in Chinese, priced in yuan."""
    folder = RESOURCES / "catalogue"
    items, steps = _read(folder / "items.csv"), _read(folder / "aftercare.csv")
    return tuple(
        SeedFamily(
            name=row["name"],
            cycle_days=int(row["cycle_days"]) if row["cycle_days"] else None,
            one_off=row["one_off"] == "1",
            ladder=tuple(
                (int(step["after_days"]), step["question"])
                for step in steps
                if step["family"] == row["name"]
            ),
            items=tuple(
                (item["code"], item["name"], int(item["price_minor"]))
                for item in items
                if item["family"] == row["name"]
            ),
        )
        for row in _read(folder / "families.csv")
    )


def seed_catalogue(session: Session, *, today: date) -> CatalogueSeeded:
    """Put the default catalogue into an empty store, with prices that hold from ``today``."""
    families = default_catalogue()
    keys = insert_rows(
        session,
        Family,
        [{"name": f.name, "cycle_days": f.cycle_days, "one_off": f.one_off} for f in families],
    )
    kept = list(zip(keys, families, strict=True))
    insert_rows(
        session,
        AftercareStep,
        [
            {"family_id": key, "after_days": days, "question": question}
            for key, family in kept
            for days, question in family.ladder
        ],
    )
    items = [(key, item) for key, family in kept for item in family.items]
    item_keys = insert_rows(
        session,
        Item,
        [{"family_id": key, "code": code, "name": name} for key, (code, name, _price) in items],
    )
    prices = [
        {"item_id": item_id, "valid_from_on": today, "price_minor": price}
        for item_id, (_key, (_code, _name, price)) in zip(item_keys, items, strict=True)
    ]
    insert_rows(session, ItemPrice, prices)
    return CatalogueSeeded(family_count=len(families), item_count=len(items))


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
