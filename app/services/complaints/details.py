"""One complaint in full: what was done, what is promised, what the customer said."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    ComplaintCallBack,
    ComplaintCase,
    ComplaintDeadline,
    ComplaintHandler,
    ComplaintLogEntry,
    CorrectiveAction,
    FollowUp,
    RefusedAttempt,
    ResultNotice,
    SignatureAttempt,
    StaffMember,
)
from app.services.complaints.cases import callers_for
from app.services.complaints.rows import ComplaintRow, load_rows
from app.services.complaints.settling import load_gate
from app.services.foundation.errors import NotFound
from app.services.rules.complaint_steps import missing_at, steps_from
from app.words import (
    ComplaintCause,
    ComplaintChannel,
    ComplaintClock,
    ComplaintStage,
    ComplaintStep,
    Complexity,
    Department,
    FollowUpMethod,
    FollowUpState,
    HeldRule,
    Informed,
    Learning,
    Missing,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One thing that was done, and where the complaint stood afterwards."""

    at: datetime
    staff_name: str | None
    step: ComplaintStep
    stage: ComplaintStage
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedLine:
    """One thing that was tried, and the rule that refused it."""

    at: datetime
    staff_name: str | None
    rule: HeldRule


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineLine:
    """One promise of one round."""

    clock: ComplaintClock
    round: int
    due_at: datetime
    paused_at: datetime | None
    met_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionLine:
    """Something to be put right."""

    action_id: int
    text: str
    department: Department
    due_on: date
    done_on: date | None
    verified_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptLine:
    """One time the customer was asked to sign in vain."""

    tried_on: date
    method: FollowUpMethod
    staff_name: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLine:
    """Somebody was told what came of it."""

    told_on: date
    informed: Informed
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBackLine:
    """What the handler claimed, and what the customer answered."""

    called_at: datetime
    caller_name: str
    claim: str
    solved: bool
    feeling: str
    experience: str
    satisfaction: int | None
    stands_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintDetail:
    """Everything about one complaint.

    Attributes:
        handlers: Who ever had it in hand.
        callers: Who may call back: key and name.
        call_back_staff_name: Whose follow-up the call-back is.
        steps: What may be done now.
        missing: What keeps it from being closed.
    """

    row: ComplaintRow
    channel: ComplaintChannel
    complexity: Complexity
    wish: str | None
    visit_id: int | None
    department: Department | None
    cause: ComplaintCause | None
    cause_text: str | None
    remedy: str | None
    remedy_cost_minor: int
    no_action_why: str | None
    learning: Learning | None
    learning_text: str | None
    signed_on: date | None
    log: tuple[LogLine | TriedLine, ...]
    deadlines: tuple[DeadlineLine, ...]
    corrections: tuple[CorrectionLine, ...]
    attempts: tuple[AttemptLine, ...]
    notices: tuple[NoticeLine, ...]
    call_backs: tuple[CallBackLine, ...]
    handlers: tuple[str, ...]
    callers: tuple[tuple[int, str], ...]
    call_back_staff_name: str | None
    steps: tuple[ComplaintStep, ...]
    missing: tuple[Missing, ...]


def load_complaint(session: Session, *, case_id: int) -> ComplaintDetail:
    """Return one complaint in full.

    Raises:
        NotFound: There is no such complaint.
    """
    case = session.get(ComplaintCase, case_id)
    if case is None:
        raise NotFound("complaint", case_id)
    (row,) = load_rows(session, keys=[case_id])
    return ComplaintDetail(
        row=row,
        channel=case.channel,
        complexity=case.complexity,
        wish=case.wish,
        visit_id=case.visit_id,
        department=case.department,
        cause=case.cause,
        cause_text=case.cause_text,
        remedy=case.remedy,
        remedy_cost_minor=case.remedy_cost_minor,
        no_action_why=case.no_action_why,
        learning=case.learning,
        learning_text=case.learning_text,
        signed_on=case.signed_on,
        log=_log(session, case_id),
        deadlines=_deadlines(session, case_id),
        corrections=_corrections(session, case_id),
        attempts=_attempts(session, case),
        notices=_notices(session, case_id),
        call_backs=_call_backs(session, case_id),
        handlers=_handlers(session, case_id),
        callers=tuple(callers_for(session, case_id)),
        call_back_staff_name=_caller_name(session, case),
        steps=tuple(steps_from(case.stage)),
        missing=missing_at(load_gate(session, case)),
    )


