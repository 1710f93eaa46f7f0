"""The catalogue: treatments by family, with code, price, cycle and aftercare."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.services.catalogue.catalogue import FamilyRow, ItemRow, list_catalogue
from app.services.catalogue.editing import ItemEntry, restore_item, retire_item
from app.services.catalogue.forms import save_family, save_item
from app.services.foundation.changes import Changes
from app.services.rules.permissions import may
from app.ui.parts.buttons import button, primary_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.desk import Desk
from app.ui.parts.fields.pickers import MoneyField
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.settings.catalogue_columns import CatalogueRow, catalogue_columns, rows_of
from app.ui.settings.family_dialog import FamilyDialog, FamilySubmitted
from app.words import Permission
from app.words.language import say, say_in, say_many


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


_TABLES = frozenset({"families", "items", "item_prices", "aftercare_steps"})


class CatalogueSection(QWidget):
    """Lists the catalogue; those who may, change it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._families: list[FamilyRow] = []
        self._rows: RowModel[CatalogueRow] = RowModel(
            catalogue_columns(desk.settings.currency), key=lambda row: row.item.id, parent=self
        )
        self._table = ListTable(self._rows, name=say("Catalogue"))
        self._table.remember_in(desk.preferences, "settings/catalogue")
        empty = EmptyState(say("The catalogue is empty"), say("Add a family, then its treatments"))
        self._table.show_when_empty(empty)
        self._card = Card(say("Catalogue"))
        self._build()
        self._table.row_opened.connect(self._on_row_opened)
        self._table.current_changed.connect(self._on_current_changed)
        desk.tasks.committed.connect(self._on_committed)
        self._load()

    def _build(self) -> None:
        self._new_item = primary_button(say("New treatment"))
        self._new_family = button(say("New family"))
        self._edit_family = button(say("Edit family"))
        self._retire = button(say("Offer no longer"))
        prints = button(say("Print…"))
        prints.clicked.connect(self._on_print_wanted)
        self._card.add_to_head(prints)
        editable = may(self._desk.person, Permission.EDIT_CATALOGUE)
        for each, slot in (
            (self._edit_family, self._on_edit_family),
            (self._retire, self._on_retire),
            (self._new_family, partial(self._open_family, None)),
            (self._new_item, partial(self._open_item, None)),
        ):
            each.clicked.connect(slot)
            each.setVisible(editable)
            self._card.add_to_head(each)
        self._card.add_flush(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self._on_current_changed(None)

    def _load(self) -> None:
        work = partial(list_catalogue, on=self._desk.clock.today(), retired_too=True)
        self._desk.tasks.read(self, work, self._show, latest="catalogue")

    def _show(self, families: list[FamilyRow]) -> None:
        self._families = families
        rows = rows_of(families)
        self._rows.set_rows(rows)
        self._card.set_note(say_many("{count} treatment", "{count} treatments", len(rows)))
        self._new_item.setEnabled(bool(families))

    def _chosen(self) -> CatalogueRow | None:
        key = self._table.current_key()
        at = None if key is None else self._rows.place_of(key)
        return None if at is None else self._rows.row_at(at)

    def _open_item(self, row: CatalogueRow | None) -> None:
        item = None if row is None else row.item
        currency = self._desk.settings.currency
        dialog = ItemDialog(self._families, currency=currency, item=item, parent=self)
        dialog.submitted.connect(partial(self._on_item_submitted, dialog))
        dialog.open()

    def _open_family(self, family: FamilyRow | None) -> None:
        dialog = FamilyDialog(family, parent=self)
        dialog.submitted.connect(partial(self._on_family_submitted, dialog))
        dialog.open()

    def _on_item_submitted(self, dialog: ItemDialog, submitted: ItemSubmitted) -> None:
        self._desk.do(
            dialog,
            save_item,
            item_id=submitted.item_id,
            entry=submitted.entry,
            price_minor=submitted.price_minor,
        )

    def _on_family_submitted(self, dialog: FamilyDialog, submitted: FamilySubmitted) -> None:
        self._desk.do(
            dialog,
            save_family,
            family_id=submitted.family_id,
            entry=submitted.entry,
            ladder=submitted.ladder,
        )

    @Slot()
    def _on_edit_family(self) -> None:
        if row := self._chosen():
            self._open_family(row.family)

    @Slot()
    def _on_retire(self) -> None:
        if row := self._chosen():
            change = retire_item if row.item.active else restore_item
            self._desk.do(self, change, item_id=row.item.id)

    @Slot()
    def _on_print_wanted(self) -> None:
        from app.ui.parts.papers.paper import preview  # drawing is loaded when wanted

        preview(self._desk, self, "prices")

    @Slot(int)
    def _on_row_opened(self, _key: int) -> None:
        if may(self._desk.person, Permission.EDIT_CATALOGUE):
            self._open_item(self._chosen())

    @Slot(object)
    def _on_current_changed(self, _key: int | None) -> None:
        row = self._chosen()
        for each in (self._edit_family, self._retire):
            each.setEnabled(row is not None)
        gone = row is not None and not row.item.active
        self._retire.setText(say("Offer again") if gone else say("Offer no longer"))

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if changes.tables & _TABLES:
            self._load()
