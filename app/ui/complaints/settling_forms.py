"""The forms for settling a complaint: cause, correction, signature, learning, who was told."""

from datetime import date
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.services.complaints.corrections import add_correction, correct_nothing, tell_result
from app.services.complaints.details import ComplaintDetail
from app.services.complaints.handling import name_cause
from app.services.complaints.settling import learn, note_attempt, sign
from app.ui.parts.fields.choice_box import ChoiceBox, word_box
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.forms.step_form import Step, StepDialog, step_of, text_field
from app.words import ComplaintCause, Department, FollowUpMethod, Informed, Learning
from app.words.language import say
from app.words.names import name_of

_MOST_NAME: Final = 80


class CauseDialog(StepDialog):
    """Where it went wrong."""

    def __init__(self, detail: ComplaintDetail, parent: QWidget | None = None) -> None:
        super().__init__(say("Why {number} happened", number=detail.row.number), parent=parent)
        self._case_id = detail.row.case_id
        self._cause: ChoiceBox[ComplaintCause] = word_box(ComplaintCause, nothing=None)
        self._cause.choose(detail.cause or ComplaintCause.SCHEDULING)
        self._text = text_field(detail.cause_text or "")
        self.add_row(say("Where it went wrong"), self._cause)
        self.add_row(say("In a few words"), self._text)

    @override
    def collect(self) -> Step | None:
        return step_of(
            name_cause,
            case_id=self._case_id,
            cause=self._cause.value,
            text=self._text.toPlainText(),
        )

    @override
    def field_for(self, _error: BaseException) -> QWidget | None:
        return self._text


class _Correcting(StrEnum):
    """Whether anything is put right."""

    SOMETHING = "something"
    NOTHING = "nothing"


class CorrectionDialog(StepDialog):
    """What is put right so that it does not happen again, or why nothing is."""

    def __init__(
        self, detail: ComplaintDetail, *, today: date, parent: QWidget | None = None
    ) -> None:
        title = say("What is corrected after {number}", number=detail.row.number)
        super().__init__(title, parent=parent)
        self._case_id = detail.row.case_id
        self._which: ChoiceBox[_Correcting] = ChoiceBox(
            [
                (_Correcting.SOMETHING, say("Something is put right")),
                (_Correcting.NOTHING, say("Nothing, and why")),
            ],
            nothing=None,
        )
        self._text = text_field()
        self._department: ChoiceBox[Department] = word_box(Department, nothing=None)
        self._department.choose(detail.department or Department.FRONT_DESK)
        self._due = DayField(say("Done by"), today=today, earliest=today)
        for caption, field in (
            (say("Correction"), self._which),
            (say("What, or why nothing"), self._text),
            (say("By whom"), self._department),
            (say("Done by"), self._due),
        ):
            self.add_row(caption, field)
        self._which.currentIndexChanged.connect(self._on_which_chosen)

    @override
    def collect(self) -> Step | None:
        text, due_on = self._text.toPlainText(), self._due.day
        if self._which.value is _Correcting.NOTHING:
            return step_of(correct_nothing, case_id=self._case_id, why=text)
        if due_on is None:
            self.show_refusal(say("Type the day, such as 11-21 or today."), self._due)
            return None
        return step_of(
            add_correction,
            case_id=self._case_id,
            text=text,
            department=self._department.value,
            due_on=due_on,
        )

    @override
    def field_for(self, _error: BaseException) -> QWidget | None:
        return self._text

    @Slot()
    def _on_which_chosen(self) -> None:
        something = self._which.value is _Correcting.SOMETHING
        self.set_row_visible(self._department, visible=something)
        self.set_row_visible(self._due, visible=something)


class _Signing(StrEnum):
    """What became of the signature."""

    SIGNED = "signed"
    TRIED = "tried"
    WITHOUT = "without"


class SignDialog(StepDialog):
    """The signature; or that the customer was asked in vain; or, after two tries, without one."""

    def __init__(
        self, detail: ComplaintDetail, *, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(say("Have {number} signed", number=detail.row.number), parent=parent)
        self._case_id = detail.row.case_id
        self._which: ChoiceBox[_Signing] = ChoiceBox(
            [
                (_Signing.SIGNED, say("The customer has signed")),
                (_Signing.TRIED, say("Asked, and not signed")),
                (_Signing.WITHOUT, say("Go on without a signature")),
            ],
            nothing=None,
        )
        self._day = DayField(say("Signed on"), today=today, latest=today)
        self._day.set_day(today)
        self._method: ChoiceBox[FollowUpMethod] = word_box(FollowUpMethod, nothing=None)
        self._text = text_field()
        for caption, field in (
            (say("Signature"), self._which),
            (say("Signed on"), self._day),
            (say("Asked how"), self._method),
            (say("What they said"), self._text),
        ):
            self.add_row(caption, field)
        self._which.currentIndexChanged.connect(self._on_which_chosen)
        self._on_which_chosen()

    @override
    def collect(self) -> Step | None:
        match self._which.value:
            case _Signing.TRIED:
                return step_of(
                    note_attempt,
                    case_id=self._case_id,
                    method=self._method.value,
                    text=self._text.toPlainText(),
                )
            case _Signing.WITHOUT:
                return step_of(sign, case_id=self._case_id, signed_on=None)
        if self._day.day is None:
            self.show_refusal(say("Type the day, such as 11-21 or today."), self._day)
            return None
        return step_of(sign, case_id=self._case_id, signed_on=self._day.day)

    @override
    def field_for(self, _error: BaseException) -> QWidget | None:
        return self._text if self._which.value is _Signing.TRIED else self._which

    @Slot()
    def _on_which_chosen(self) -> None:
        which = self._which.value
        self.set_row_visible(self._day, visible=which is _Signing.SIGNED)
        self.set_row_visible(self._method, visible=which is _Signing.TRIED)
        self.set_row_visible(self._text, visible=which is _Signing.TRIED)


class LearnDialog(StepDialog):
    """What the clinic changed because of it, or why nothing."""

    def __init__(self, detail: ComplaintDetail, parent: QWidget | None = None) -> None:
        super().__init__(say("What {number} taught us", number=detail.row.number), parent=parent)
        self._case_id = detail.row.case_id
        self._learning: ChoiceBox[Learning] = word_box(Learning, nothing=None)
        self._learning.choose(detail.learning or Learning.RULE_CHANGED)
        self._text = text_field(detail.learning_text or "")
        self.add_row(say("We changed"), self._learning)
        self.add_row(say("What, or why nothing"), self._text)

    @override
    def collect(self) -> Step | None:
        return step_of(
            learn,
            case_id=self._case_id,
            learning=self._learning.value,
            text=self._text.toPlainText(),
        )

    @override
    def field_for(self, _error: BaseException) -> QWidget | None:
        return self._text


class TellDialog(StepDialog):
    """Who was told what came of it."""

    def __init__(self, detail: ComplaintDetail, parent: QWidget | None = None) -> None:
        super().__init__(say("Who knows what came of it"), parent=parent)
        self._case_id = detail.row.case_id
        self._informed: ChoiceBox[Informed] = ChoiceBox(
            [(each, name_of(each)) for each in Informed], nothing=None
        )
        self._name = QLineEdit(maxLength=_MOST_NAME)
        self.add_row(say("Told to"), self._informed)
        self.add_row(say("Name"), self._name)

    @override
    def collect(self) -> Step | None:
        return step_of(
            tell_result,
            case_id=self._case_id,
            informed=self._informed.value,
            name=self._name.text(),
        )
