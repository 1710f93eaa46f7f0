"""Asks for an item of the catalogue and its price."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.services.catalogue.catalogue import FamilyRow, ItemRow
from app.services.catalogue.editing import ItemEntry
from app.ui.parts.fields.pickers import MoneyField
from app.ui.parts.forms.dialog import DeskDialog
from app.words.language import say, say_in


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSubmitted:
    """What was typed.

    Attributes:
        item_id: The item that changes; ``None`` for a new one.
        price_minor: From today on.
    """

    item_id: int | None
    entry: ItemEntry
    price_minor: int


class ItemDialog(DeskDialog):
    """Family, name, code and price.

    Signals:
        submitted: Carries an ``ItemSubmitted``.
    """

    submitted = Signal(ItemSubmitted)

    def __init__(
        self,
        families: Sequence[FamilyRow],
        *,
        currency: str,
        item: ItemRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = say("New treatment") if item is None else say("Edit {name}", name=item.name)
        super().__init__(title, action=say("Save"), parent=parent)
        self._item = item
        self._family = QComboBox()
        for family in families:
            self._family.addItem(family.name, family.id)
        self._name = QLineEdit()
        self._code = QLineEdit()
        self._price = MoneyField(say("Price from today"), currency=currency)
        for caption, field in (
            (say_in("thing", "Name"), self._name),
            (say("Code"), self._code),
            (say("Family"), self._family),
            (say("Price from today"), self._price),
        ):
            field.setAccessibleName(caption)
            self.add_row(caption, field)
        if item is not None:
            self._fill(item)
        self.save_wanted.connect(self._on_save_wanted)

    def _fill(self, item: ItemRow) -> None:
        self._name.setText(item.name)
        self._code.setText(item.code)
        self._family.setCurrentIndex(self._family.findData(item.family_id))
        self._price.set_amount(item.price_minor)

    @Slot()
    def _on_save_wanted(self) -> None:
        price = self._price.amount_minor
        if price is None:
            self.show_refusal(say("Type a price, such as 2,980."), self._price)
            return
        entry = ItemEntry(
            family_id=self._family.currentData(),
            code=self._code.text(),
            name=self._name.text(),
        )
        item_id = None if self._item is None else self._item.id
        self.submitted.emit(ItemSubmitted(item_id=item_id, entry=entry, price_minor=price))
