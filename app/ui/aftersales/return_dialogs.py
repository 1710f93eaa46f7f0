"""The forms of a return: taken in, finished for the customer, settled inside the clinic."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from typing_extensions import override

from app.models.enums import Department, ReturnReason, ReturnWish, SettlementKind
from app.services.desk.aftersales.return_rows import BoughtLine, list_bought
from app.services.desk.aftersales.return_slips import ReturnSlip
from app.services.desk.aftersales.returns import (
    FinishEntry,
    ReturnEntry,
    ReturnLineEntry,
    SettlementEntry,
    finish_return,
    settle_inside,
    take_in_return,
)
from app.services.desk.catalogue import ItemRow
from app.services.words.formats import money, short_day
from app.services.words.language import say
from app.ui.parts.choice_box import ChoiceBox, word_box
from app.ui.parts.desk import Desk
from app.ui.parts.item_asking import ask_items, item_suggestion
from app.ui.parts.known_customer import KnownCustomer
from app.ui.parts.labels import wrapped
from app.ui.parts.pickers import MoneyField
from app.ui.parts.step_form import Step, StepDialog, step_of, text_field
from app.ui.parts.suggest_field import SuggestField
from app.ui.parts.suggest_list import Answer
from app.ui.parts.who_field import WhoField


class TakeInDialog(StepDialog):
    """Collects what came back, from whom, how we know it is ours, and what is wished."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(say("Take in a return"), parent=parent)
        self._desk = desk
        self._bought: dict[int, BoughtLine] = {}
        self._who = WhoField(desk)
        self._purchase: ChoiceBox[int] = ChoiceBox([], nothing=say("Not on file"))
        self._ask = ask_items(desk, self, desk.clock.today)
        self._item = SuggestField(say("Treatment"), self._ask_item)
        self._ours = QLineEdit()
        self._wish: ChoiceBox[ReturnWish] = word_box(ReturnWish, nothing=None)
        self._reason: ChoiceBox[ReturnReason] = word_box(ReturnReason, nothing=None)
        self._text = text_field()
        self._lay_out()
        self._who.customer_known.connect(self._on_customer_known)
        self._purchase.currentIndexChanged.connect(self._on_purchase_chosen)

    @override
    def collect(self) -> Step | None:
        customer_id, line = self._who.customer_id, self._line()
        if customer_id is None:
            self.show_refusal(say("Please choose a customer."), self._who)
            return None
        if line is None:
            self.show_refusal(say("Please say what came back, and how many."), self._item)
            return None
        entry = ReturnEntry(
            customer_id=customer_id,
            wish=self._wish.value or ReturnWish.EXCHANGE,
            reason=self._reason.value or ReturnReason.OTHER,
            lines=(line,),
            text=self._text.toPlainText(),
        )
        return step_of(take_in_return, entry=entry)

    def _lay_out(self) -> None:
        for caption, field in (
            (say("Customer"), self._who),
            (say("Bought here"), self._purchase),
            (say("Item"), self._item),
            (say("How we know it is ours"), self._ours),
            (say("Wish"), self._wish),
            (say("Reason"), self._reason),
            (say("What the customer says"), self._text),
        ):
            self.add_row(caption, field)

    def _line(self) -> ReturnLineEntry | None:
        if bought := self._bought.get(self._purchase.value or 0):
            return ReturnLineEntry(item_id=bought.item_id, visit_line_id=bought.line_id)
        if self._item.taken is None:
            return None
        return ReturnLineEntry(item_id=self._item.taken.key, ours_why=self._ours.text())

    def _ask_item(self, text: str, answer: Answer) -> None:
        currency = self._desk.settings.currency

        def show(rows: Sequence[ItemRow]) -> None:
            answer([item_suggestion(row, currency) for row in rows])

        self._ask(text, show)

    def _show_bought(self, lines: Sequence[BoughtLine]) -> None:
        self._bought = {line.line_id: line for line in lines}
        for line in lines:
            day, price = (
                short_day(line.bought_on),
                money(line.left_minor, self._desk.settings.currency),
            )
            self._purchase.choose(line.line_id, f"{day} · {line.item_name} · {price}")
        self._purchase.choose(lines[0].line_id if lines else None)

    @Slot(KnownCustomer)
    def _on_customer_known(self, known: KnownCustomer) -> None:
        self._desk.tasks.read(
            self,
            lambda session: list_bought(session, customer_id=known.file.id),
            self._show_bought,
            latest="bought",
        )

    @Slot()
    def _on_purchase_chosen(self) -> None:
        off_file = self._purchase.value is None
        self.set_row_visible(self._item, visible=off_file)
        self.set_row_visible(self._ours, visible=off_file)


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
