"""Finds one customer by name, pinyin, initials or last digits."""

from PySide6.QtWidgets import QWidget

from app.ui.parts.cards.chips import tier_chip
from app.ui.parts.fields.suggest_field import Ask, SuggestField
from app.ui.parts.fields.suggest_list import Suggestion
from app.words import Tier
from app.words.language import say


class CustomerPicker(SuggestField):
    """The field every dialog asks *whom* with."""

    def __init__(self, ask: Ask, *, floating: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(
            say("Customer"),
            ask,
            placeholder=say("Name, pinyin, phone"),
            floating=floating,
            parent=parent,
        )


def customer_suggestion(
    key: int, name: str, *, pinyin: str, last_four: str, tier: Tier | None
) -> Suggestion:
    """Return the line of one customer: name, pinyin and last four digits, tier."""
    beside = " · ".join(part for part in (pinyin, last_four) if part)
    chip = tier_chip(tier) if tier else None
    return Suggestion(key=key, text=name, beside=beside, chip=chip)
