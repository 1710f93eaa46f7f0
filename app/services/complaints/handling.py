"""Working on a complaint: who has it in hand, what is tried, when the customer is waited for."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models import ComplaintCase
from app.services.complaints.call_back_plans import keep_caller_outside, move_call_back
from app.services.complaints.cases import (
    note_handler,
    open_case,
    require_owner,
    take_step,
    write_log,
)
from app.services.complaints.deadlines import (
    hold_clocks,
    regauge_solution,
    resume_clocks,
    running,
    start_clocks,
    stop_clocks,
)
from app.services.foundation.doing import Doing, is_filled, local_day, tidy
from app.services.foundation.errors import Refusal
from app.words import (
    ComplaintCause,
    ComplaintClock,
    ComplaintStep,
    Complexity,
    Department,
    Severity,
)
from app.words.language import N_


@dataclass(eq=False)
class RemedyMissing(Refusal):
    """“Solved” without what was done for the customer."""

    says = N_("Please write down what is done for the customer.")


@dataclass(eq=False)
class CauseMissing(Refusal):
    """A cause without its text."""

    says = N_("Please say in a few words where it went wrong.")


def take(
    session: Session,
    *,
    case_id: int,
    owner_id: int | None,
    doing: Doing,
    department: Department | None = None,
) -> None:
    """Put the complaint into somebody's hands; whoever has had it stays on record.

    Raises:
        NotAllowed, NotFound, StepRefused: See ``open_case`` and ``take_step``.
        OwnerMissing: It would be nobody's.
    """
    case = open_case(session, case_id=case_id, doing=doing)
    owner = require_owner(session, owner_id)
    place = department or case.department
    take_step(session, case, ComplaintStep.TAKE, doing=doing, owner_id=owner, department=place)
    note_handler(session, case, owner, doing.now)
    keep_caller_outside(session, case)


def respond(session: Session, *, case_id: int, text: str, doing: Doing) -> None:
    """Write down what the customer was told first.

    Raises:
        NotAllowed, NotFound, StepRefused: See ``open_case`` and ``take_step``.
    """
    _work(session, case_id, ComplaintStep.RESPOND, doing, text)


def plan_remedy(
    session: Session, *, case_id: int, text: str, complexity: Complexity, doing: Doing
) -> None:
    """Write down how it is to be solved, and what that takes.

    Raises:
        NotAllowed, NotFound, StepRefused: See ``open_case`` and ``take_step``.
        RemedyMissing: Nothing is planned.
    """
    if tidy(text) is None:
        raise RemedyMissing
    case = _work(session, case_id, ComplaintStep.PLAN, doing, text)
    if case.complexity is not complexity:
        case.complexity = complexity
        regauge_solution(session, case)


def wait_for_customer(session: Session, *, case_id: int, text: str, doing: Doing) -> None:
    """Stop the clocks until the customer answers.

    Raises:
        NotAllowed, NotFound, StepRefused: See ``open_case`` and ``take_step``.
    """
    hold_clocks(session, _work(session, case_id, ComplaintStep.WAIT, doing, text), at=doing.now)


def resume(session: Session, *, case_id: int, text: str | None, doing: Doing) -> None:
    """Go on: the customer has answered. Deadlines move by the time that was waited.

    Raises:
        NotAllowed, NotFound, StepRefused: See ``open_case`` and ``take_step``.
    """
    resume_clocks(session, _work(session, case_id, ComplaintStep.RESUME, doing, text), at=doing.now)


def solve(
    session: Session, *, case_id: int, remedy: str, cost_minor: int = 0, doing: Doing
) -> None:
    """Write down what was done for the customer; the call-back is promised from now on.

    Raises:
        NotAllowed, NotFound, StepRefused: See ``open_case`` and ``take_step``.
        RemedyMissing: Nothing was done.
        NeverOpen: The clinic does not open any more.
    """
    if tidy(remedy) is None:
        raise RemedyMissing
    case = open_case(session, case_id=case_id, doing=doing)
    done = {"remedy": tidy(remedy), "remedy_cost_minor": cost_minor}
    _step(session, case, ComplaintStep.SOLVE, doing, remedy, **done)
    start_clocks(session, case, [ComplaintClock.CALL_BACK], at=doing.now)
    due_at = running(session, case)[-1].due_at
    move_call_back(session, case, due_at=due_at, today=local_day(session, doing.now))


def note(session: Session, *, case_id: int, text: str, doing: Doing) -> None:
    """Add something to the log.

    Raises:
        NotAllowed, NotFound, StepRefused: See ``open_case`` and ``take_step``.
    """
    case = open_case(session, case_id=case_id, doing=doing)
    take_step(session, case, ComplaintStep.NOTE, doing=doing, text=text)


def name_cause(
    session: Session, *, case_id: int, cause: ComplaintCause, text: str, doing: Doing
) -> None:
    """Write down where it went wrong.

    Raises:
        NotAllowed, NotFound, StepRefused: See ``open_case`` and ``take_step``.
        CauseMissing: The category alone says too little.
    """
    if not is_filled([text]):
        raise CauseMissing
    case = open_case(session, case_id=case_id, doing=doing)
    take_step(
        session,
        case,
        ComplaintStep.NOTE,
        doing=doing,
        text=text,
        cause=cause,
        cause_text=tidy(text),
    )


def regauge(session: Session, *, case_id: int, severity: Severity, doing: Doing) -> None:
    """Say how grave it is after all; the deadlines given stand.

    Raises:
        NotAllowed, NotFound: See ``open_case``.
    """
    case = open_case(session, case_id=case_id, doing=doing)
    case.severity = severity
    write_log(session, case, ComplaintStep.NOTE, doing=doing)


def _work(
    session: Session, case_id: int, step: ComplaintStep, doing: Doing, text: str | None
) -> ComplaintCase:
    case = open_case(session, case_id=case_id, doing=doing)
    _step(session, case, step, doing, text)
    return case


def _step(
    session: Session,
    case: ComplaintCase,
    step: ComplaintStep,
    doing: Doing,
    text: str | None,
    **facts: object,
) -> None:
    """Take a step that makes whoever takes it a handler."""
    take_step(session, case, step, doing=doing, text=text, **facts)
    note_handler(session, case, doing.actor.staff_id, doing.now)
    stop_clocks(session, case, step, at=doing.now)
    keep_caller_outside(session, case)
