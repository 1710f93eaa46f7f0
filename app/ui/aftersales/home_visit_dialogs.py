"""The forms of a home visit: agreed, checked, paid for, signed and answered, looked back on."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from typing_extensions import override

from app.services.aftersales.home_visit_ends import (
    AnswerEntry,
    ReviewEntry,
    finish_home_visit,
    review_month,
)
from app.services.aftersales.home_visit_rows import HomeVisitDetail
from app.services.aftersales.home_visits import (
    HomeVisitEntry,
    PaymentEntry,
    acknowledge_all,
    note_payment,
    plan_home_visit,
)
from app.services.aftersales.home_visits import (
    Slot as Hour,
)
from app.ui.parts.cards.labels import muted, wrapped
from app.ui.parts.cards.side_by_side import side_by_side
from app.ui.parts.desk import Desk
from app.ui.parts.fields.choice_box import ChoiceBox, word_box
from app.ui.parts.fields.known_customer import KnownCustomer
from app.ui.parts.fields.pickers import DayField, MoneyField
from app.ui.parts.fields.score_buttons import ScoreButtons
from app.ui.parts.fields.time_field import TimeField
from app.ui.parts.fields.who_field import WhoField
from app.ui.parts.forms.step_form import Step, StepDialog, step_of, text_field
from app.words import ConductCheck, OnSitePayment
from app.words.formats import long_month
from app.words.language import say, say_in
from app.words.names import name_of


class PlanVisitDialog(StepDialog):
    """Collects where to go, when, why, and who goes."""

    def __init__(
        self, desk: Desk, staff: Sequence[tuple[int, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(say("Agree on a home visit"), parent=parent)
        today = desk.clock.today()
        self._who = WhoField(desk)
        self._day = DayField(say("Day"), today=today, earliest=today)
        self._from = TimeField(say("From"))
        self._until = TimeField(say("Until"))
        self._address = QLineEdit()
        self._purpose = text_field()
        self._first: ChoiceBox[int] = ChoiceBox(staff)
        self._second: ChoiceBox[int] = ChoiceBox(staff)
        self._confirmed = QCheckBox(say("The customer confirmed the hour"))
        self._lay_out()
        self._who.customer_known.connect(self._on_customer_known)

    @override
    def collect(self) -> Step | None:
        customer_id, hour = self._who.customer_id, self._hour()
        if customer_id is None:
            self.show_refusal(say("Please choose a customer."), self._who)
            return None
        if hour is None:
            self.show_refusal(say("Please type the day and both times."), self._day)
            return None
        entry = HomeVisitEntry(
            customer_id=customer_id,
            slot=hour,
            address=self._address.text(),
            purpose=self._purpose.toPlainText(),
            staff_ids=tuple(box.value for box in (self._first, self._second) if box.value),
            confirmed=self._confirmed.isChecked(),
        )
        return step_of(plan_home_visit, entry=entry)

    def _lay_out(self) -> None:
        for caption, field in (
            (say("Customer"), self._who),
            (say("When"), side_by_side(self._day, self._from, muted("–"), self._until)),
            (say("Address"), self._address),
            (say("Purpose"), self._purpose),
            (say("Who goes"), side_by_side(self._first, self._second)),
        ):
            self.add_row(caption, field)
        self.add_wide(self._confirmed)

    def _hour(self) -> Hour | None:
        day, starts, ends = self._day.day, self._from.time_of_day, self._until.time_of_day
        if day is None or starts is None or ends is None:
            return None
        return Hour(visits_on=day, starts_at=starts, ends_at=ends)

    @Slot(KnownCustomer)
    def _on_customer_known(self, known: KnownCustomer) -> None:
        if not self._address.text():
            self._address.setText(known.file.entry.address or "")


class ChecklistDialog(StepDialog):
    """Collects what each visitor stands by; what was acknowledged stays."""

    def __init__(self, detail: HomeVisitDetail, parent: QWidget | None = None) -> None:
        super().__init__(say("Checklist of {number}", number=detail.row.number), parent=parent)
        self._boxes: dict[tuple[int, ConductCheck], QCheckBox] = {}
        for visitor in detail.visitors:
            self.add_wide(wrapped(visitor.name, "strong"))
            for point in ConductCheck:
                box = QCheckBox(name_of(point))
                box.setAccessibleName(f"{visitor.name}: {name_of(point)}")
                box.setChecked(point in visitor.points)
                box.setEnabled(point not in visitor.points)
                self._boxes[visitor.visitor_id, point] = box
                self.add_wide(box)

    @override
    def collect(self) -> Step | None:
        points: dict[int, list[ConductCheck]] = {}
        for (visitor_id, point), box in self._boxes.items():
            if box.isChecked():
                points.setdefault(visitor_id, []).append(point)
        return step_of(acknowledge_all, points=points)


class PaymentDialog(StepDialog):
    """Collects an extra the customer paid for; cash is not offered."""

    def __init__(
        self, home_visit_id: int, number: str, currency: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(say("Extra paid on {number}", number=number), parent=parent)
        self._home_visit_id = home_visit_id
        self._amount = MoneyField(say("Amount"), currency=currency)
        self._method: ChoiceBox[OnSitePayment] = word_box(OnSitePayment)
        self._text = text_field()
        self.add_row(say("Amount"), self._amount)
        self.add_row(say("Paid by"), self._method)
        self.add_row(say("Paid for what"), self._text)
        self.add_wide(wrapped(say("Staff never take cash at a customer’s home."), "muted"))

    @override
    def collect(self) -> Step | None:
        entry = PaymentEntry(
            amount_minor=self._amount.amount_minor or 0,
            method=self._method.value,
            text=self._text.toPlainText(),
        )
        return step_of(note_payment, home_visit_id=self._home_visit_id, entry=entry)


class AnswerDialog(StepDialog):
    """Collects the signature and what the customer wrote on the feedback card."""

    def __init__(self, home_visit_id: int, number: str, parent: QWidget | None = None) -> None:
        super().__init__(say("{number} is done", number=number), action=say("Done"), parent=parent)
        self._home_visit_id = home_visit_id
        self._card = QLineEdit()
        self._score = ScoreButtons(say_in("feedback card", "Score"))
        self._said = text_field()
        self._signed = QCheckBox(say("The customer signed"))
        self.add_row(say("Number of the feedback card"), self._card)
        self.add_row(say_in("feedback card", "Score"), self._score)
        self.add_row(say("What the customer says"), self._said)
        self.add_wide(self._signed)

    @override
    def collect(self) -> Step | None:
        entry = AnswerEntry(
            signed=self._signed.isChecked(),
            card_number=self._card.text(),
            score=self._score.score,
            said=self._said.toPlainText(),
        )
        return step_of(finish_home_visit, home_visit_id=self._home_visit_id, entry=entry)


class MonthDialog(StepDialog):
    """Collects what a month of home visits taught, and how the rules read from now on."""

    def __init__(self, month_on: date, parent: QWidget | None = None) -> None:
        super().__init__(say("Home visits in {month}", month=long_month(month_on)), parent=parent)
        self._month_on = month_on
        self._gains = text_field()
        self._losses = text_field()
        self._rule = text_field()
        self.add_row(say("What went well"), self._gains)
        self.add_row(say("What did not"), self._losses)
        self.add_row(say("New rules, if they change"), self._rule)

    @override
    def collect(self) -> Step | None:
        entry = ReviewEntry(
            month_on=self._month_on,
            gains=self._gains.toPlainText(),
            losses=self._losses.toPlainText(),
            new_rule=self._rule.toPlainText(),
        )
        return step_of(review_month, entry=entry)
