"""The forms for working on a complaint: plan, hand over, gauge, solve."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.complaints.details import ComplaintDetail
from app.services.complaints.handling import plan_remedy, regauge, solve, take
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.fields.choice_box import ChoiceBox, word_box
from app.ui.parts.fields.pickers import MoneyField
from app.ui.parts.forms.step_form import Step, StepDialog, step_of, text_field
from app.words import Complexity, Department, Severity
from app.words.language import say, say_in

Staff = Sequence[tuple[int, str]]


class PlanDialog(StepDialog):
    """How it is to be solved, and what that takes; the deadline follows from the latter."""

    def __init__(self, detail: ComplaintDetail, parent: QWidget | None = None) -> None:
        super().__init__(
            say("How {number} is to be solved", number=detail.row.number), parent=parent
        )
        self._case_id = detail.row.case_id
        self._text = text_field()
        self._complexity: ChoiceBox[Complexity] = word_box(Complexity, nothing=None)
        self._complexity.choose(detail.complexity)
        self.add_row(say_in("complaint step", "Plan"), self._text)
        self.add_row(say("It is"), self._complexity)

    @override
    def collect(self) -> Step | None:
        return step_of(
            plan_remedy,
            case_id=self._case_id,
            text=self._text.toPlainText(),
            complexity=self._complexity.value or Complexity.CLEAR,
        )

    @override
    def field_for(self, _error: BaseException) -> QWidget | None:
        return self._text


class HandOverDialog(StepDialog):
    """Who has it in hand from now on, and which department answers for it."""

    def __init__(
        self, detail: ComplaintDetail, staff: Staff, parent: QWidget | None = None
    ) -> None:
        title = say("Hand {number} over", number=detail.row.number)
        super().__init__(title, action=say("Hand over"), parent=parent)
        self._case_id = detail.row.case_id
        self._owner: ChoiceBox[int] = ChoiceBox(staff)
        self._department: ChoiceBox[Department] = word_box(Department)
        if detail.row.owner_id is not None:
            self._owner.choose(detail.row.owner_id, detail.row.owner_name or "")
        self._department.choose(detail.department)
        self.add_row(say("Into the hands of"), self._owner)
        self.add_row(say("Responsible"), self._department)
        self.add_wide(
            wrapped(say("Whoever has had it in hand cannot make the call-back."), "muted")
        )

    @override
    def collect(self) -> Step | None:
        return step_of(
            take,
            case_id=self._case_id,
            owner_id=self._owner.value,
            department=self._department.value,
        )

    @override
    def field_for(self, _error: BaseException) -> QWidget | None:
        return self._owner


class GaugeDialog(StepDialog):
    """How grave it is after all."""

    def __init__(self, detail: ComplaintDetail, parent: QWidget | None = None) -> None:
        super().__init__(say("How grave is {number}?", number=detail.row.number), parent=parent)
        self._case_id = detail.row.case_id
        self._severity: ChoiceBox[Severity] = word_box(Severity, nothing=None)
        self._severity.choose(detail.row.severity)
        self.add_row(say("Severity"), self._severity)
        self.add_wide(wrapped(say("Deadlines that were given stand."), "muted"))

    @override
    def collect(self) -> Step | None:
        severity = self._severity.value or Severity.ORDINARY
        return step_of(regauge, case_id=self._case_id, severity=severity)


class SolveDialog(StepDialog):
    """What was done for the customer, and what it cost the clinic."""

    def __init__(
        self, detail: ComplaintDetail, currency: str, parent: QWidget | None = None
    ) -> None:
        title = say("{number} is solved", number=detail.row.number)
        super().__init__(title, action=say("Mark solved"), parent=parent)
        self._case_id = detail.row.case_id
        self._remedy = text_field(detail.remedy or "")
        self._cost = MoneyField(say("What it cost"), currency=currency)
        self.add_row(say("Done for the customer"), self._remedy)
        self.add_row(say("What it cost"), self._cost)

    @override
    def collect(self) -> Step | None:
        if self._cost.is_wrong:
            self.show_refusal(say("That is no amount. Type it like 280 or 280.50."), self._cost)
            return None
        return step_of(
            solve,
            case_id=self._case_id,
            remedy=self._remedy.toPlainText(),
            cost_minor=self._cost.amount_minor or 0,
        )

    @override
    def field_for(self, _error: BaseException) -> QWidget | None:
        return self._remedy
