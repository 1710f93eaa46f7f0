"""Calling back: somebody who never handled the complaint hears what the customer says."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models import ComplaintCallBack, ComplaintCase, StaffMember
from app.services.complaints.call_back_plans import finish_call_back
from app.services.complaints.cases import callers_for, handlers_of, open_case, take_step
from app.services.complaints.deadlines import stop_clocks
from app.services.complaints.errors import CallerHandled, ManagerNeeded, StepRefused
from app.services.complaints.settling import begin_again
from app.services.foundation.actors import Actor
from app.services.foundation.doing import Doing, is_filled, local_day
from app.services.foundation.errors import Refusal
from app.services.planning.visits import is_low, raise_talk
from app.services.rules.complaint_steps import stage_after
from app.words import ComplaintStep, HeldRule, Outcome, Role
from app.words.language import N_


@dataclass(eq=False)
class CallerUnknown(Refusal):
    """A call-back by nobody who works here."""

    says = N_("The call-back needs a person who works here. Please sign in under your own name.")


@dataclass(eq=False)
class AnswersMissing(Refusal):
    """A call-back without all three answers."""

    says = N_(
        "Please ask all three: is it solved, how does the customer feel, what should we learn."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBackEntry:
    """The three answers of the customer.

    Attributes:
        solved: Whether it is really solved; ``None`` if it was not asked.
        feeling: How they feel about it now.
        experience: What they would have the clinic learn.
        satisfaction: 1 to 5, if they gave one.
    """

    solved: bool | None
    feeling: str
    experience: str
    satisfaction: int | None = None


def call_back(
    session: Session,
    *,
    case_id: int,
    entry: CallBackEntry,
    doing: Doing,
    approved_by: Actor | None = None,
) -> bool:
    """Write down what the customer said; "not solved" opens the complaint again.

    Args:
        session: An open transaction; the caller commits.
        case_id: Which complaint.
        entry: What the customer answered.
        doing: Who called, and when.
        approved_by: A manager whose password was given, where nobody but handlers works.

    Returns:
        Whether it is solved.

    Raises:
        NotAllowed, NotFound, StepRefused: See ``open_case`` and ``take_step``.
        AnswersMissing: One of the three was not asked.
        CallerUnknown: The caller does not work here.
        CallerHandled: The caller had it in hand, and somebody else could call.
        ManagerNeeded: Nobody else could call, and no manager stands in.
    """
    case = open_case(session, case_id=case_id, doing=doing)
    if stage_after(case.stage, ComplaintStep.CALL_BACK) is None:
        raise StepRefused(case.number, case.stage, ComplaintStep.CALL_BACK)
    if entry.solved is None or not is_filled([entry.feeling, entry.experience]):
        raise AnswersMissing
    heard = _heard(session, case, entry, doing, approved_by)
    session.add(heard)
    session.flush()
    _conclude(session, case, heard, doing)
    return entry.solved


def _heard(
    session: Session,
    case: ComplaintCase,
    entry: CallBackEntry,
    doing: Doing,
    approved_by: Actor | None,
) -> ComplaintCallBack:
    caller_id, stands_in = _caller(session, case, doing.actor, approved_by)
    return ComplaintCallBack(
        case_id=case.id,
        round=case.round,
        called_at=doing.now,
        caller_id=caller_id,
        solved=entry.solved,
        feeling=entry.feeling.strip(),
        experience=entry.experience.strip(),
        satisfaction=entry.satisfaction,
        claim=case.remedy or "",
        stands_in=stands_in,
    )


def _caller(
    session: Session, case: ComplaintCase, actor: Actor, approved_by: Actor | None
) -> tuple[int, bool]:
    """Return who calls, and whether a manager stands in for the rule."""
    member = session.get(StaffMember, actor.staff_id) if actor.staff_id is not None else None
    if member is None:
        raise CallerUnknown
    if member.id not in handlers_of(session, case.id):
        return member.id, False
    if others := callers_for(session, case.id):
        handled = CallerHandled(member.name, tuple(name for _key, name in others))
        raise handled.on_record(HeldRule.OTHER_CALLER, case_id=case.id)
    if approved_by is None or approved_by.role is not Role.MANAGER:
        raise ManagerNeeded().on_record(HeldRule.OTHER_CALLER, case_id=case.id)
    return member.id, True


def _conclude(
    session: Session, case: ComplaintCase, heard: ComplaintCallBack, doing: Doing
) -> None:
    finish_call_back(
        session,
        case,
        outcome=_outcome(heard),
        said=heard.feeling,
        satisfaction=heard.satisfaction,
        doing=doing,
    )
    if heard.solved:
        take_step(
            session,
            case,
            ComplaintStep.CALL_BACK,
            doing=doing,
            text=heard.feeling,
            confirmation_id=heard.id,
        )
        stop_clocks(session, case, ComplaintStep.CALL_BACK, at=doing.now)
    else:
        begin_again(session, case, ComplaintStep.NOT_SOLVED, doing=doing, text=heard.feeling)
    if is_low(heard.satisfaction):
        raise_talk(
            session,
            customer_id=case.customer_id,
            origin=f"call-back/{heard.id}",
            today=local_day(session, doing.now),
        )


def _outcome(heard: ComplaintCallBack) -> Outcome:
    if not heard.solved or is_low(heard.satisfaction):
        return Outcome.DISSATISFIED
    return Outcome.SATISFIED
