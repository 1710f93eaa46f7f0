"""Give money back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.services.archive.opening import DayInFuture
from app.services.visits.refunds import (
    NothingToRefund,
    RefundableLine,
    RefundBeforePayment,
    RefundEntry,
    RefundExceedsPaid,
    RefundNotPositive,
)
from app.ui.parts.desk import Desk
from app.ui.parts.fields.choice_box import ChoiceBox
from app.ui.parts.fields.pickers import DayField, MoneyField
from app.ui.parts.forms.form_dialog import FormDialog
from app.words.formats import long_day, money
from app.words.language import say


class RefundDialog(FormDialog):
    """Collects which payment is given back, how much of it, and why.

    Signals:
        refund_entered: The form is filled in; carries its ``RefundEntry``.
    """

    refund_entered = Signal(RefundEntry)

    def __init__(
        self, desk: Desk, payments: Sequence[RefundableLine], parent: QWidget | None = None
    ) -> None:
        super().__init__(say("Give money back"), action=say("Give back"), parent=parent)
        self._currency = desk.settings.currency
        self._left = {each.line_id: each.left_minor for each in payments}
        today = desk.clock.today()
        self._payment = ChoiceBox(
            [(each.line_id, self._said(each)) for each in payments], nothing=None
        )
        self._amount = MoneyField(say("Amount"), currency=self._currency)
        self._day = DayField(say("Given on"), today=today, latest=today)
        self._day.set_day(today)
        self._reason = QLineEdit()
        self._add_rows()
        self._payment.currentIndexChanged.connect(self._on_payment_changed)
        self._amount.amount_changed.connect(self._show_total)
        self.save_wanted.connect(self._on_save_wanted)
        self._on_payment_changed()

    @Slot(object)
    @override
    def refuse(self, error: BaseException) -> None:
        """Say why nothing was given back, at the field it is about."""
        match error:
            case RefundNotPositive() | RefundExceedsPaid():
                self.show_error(error, self._amount)
            case RefundBeforePayment() | DayInFuture():
                self.show_error(error, self._day)
            case NothingToRefund():
                self.show_error(error, self._payment)
            case _:
                self.show_error(error)

    def _add_rows(self) -> None:
        for caption, field in (
            (say("Payment"), self._payment),
            (say("Amount"), self._amount),
            (say("Given on"), self._day),
            (say("Reason"), self._reason),
        ):
            self.add_row(caption, field)

    def _said(self, payment: RefundableLine) -> str:
        said = say(
            "{item}, {day}, paid {amount}",
            item=payment.item_name,
            day=long_day(payment.visited_on),
            amount=money(payment.paid_minor, self._currency),
        )
        if payment.left_minor == payment.paid_minor:
            return said
        left = money(payment.left_minor, self._currency)
        return say("{payment}, of which {amount} is left", payment=said, amount=left)

    @Slot()
    def _on_payment_changed(self) -> None:
        self._amount.set_amount(self._left.get(self._payment.value or 0))
        self._show_total()

    @Slot()
    def _show_total(self) -> None:
        amount = money(self._amount.amount_minor or 0, self._currency)
        self.set_total(say("{amount} back", amount=amount))

    @Slot()
    def _on_save_wanted(self) -> None:
        line_id, amount, day = self._payment.value, self._amount.amount_minor, self._day.day
        if line_id is None:
            self.show_refusal(say("There is no payment to give back."), self._payment)
        elif amount is None:
            self.show_refusal(say("Type how much is given back."), self._amount)
        elif day is None:
            self.show_refusal(say("Type the day, such as 11-21 or today."), self._day)
        else:
            self.hold()
            note = self._reason.text().strip() or None
            self.refund_entered.emit(
                RefundEntry(line_id=line_id, amount_minor=amount, refunded_on=day, note=note)
            )
