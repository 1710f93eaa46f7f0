"""Asks the catalogue what is meant while a treatment is being typed."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.services.catalogue.catalogue import ItemRow, find_items
from app.ui.parts.desk import Desk
from app.ui.parts.fields.suggest_list import Suggestion
from app.words.formats import money

AskItems = Callable[[str, Callable[[Sequence[ItemRow]], None]], None]
MOST_FOUND = 5


def ask_items(desk: Desk, owner: QWidget, day: Callable[[], date]) -> AskItems:
    """Return what finds items for ``owner``, with the prices of the day it holds then."""

    def ask(text: str, show: Callable[[Sequence[ItemRow]], None]) -> None:
        on = day()
        desk.tasks.read(
            owner,
            lambda session: find_items(session, text=text, on=on, limit=MOST_FOUND),
            show,
            latest="items",
        )

    return ask


def item_suggestion(row: ItemRow, currency: str) -> Suggestion:
    """Return the line of one item: name, code, family and the price of the day."""
    price = "" if row.price_minor is None else money(row.price_minor, currency)
    beside = " · ".join(part for part in (row.code, row.family_name, price) if part)
    return Suggestion(key=row.id, text=row.name, beside=beside)
