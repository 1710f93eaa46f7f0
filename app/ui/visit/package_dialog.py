"""Sell sessions in advance."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.archive.errors import AmountBelowZero
from app.services.archive.opening import DayInFuture
from app.services.catalogue.catalogue import ItemRow
from app.services.visits.errors import ItemRetired
from app.services.visits.packages import (
    ExpiryBeforeSale,
    PackageSale,
    PackageSessionsMissing,
    PackageUnpaid,
)
from app.ui.parts.desk import Desk
from app.ui.parts.fields.choice_box import ChoiceBox
from app.ui.parts.fields.item_asking import ask_items, item_suggestion
from app.ui.parts.fields.number_fields import NumberField
from app.ui.parts.fields.pickers import DayField, MoneyField
from app.ui.parts.fields.suggest_field import SuggestField
from app.ui.parts.fields.suggest_list import Answer, Suggestion
from app.ui.parts.forms.form_dialog import FormDialog
from app.ui.visit.loading import Offered
from app.words.formats import money
from app.words.language import say

USUAL_SESSIONS = 10
MOST_SESSIONS = 100


class PackageDialog(FormDialog):
    """Collects what sessions are sold, how many, and for how much.

    Signals:
        sale_entered: The form is filled in; carries its ``PackageSale``.
    """

    sale_entered = Signal(PackageSale)

    def __init__(
        self, desk: Desk, offered: Offered, *, customer_id: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(say("Sell a package"), action=say("Sell"), parent=parent)
        self._customer_id = customer_id
        self._currency = desk.settings.currency
        today = desk.clock.today()
        self._bought = DayField(say("Paid on"), today=today, latest=today)
        self._bought.set_day(today)
        self._ask_items = ask_items(desk, self, lambda: self._bought.day or today)
        self._found: dict[int, ItemRow] = {}
        self._treatment = SuggestField(say("Treatment"), self._ask, placeholder=say("Name or code"))
        self._sessions = NumberField(least=1, most=MOST_SESSIONS, value=USUAL_SESSIONS)
        self._amount = MoneyField(say("Price"), currency=self._currency)
        self._expires = DayField(say("Usable until"), today=today, earliest=today)
        self._staff: ChoiceBox[int] = ChoiceBox(offered.staff)
        self._event: ChoiceBox[int] = ChoiceBox(
            [(event.id, event.name) for event in offered.events], nothing=say("none")
        )
        self._add_rows()
        self._listen()

    @Slot(object)
    @override
    def refuse(self, error: BaseException) -> None:
        """Say why nothing was sold, at the field it is about."""
        match error:
            case ItemRetired():
                self.show_error(error, self._treatment)
            case PackageSessionsMissing():
                self.show_error(error, self._sessions)
            case PackageUnpaid() | AmountBelowZero():
                self.show_error(error, self._amount)
            case DayInFuture():
                self.show_error(error, self._bought)
            case ExpiryBeforeSale():
                self.show_error(error, self._expires)
            case _:
                self.show_error(error)

    def _add_rows(self) -> None:
        for caption, field in (
            (say("Treatment"), self._treatment),
            (say("Sessions"), self._sessions),
            (say("Price"), self._amount),
            (say("Paid on"), self._bought),
            (say("Usable until"), self._expires),
            (say("Sold by"), self._staff),
            (say("From event"), self._event),
        ):
            self.add_row(caption, field)

    def _listen(self) -> None:
        self._treatment.picked.connect(self._on_picked)
        self._sessions.valueChanged.connect(self._suggest_price)
        self._amount.amount_changed.connect(self._show_total)
        self.save_wanted.connect(self._on_save_wanted)

    def _ask(self, text: str, answer: Answer) -> None:
        def show(found: Sequence[ItemRow]) -> None:
            self._found = {row.id: row for row in found}
            answer([item_suggestion(row, self._currency) for row in found])

        self._ask_items(text, show)

    @Slot(Suggestion)
    def _on_picked(self, _taken: Suggestion) -> None:
        self._suggest_price()
        self._sessions.setFocus()

    @Slot()
    def _suggest_price(self) -> None:
        taken = self._treatment.taken
        item = self._found.get(taken.key) if taken else None
        if item is not None and item.price_minor is not None:
            self._amount.set_amount(item.price_minor * self._sessions.value())
        self._show_total()

    @Slot()
    def _show_total(self) -> None:
        total = self._amount.amount_minor or 0
        each = money(round(total / self._sessions.value()), self._currency)
        note = say("{amount} a session", amount=each) if total else ""
        self.set_total(say("Total {amount}", amount=money(total, self._currency)), note)

    @Slot()
    def _on_save_wanted(self) -> None:
        taken, amount, day = self._treatment.taken, self._amount.amount_minor, self._bought.day
        if taken is None:
            self.show_refusal(say("Which treatment? Type its name or code."), self._treatment)
        elif amount is None:
            self.show_refusal(say("Type what the package costs."), self._amount)
        elif day is None:
            self.show_refusal(say("Type the day, such as 11-21 or today."), self._bought)
        elif self._expires.is_wrong:
            self.show_refusal(say("Type the day, such as 11-21 or today."), self._expires)
        else:
            self.hold()
            self.sale_entered.emit(self._sale(taken.key, amount, day))

    def _sale(self, item_id: int, amount_minor: int, bought_on: date) -> PackageSale:
        return PackageSale(
            customer_id=self._customer_id,
            item_id=item_id,
            session_count=self._sessions.value(),
            amount_minor=amount_minor,
            bought_on=bought_on,
            expires_on=self._expires.day,
            staff_id=self._staff.value,
            event_id=self._event.value,
        )
