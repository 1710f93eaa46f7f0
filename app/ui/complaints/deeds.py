"""Joins the forms of a complaint and the writes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from app.services.complaints.call_backs import CallBackEntry, call_back
from app.services.complaints.corrections import (
    finish_correction,
    review_red_line,
    verify_correction,
)
from app.services.complaints.details import ComplaintDetail, load_complaint
from app.services.complaints.errors import CallerHandled, ManagerNeeded, StepRefused
from app.services.complaints.handling import note, respond, resume, take, wait_for_customer
from app.services.complaints.settling import close, reopen, withdraw
from app.services.foundation.errors import Refusal
from app.services.foundation.store import Work
from app.services.office.opening import find_actor
from app.services.office.staff import list_staff
from app.ui.complaints.actions import Action, may_call
from app.ui.complaints.call_back_dialog import Approval, CallBackDialog
from app.ui.complaints.settling_forms import (
    CauseDialog,
    CorrectionDialog,
    LearnDialog,
    SignDialog,
    TellDialog,
)
from app.ui.complaints.working_forms import GaugeDialog, HandOverDialog, PlanDialog, SolveDialog
from app.ui.parts.desk import Desk
from app.ui.parts.forms.step_form import (
    Step,
    StepDialog,
    TextDialog,
    doing_now,
    open_form,
    step_of,
    take_step,
)
from app.words import ComplaintStep, HeldRule, Intent, Role
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


def do_action(desk: Desk, owner: QWidget, detail: ComplaintDetail, action: Action) -> None:
    """Do ``action`` at once, or open its form over ``owner``."""
    case_id = detail.row.case_id
    match action:
        case Action.TAKE:
            _take(desk, owner, step_of(take, case_id=case_id, owner_id=desk.person.staff_id))
        case Action.RESUME:
            _take(desk, owner, step_of(resume, case_id=case_id, text=None))
        case Action.CLOSE:
            _take(desk, owner, step_of(close, case_id=case_id))
        case Action.HAND_OVER:
            _open_hand_over(desk, owner, detail)
        case Action.CALL_BACK:
            open_call_back_dialog(desk, owner, case_id=case_id)
        case _:
            _open(desk, action, form_for(action, detail, desk, owner))


def add_note(desk: Desk, owner: QWidget, detail: ComplaintDetail, text: str) -> None:
    """Add a line to the log."""
    _take(desk, owner, step_of(note, case_id=detail.row.case_id, text=text))


def mark_finished(desk: Desk, owner: QWidget, action_id: int) -> None:
    """Say that a correction was put right."""
    _take(desk, owner, step_of(finish_correction, action_id=action_id))


def mark_verified(desk: Desk, owner: QWidget, action_id: int) -> None:
    """Say that a correction holds."""
    _take(desk, owner, step_of(verify_correction, action_id=action_id))


def open_call_back_dialog(desk: Desk, parent: QWidget, *, case_id: int) -> None:
    """Let the answers of the customer be written down."""

    def show(loaded: tuple[ComplaintDetail, list[str]]) -> None:
        detail, managers = loaded
        if (refusal := _refusal(desk, detail)) is not None:
            _refuse(desk, parent, refusal)
            return
        dialog = CallBackDialog(detail, managers=managers, parent=parent)
        dialog.answers_collected.connect(partial(_call_back, desk, dialog, case_id))
        dialog.open()

    desk.tasks.read(
        parent,
        lambda session: (
            load_complaint(session, case_id=case_id),
            [
                member.name
                for member in list_staff(session)
                if member.role is Role.MANAGER and member.slot_id is not None
            ],
        ),
        show,
    )


def _refuse(desk: Desk, parent: QWidget, refusal: Refusal) -> None:
    """Say why not, by way of the store, which keeps what belongs on record."""

    def try_in_vain(_session: object) -> None:
        raise refusal

    desk.tasks.write(parent, try_in_vain, intent=Intent.CALL_BACK_COMPLAINT)


def _refusal(desk: Desk, detail: ComplaintDetail) -> Refusal | None:
    """Return why the person cannot call back now, before anything is asked of the customer."""
    row = detail.row
    if ComplaintStep.CALL_BACK not in detail.steps:
        return StepRefused(row.number, row.stage, ComplaintStep.CALL_BACK)
    if not may_call(detail, desk.person):
        handled = CallerHandled(desk.person.name, tuple(name for _key, name in detail.callers))
        return handled.on_record(HeldRule.OTHER_CALLER, case_id=row.case_id)
    return None


def _call_back(
    desk: Desk,
    dialog: CallBackDialog,
    case_id: int,
    entry: CallBackEntry,
    approval: Approval | None,
) -> None:
    if approval is None:
        _write_call_back(desk, dialog, _calling(desk, case_id, entry, None))
    elif desk.cabinet is None:
        dialog.refuse(ManagerNeeded())
    else:
        keyring, now = desk.cabinet.keyring, desk.clock.now()
        desk.tasks.run(
            dialog,
            lambda: keyring.unlock(approval.name, approval.password, now=now),
            lambda opened: _write_call_back(
                desk, dialog, _calling(desk, case_id, entry, opened.slot_id)
            ),
            failed=dialog.refuse,
        )


def _calling(desk: Desk, case_id: int, entry: CallBackEntry, slot_id: str | None) -> Work[bool]:
    """Return the work that files the call, approved by whose password opened ``slot_id``."""
    doing = doing_now(desk)
    return lambda session: call_back(
        session,
        case_id=case_id,
        entry=entry,
        doing=doing,
        approved_by=find_actor(session, slot_id=slot_id) if slot_id else None,
    )


def _write_call_back(desk: Desk, dialog: CallBackDialog, work: Work[bool]) -> None:
    desk.tasks.write(
        dialog,
        work,
        lambda _solved: dialog.accept(),
        intent=Intent.CALL_BACK_COMPLAINT,
        failed=dialog.refuse,
    )


def _open_hand_over(desk: Desk, owner: QWidget, detail: ComplaintDetail) -> None:
    desk.tasks.read(
        owner,
        lambda session: [(member.id, member.name) for member in list_staff(session)],
        lambda staff: _open(desk, Action.HAND_OVER, HandOverDialog(detail, staff, owner)),
    )


def _open(desk: Desk, action: Action, dialog: StepDialog) -> None:
    reviews = action is Action.REVIEW
    open_form(desk, dialog, intent=Intent.REVIEW_RED_LINE if reviews else Intent.WORK_COMPLAINT)


def _take(desk: Desk, owner: QWidget, step: Step) -> None:
    take_step(desk, owner, step, intent=Intent.WORK_COMPLAINT)
