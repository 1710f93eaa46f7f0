"""The forms of a return taken in: finished for the customer, settled inside the clinic."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from app.services.aftersales.return_slips import ReturnSlip
from app.services.aftersales.returns import (
    FinishEntry,
    SettlementEntry,
    finish_return,
    settle_inside,
)
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.fields.choice_box import ChoiceBox, word_box
from app.ui.parts.fields.pickers import MoneyField
from app.ui.parts.forms.step_form import Step, StepDialog, step_of, text_field
from app.words import Department, ReturnWish, SettlementKind
from app.words.language import say


class FinishDialog(StepDialog):
    """Collects what was done for the customer, and what goes back for each thing."""

    def __init__(self, slip: ReturnSlip, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(
            say("Finish {number}", number=slip.number), action=say("Finish"), parent=parent
        )
        self._slip = slip
        self._done: ChoiceBox[ReturnWish] = word_box(ReturnWish, nothing=None)
        self._signed = QCheckBox(say("The customer signed the slip"))
        self._amounts = {
            line.line_id: MoneyField(line.item_name, currency=currency) for line in slip.lines
        }
        self.add_row(say("Done"), self._done)
        for line in slip.lines:
            self._amounts[line.line_id].set_amount(line.left_minor or None)
            self.add_row(say("Back for {item}", item=line.item_name), self._amounts[line.line_id])
        self.add_wide(self._signed)
        self._done.currentIndexChanged.connect(self._on_done_chosen)
        self._done.choose(slip.wish)
        self._on_done_chosen()

    @override
    def collect(self) -> Step | None:
        amounts = {key: field.amount_minor or 0 for key, field in self._amounts.items()}
        done = self._done.value or self._slip.wish
        entry = FinishEntry(
            done=done,
            refunds=amounts if done is ReturnWish.REFUND else {},
            signed=self._signed.isChecked(),
        )
        return step_of(finish_return, return_id=self._slip.return_id, entry=entry)

    @Slot()
    def _on_done_chosen(self) -> None:
        for field in self._amounts.values():
            self.set_row_visible(field, visible=self._done.value is ReturnWish.REFUND)


class SettleDialog(StepDialog):
    """Collects who inside the clinic bears a return."""

    def __init__(
        self, return_id: int, number: str, currency: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(say("Settle {number} inside", number=number), parent=parent)
        self._return_id = return_id
        self._kind: ChoiceBox[SettlementKind] = word_box(SettlementKind, nothing=None)
        self._department: ChoiceBox[Department] = word_box(Department)
        self._amount = MoneyField(say("Amount"), currency=currency)
        self._text = text_field()
        for caption, field in (
            (say("Borne by"), self._kind),
            (say("Department"), self._department),
            (say("Amount"), self._amount),
            (say("Note"), self._text),
        ):
            self.add_row(caption, field)
        self.add_wide(wrapped(say("Never printed on the customer’s slip."), "muted"))

    @override
    def collect(self) -> Step | None:
        if self._amount.is_wrong:
            self.show_refusal(say("This is not an amount."), self._amount)
            return None
        entry = SettlementEntry(
            kind=self._kind.value or SettlementKind.WRITE_OFF,
            amount_minor=self._amount.amount_minor or 0,
            department=self._department.value,
            text=self._text.toPlainText(),
        )
        return step_of(settle_inside, return_id=self._return_id, entry=entry)
