"""Call back: three answers, asked by somebody who never had the complaint in hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.services.complaints.call_backs import CallBackEntry
from app.services.complaints.details import ComplaintDetail
from app.services.complaints.errors import ManagerNeeded
from app.services.vault.keyring import UnknownPerson, WrongPassword
from app.services.vault.tries import TooManyTries
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.fields.choice_box import ChoiceBox
from app.ui.parts.fields.score_buttons import ScoreButtons
from app.ui.parts.forms.form_dialog import FormDialog
from app.ui.parts.forms.step_form import text_field
from app.words.language import say

_PASSWORD = (WrongPassword, UnknownPerson, TooManyTries, ManagerNeeded)


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Which manager stands in for the rule, and their password."""

    name: str
    password: str = field(repr=False)


class CallBackDialog(FormDialog):
    """What the handler says was done above, what the customer answers below.

    Signals:
        answers_collected: Carries the ``CallBackEntry`` and an ``Approval`` or ``None``.
    """

    answers_collected = Signal(object, object)

    def __init__(
        self,
        detail: ComplaintDetail,
        *,
        managers: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        title = say("Call {name} back", name=detail.row.name)
        super().__init__(title, action=say("Save the answers"), parent=parent)
        self._solved: ChoiceBox[bool] = ChoiceBox(
            [(True, say("Yes, it is solved")), (False, say("No, not solved"))]
        )
        self._feeling, self._experience = text_field(), text_field()
        self._satisfaction = ScoreButtons(say("Satisfaction"))
        self._manager: ChoiceBox[str] = ChoiceBox([(each, each) for each in managers], nothing=None)
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._needs_manager = not detail.callers
        self._add_rows(detail)
        self.save_wanted.connect(self._on_save_wanted)

    @Slot(object)
    @override
    def refuse(self, error: BaseException) -> None:
        """Say why it was not written down; every answer stays."""
        at_password = isinstance(error, _PASSWORD) and self._needs_manager
        self.show_error(error, self._password if at_password else None)
        if at_password:
            self._password.selectAll()

    def _add_rows(self, detail: ComplaintDetail) -> None:
        self.add_wide(wrapped(detail.row.facts, "strong"))
        claim = say("{name} says: {remedy}", name=self._handler(detail), remedy=detail.remedy or "")
        self.add_wide(wrapped(claim, "muted"))
        for caption, box in (
            (say("Is it solved?"), self._solved),
            (say("How do they feel about it now?"), self._feeling),
            (say("What should we learn?"), self._experience),
            (say("Satisfaction"), self._satisfaction),
        ):
            self.add_row(caption, box)
        if self._needs_manager:
            self._ask_for_manager()

    def _ask_for_manager(self) -> None:
        why = say("Everybody here has had it in hand, so a manager confirms with their password.")
        self.add_wide(wrapped(why, "warn"))
        self.add_row(say("Manager"), self._manager)
        self.add_row(say("Password"), self._password)

    @staticmethod
    def _handler(detail: ComplaintDetail) -> str:
        return detail.row.owner_name or say("The handler")

    @Slot()
    def _on_save_wanted(self) -> None:
        entry = CallBackEntry(
            solved=self._solved.value,
            feeling=self._feeling.toPlainText(),
            experience=self._experience.toPlainText(),
            satisfaction=self._satisfaction.score,
        )
        if entry.solved is None:
            self.show_refusal(say("Ask whether it is really solved."), self._solved)
        elif not entry.feeling.strip():
            self.show_refusal(say("Ask how they feel about it now."), self._feeling)
        elif not entry.experience.strip():
            self.show_refusal(say("Ask what the clinic should learn from it."), self._experience)
        else:
            self.hold()
            self.answers_collected.emit(entry, self._approval())

    def _approval(self) -> Approval | None:
        if not self._needs_manager or not self._manager.value:
            return None
        return Approval(name=self._manager.value, password=self._password.text())
