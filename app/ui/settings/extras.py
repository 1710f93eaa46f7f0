"""The extras the clinic promises, and what each costs beside a purchase."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.aftersales.extras import ExtraEntry, ExtraRow, list_extras, save_extra
from app.services.foundation.changes import Changes
from app.ui.parts.buttons import button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.cards.labels import muted
from app.ui.parts.desk import Desk
from app.ui.parts.fields.pickers import MoneyField
from app.ui.parts.forms.step_form import Step, StepDialog, open_form
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import ColumnWidth
from app.words import Intent
from app.words.extras import extra_line
from app.words.formats import DASH, money
from app.words.language import say, say_in


class ExtraDialog(StepDialog):
    """Name, price, and the purchase from which on it is free; left empty it never is."""

    def __init__(self, row: ExtraRow | None, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(say("Add an extra") if row is None else row.entry.name, parent=parent)
        self._key = None if row is None else row.extra_id
        self._name = QLineEdit()
        self._price = MoneyField(say("Price"), currency=currency)
        self._free_from = MoneyField(say("Free from a purchase of"), currency=currency)
        self._offered = QCheckBox(say("Offered at present"))
        self._offered.setChecked(True)
        if row is not None:
            self._name.setText(row.entry.name)
            self._price.set_amount(row.entry.price_minor)
            self._free_from.set_amount(row.entry.free_from_minor)
            self._offered.setChecked(row.entry.offered)
        self.add_row(say("Extra"), self._name)
        self.add_row(say("Price"), self._price)
        self.add_row(say("Free from a purchase of"), self._free_from)
        self.add_wide(self._offered)

    @override
    def collect(self) -> Step | None:
        for field in (self._price, self._free_from):
            if field.is_wrong:
                self.show_refusal(say("This is not an amount."), field)
                return None
        entry = ExtraEntry(
            name=self._name.text(),
            price_minor=self._price.amount_minor or 0,
            free_from_minor=self._free_from.amount_minor,
            offered=self._offered.isChecked(),
        )
        return lambda doing: (
            lambda session: save_extra(session, extra_id=self._key, entry=entry, actor=doing.actor)
        )

    @override
    def field_for(self, _error: BaseException) -> QWidget | None:
        return self._name


_TABLE = "service_extras"


class ExtrasCard(QWidget):
    """A line for each extra; an amount typed above shows what it costs beside that purchase."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows = RowModel(self._columns(), key=lambda row: row.extra_id, parent=self)
        self._table = ListTable(self._rows, name=say("Extras"))
        self._table.show_when_empty(
            EmptyState(
                say("No extra is promised."),
                say("Express delivery, gift wrap, delivery to the door: “Add…” writes one down."),
            )
        )
        self._purchase = MoneyField(say("Purchase"), currency=desk.settings.currency)
        self._purchase.setFixedWidth(ColumnWidth.MEDIUM)
        self._add = button(say("Add…"), picture=Icon.ADD)
        self._change = button(say("Change…"))
        self._change.setEnabled(False)
        self._build()
        self._table.row_opened.connect(self._on_change_clicked)
        self._change.clicked.connect(self._on_change_clicked)
        self._add.clicked.connect(self._on_add_clicked)
        self._purchase.amount_changed.connect(self._on_purchase_changed)
        desk.tasks.committed.connect(self._on_committed)
        self._load()

    def _build(self) -> None:
        card = Card(say("Extras"), say("They stand on the printed rules."))
        for widget in (muted(say("Beside a purchase of")), self._purchase, self._add, self._change):
            card.add_to_head(widget)
        card.add_flush(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _columns(self) -> tuple[Column[ExtraRow], ...]:
        currency = self._desk.settings.currency
        return (
            Column(
                name="name",
                title=lambda: say("Extra"),
                text=lambda row: row.entry.name,
                look=Look.STRONG,
                width=ColumnWidth.LONG,
            ),
            Column(
                name="terms",
                title=lambda: say("What it costs"),
                text=lambda row: extra_line(
                    free_from_minor=row.entry.free_from_minor,
                    price_minor=row.entry.price_minor,
                    currency=currency,
                ),
                width=ColumnWidth.WIDE,
            ),
            Column(
                name="then",
                title=lambda: say("Beside this purchase"),
                text=self._beside,
                look=Look.NUMBER,
                width=ColumnWidth.LONG,
            ),
            Column(
                name="offered",
                title=lambda: say("Offered"),
                text=lambda row: (
                    say_in("extra", "yes") if row.entry.offered else say_in("extra", "no longer")
                ),
                look=Look.MUTED,
                width=ColumnWidth.SHORT,
            ),
        )

    def _beside(self, row: ExtraRow) -> str:
        purchase = self._purchase.amount_minor
        if purchase is None:
            return DASH
        price = row.price(purchase)
        return money(price, self._desk.settings.currency) if price else say_in("extra", "free")

    def _load(self) -> None:
        self._desk.tasks.read(self, list_extras, self._show, latest="extras")

    def _show(self, rows: Sequence[ExtraRow]) -> None:
        key = self._table.current_key()
        self._rows.set_rows(rows)
        self._table.select_key(key if key is not None or not rows else rows[0].extra_id)
        self._change.setEnabled(bool(rows))

    def _open(self, row: ExtraRow | None) -> None:
        dialog = ExtraDialog(row, self._desk.settings.currency, parent=self)
        open_form(self._desk, dialog, intent=Intent.EDIT_POLICY)

    @Slot()
    def _on_add_clicked(self) -> None:
        self._open(None)

    @Slot()
    def _on_change_clicked(self) -> None:
        key = self._table.current_key()
        place = None if key is None else self._rows.place_of(key)
        if place is not None:
            self._open(self._rows.row_at(place))

    @Slot()
    def _on_purchase_changed(self) -> None:
        self._table.viewport().update()

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if _TABLE in changes.tables:
            self._load()
