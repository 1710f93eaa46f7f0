"""Writes down or changes one extra."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from typing_extensions import override

from app.services.aftersales.extras import ExtraEntry, ExtraRow, save_extra
from app.ui.parts.fields.pickers import MoneyField
from app.ui.parts.forms.step_form import Step, StepDialog
from app.words.language import say


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
