"""The columns several lists of the page share."""

from typing import Protocol, TypeVar

from app.ui.parts.cards.chips import tier_chip
from app.ui.parts.lists.columns import Column, Look
from app.ui.theme.tokens import ColumnWidth
from app.words import Tier
from app.words.language import say


class OfCustomer(Protocol):
    """A row about a customer."""

    @property
    def name(self) -> str:
        """Of the customer."""
        ...

    @property
    def customer_number(self) -> str:
        """Of the customer."""
        ...

    @property
    def tier(self) -> Tier:
        """Of the customer."""
        ...


R = TypeVar("R", bound=OfCustomer)


def customer_column(_of: type[R]) -> Column[R]:
    """Return who it is about."""
    return Column(
        name="customer",
        title=lambda: say("Customer"),
        text=lambda row: row.name,
        below=lambda row: say("No. {number}", number=row.customer_number),
        badge=lambda row: tier_chip(row.tier, provisional=False),
        look=Look.STRONG,
        width=ColumnWidth.LONG,
    )
