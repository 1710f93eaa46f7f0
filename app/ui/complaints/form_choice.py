"""Which form belongs to which action."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from app.services.complaints.corrections import review_red_line
from app.services.complaints.details import ComplaintDetail
from app.services.complaints.handling import respond, wait_for_customer
from app.services.complaints.settling import reopen, withdraw
from app.ui.complaints.actions import Action
from app.ui.complaints.settling_forms import (
    CauseDialog,
    CorrectionDialog,
    LearnDialog,
    SignDialog,
    TellDialog,
)
from app.ui.complaints.working_forms import GaugeDialog, PlanDialog, SolveDialog
from app.ui.parts.desk import Desk
from app.ui.parts.forms.step_form import StepDialog, TextDialog, step_of
from app.words.language import say

_Form = Callable[[ComplaintDetail, Desk, QWidget], StepDialog]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """An action that asks one thing.

    Attributes:
        does: The service that is told.
        told_as: What it calls the answer.
    """

    title: Callable[[str], str]
    caption: Callable[[], str]
    does: Callable[..., object]
    told_as: str

    def form(self, detail: ComplaintDetail, owner: QWidget) -> StepDialog:
        """Return the form that asks it."""
        case_id = detail.row.case_id
        return TextDialog(
            self.title(detail.row.number),
            self.caption(),
            lambda text: step_of(self.does, case_id=case_id, **{self.told_as: text}),
            parent=owner,
        )


_QUESTIONS: Final = {
    Action.RESPOND: _Question(
        title=lambda number: say("First answer to {number}", number=number),
        caption=lambda: say("What was said"),
        does=respond,
        told_as="text",
    ),
    Action.WAIT: _Question(
        title=lambda number: say("{number} waits for the customer", number=number),
        caption=lambda: say("For what"),
        does=wait_for_customer,
        told_as="text",
    ),
    Action.WITHDRAW: _Question(
        title=lambda number: say("The customer withdraws {number}", number=number),
        caption=lambda: say("Why"),
        does=withdraw,
        told_as="why",
    ),
    Action.REVIEW: _Question(
        title=lambda number: say("Review the red line {number}", number=number),
        caption=lambda: say("What follows"),
        does=review_red_line,
        told_as="finding",
    ),
    Action.REOPEN: _Question(
        title=lambda number: say("Open {number} again", number=number),
        caption=lambda: say("Why"),
        does=reopen,
        told_as="why",
    ),
}
_FORMS: Final[dict[Action, _Form]] = {
    Action.PLAN: lambda detail, _desk, owner: PlanDialog(detail, owner),
    Action.SOLVE: lambda detail, desk, owner: SolveDialog(detail, desk.settings.currency, owner),
    Action.CAUSE: lambda detail, _desk, owner: CauseDialog(detail, owner),
    Action.CORRECTION: lambda detail, desk, owner: CorrectionDialog(
        detail, today=desk.clock.today(), parent=owner
    ),
    Action.SIGN: lambda detail, desk, owner: SignDialog(
        detail, today=desk.clock.today(), parent=owner
    ),
    Action.LEARN: lambda detail, _desk, owner: LearnDialog(detail, owner),
    Action.TELL: lambda detail, _desk, owner: TellDialog(detail, owner),
    Action.GAUGE: lambda detail, _desk, owner: GaugeDialog(detail, owner),
}


def form_for(action: Action, detail: ComplaintDetail, desk: Desk, owner: QWidget) -> StepDialog:
    """Return the form of ``action`` over ``owner``."""
    if action in _FORMS:
        return _FORMS[action](detail, desk, owner)
    return _QUESTIONS[action].form(detail, owner)
