"""One complaint being worked on: its steps, its log, and who ever had it in hand."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Complaint,
    ComplaintCase,
    ComplaintHandler,
    ComplaintLogEntry,
    StaffMember,
)
from app.services.complaints.errors import StepRefused
from app.services.foundation.doing import Doing, tidy
from app.services.foundation.errors import NotFound, Refusal
from app.services.rules.complaint_steps import STATUS_OF, stage_after
from app.services.rules.permissions import require
from app.words import ComplaintStep, Permission
from app.words.language import N_


@dataclass(eq=False)
class OwnerMissing(Refusal):
    """Nobody would have the complaint in hand, or somebody who no longer works here."""

    says = N_("Please choose somebody who works here to take it in hand.")


def open_case(session: Session, *, case_id: int, doing: Doing) -> ComplaintCase:
    """Return a complaint the actor may work on.

    Raises:
        NotAllowed: The actor may not work on complaints.
        NotFound: There is no such complaint.
    """
    require(doing.actor, Permission.WORK_COMPLAINTS)
    case = session.get(ComplaintCase, case_id)
    if case is None:
        raise NotFound("complaint", case_id)
    return case


def take_step(
    session: Session,
    case: ComplaintCase,
    step: ComplaintStep,
    *,
    doing: Doing,
    text: str | None = None,
    **facts: object,
) -> None:
    """Bring the case one step on together with the ``facts`` of it, or refuse both.

    Raises:
        StepRefused: The step does not follow from where the case is.
    """
    stage = stage_after(case.stage, step)
    if stage is None:
        raise StepRefused(case.number, case.stage, step)
    with session.no_autoflush:  # the table asks for the stage and its facts at once
        for name, fact in {**facts, "stage": stage, "stepped_at": doing.now}.items():
            setattr(case, name, fact)
    session.flush()
    session.get_one(Complaint, case.complaint_id).status = STATUS_OF[stage]
    write_log(session, case, step, doing=doing, text=text)


def write_log(
    session: Session,
    case: ComplaintCase,
    step: ComplaintStep,
    *,
    doing: Doing,
    text: str | None = None,
) -> None:
    """Leave the trace of what was done."""
    entry = ComplaintLogEntry(
        case_id=case.id,
        at=doing.now,
        staff_id=doing.actor.staff_id,
        step=step,
        stage=case.stage,
        text=tidy(text),
    )
    session.add(entry)
    session.flush()


def note_handler(session: Session, case: ComplaintCase, staff_id: int | None, at: datetime) -> None:
    """Remember that somebody had the complaint in hand; from now on they cannot call back."""
    if staff_id is None or staff_id in handlers_of(session, case.id):
        return
    session.add(ComplaintHandler(case_id=case.id, staff_id=staff_id, since_at=at))
    session.flush()


def handlers_of(session: Session, case_id: int) -> set[int]:
    """Return who ever had the complaint in hand."""
    query = sa.select(ComplaintHandler.staff_id).where(ComplaintHandler.case_id == case_id)
    return set(session.scalars(query))


def callers_for(session: Session, case_id: int) -> list[tuple[int, str]]:
    """Return who works here and never had the complaint in hand, by name."""
    query = sa.select(StaffMember.id, StaffMember.name).where(
        StaffMember.active, StaffMember.id.not_in(handlers_of(session, case_id))
    )
    return [(key, name) for key, name in session.execute(query.order_by(StaffMember.name))]


def require_owner(session: Session, staff_id: int | None) -> int:
    """Return ``staff_id`` of somebody who works here.

    Raises:
        OwnerMissing: It is nobody's.
    """
    member = session.get(StaffMember, staff_id) if staff_id is not None else None
    if member is None or not member.active:
        raise OwnerMissing
    return member.id