def _log(session: Session, case_id: int) -> tuple[LogLine | TriedLine, ...]:
    of = ComplaintLogEntry
    query = sa.select(of.at, StaffMember.name.label("staff_name"), of.step, of.stage, of.text)
    query = query.outerjoin(StaffMember, StaffMember.id == of.staff_id)
    rows = session.execute(query.where(of.case_id == case_id).order_by(of.at, of.id))
    done = [LogLine(**row._asdict()) for row in rows]
    return tuple(sorted([*done, *_tried(session, case_id)], key=lambda line: line.at))


def _tried(session: Session, case_id: int) -> list[TriedLine]:
    of = RefusedAttempt
    query = sa.select(of.at, StaffMember.name.label("staff_name"), of.rule)
    query = query.outerjoin(StaffMember, StaffMember.id == of.staff_id)
    rows = session.execute(query.where(of.case_id == case_id).order_by(of.at, of.id))
    return [TriedLine(**row._asdict()) for row in rows]


def _deadlines(session: Session, case_id: int) -> tuple[DeadlineLine, ...]:
    of = ComplaintDeadline
    query = sa.select(of.clock, of.round, of.due_at, of.paused_at, of.met_at)
    rows = session.execute(query.where(of.case_id == case_id).order_by(of.round, of.due_at))
    return tuple(DeadlineLine(**row._asdict()) for row in rows)


def _corrections(session: Session, case_id: int) -> tuple[CorrectionLine, ...]:
    of = CorrectiveAction
    columns = (of.text, of.department, of.due_on, of.done_on, of.verified_on)
    query = sa.select(of.id.label("action_id"), *columns)
    rows = session.execute(query.where(of.case_id == case_id).order_by(of.due_on, of.id))
    return tuple(CorrectionLine(**row._asdict()) for row in rows)


def _attempts(session: Session, case: ComplaintCase) -> tuple[AttemptLine, ...]:
    of = SignatureAttempt
    query = sa.select(of.tried_on, of.method, StaffMember.name.label("staff_name"), of.text)
    query = query.outerjoin(StaffMember, StaffMember.id == of.staff_id)
    own = query.where(of.case_id == case.id, of.round == case.round)
    return tuple(AttemptLine(**row._asdict()) for row in session.execute(own.order_by(of.id)))


def _notices(session: Session, case_id: int) -> tuple[NoticeLine, ...]:
    of = ResultNotice
    query = sa.select(of.told_on, of.informed, of.name)
    rows = session.execute(query.where(of.case_id == case_id).order_by(of.id))
    return tuple(NoticeLine(**row._asdict()) for row in rows)


def _call_backs(session: Session, case_id: int) -> tuple[CallBackLine, ...]:
    of = ComplaintCallBack
    query = sa.select(
        of.called_at,
        StaffMember.name.label("caller_name"),
        of.claim,
        of.solved,
        of.feeling,
        of.experience,
        of.satisfaction,
        of.stands_in,
    ).join(StaffMember, StaffMember.id == of.caller_id)
    rows = session.execute(query.where(of.case_id == case_id).order_by(of.id))
    return tuple(CallBackLine(**row._asdict()) for row in rows)


def _handlers(session: Session, case_id: int) -> tuple[str, ...]:
    query = (
        sa.select(StaffMember.name)
        .join(ComplaintHandler, ComplaintHandler.staff_id == StaffMember.id)
        .where(ComplaintHandler.case_id == case_id)
        .order_by(ComplaintHandler.id)
    )
    return tuple(session.scalars(query))


def _caller_name(session: Session, case: ComplaintCase) -> str | None:
    query = (
        sa.select(StaffMember.name)
        .join(FollowUp, FollowUp.staff_id == StaffMember.id)
        .where(FollowUp.complaint_id == case.complaint_id, FollowUp.state == FollowUpState.OPEN)
    )
    return session.scalar(query.limit(1))
