"""The follow-up in which somebody calls back: there from the beginning, never by a handler."""

from datetime import date, datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import ComplaintCase, Contact, FollowUp
from app.services.complaints.cases import callers_for
from app.services.foundation.doing import Doing, local_day
from app.services.planning.closings import Ending, close_followups
from app.services.planning.plans import plan_customer
from app.words import (
    ClosingCause,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    Outcome,
)

_SETTLES: Final = timedelta(hours=24)


def plan_call_back(session: Session, case: ComplaintCase, *, today: date) -> None:
    """Give the complaint its call-back, the first time."""
    plan_customer(session, customer_id=case.customer_id, today=today)
    keep_caller_outside(session, case)


def keep_caller_outside(session: Session, case: ComplaintCase) -> None:
    """Hand the call-back to somebody else if it is a handler's."""
    planned, callers = _open_call_back(session, case), callers_for(session, case.id)
    keys = [key for key, _name in callers]
    if planned is not None and keys and planned.staff_id not in keys:
        planned.staff_id = keys[0]
        session.flush()


def move_call_back(session: Session, case: ComplaintCase, *, due_at: datetime, today: date) -> None:
    """Let the call-back be due when it was promised for, now that it can be made."""
    planned, due_on = _open_call_back(session, case), local_day(session, due_at)
    if planned is not None:
        planned.earliest_on, planned.due_on, planned.latest_on = today, due_on, due_on
        session.flush()


def finish_call_back(
    session: Session,
    case: ComplaintCase,
    *,
    outcome: Outcome,
    said: str,
    satisfaction: int | None,
    doing: Doing,
) -> None:
    """Write the call into the log of contacts and close the follow-up it was planned by."""
    planned, today = _open_call_back(session, case), local_day(session, doing.now)
    contact = Contact(
        customer_id=case.customer_id,
        followup_id=planned.id if planned else None,
        logged_at=doing.now,
        settles_at=doing.now + _SETTLES,
        contacted_on=today,
        staff_id=doing.actor.staff_id,
        method=FollowUpMethod.PHONE,
        outcome=outcome,
        counts=True,
        note=said,
        satisfaction=satisfaction,
    )
    session.add(contact)
    session.flush()
    if planned is not None:
        ending = Ending(
            cause=ClosingCause.CONTACT,
            state=FollowUpState.DONE,
            closed_on=today,
            staff_id=doing.actor.staff_id,
            contact_id=contact.id,
        )
        close_followups(session, keys=[planned.id], ending=ending)


def plan_next_call_back(session: Session, case: ComplaintCase, *, today: date) -> None:
    """Give a complaint that was opened again another call-back, if none is open."""
    if _open_call_back(session, case) is not None:
        keep_caller_outside(session, case)
        return
    before = session.scalars(_call_backs(case).order_by(FollowUp.id.desc()).limit(1)).first()
    if before is None:
        return
    again = FollowUp(
        customer_id=case.customer_id,
        kind=FollowUpKind.COMPLAINT_CALL_BACK,
        origin=f"{case.complaint_id}/{case.round}",
        complaint_id=case.complaint_id,
        planned_on=today,
        due_on=today,
        earliest_on=today,
        latest_on=today,
        staff_id=before.staff_id,
        method=before.method,
        reference_on=before.reference_on,
        max_attempts=before.max_attempts,
    )
    session.add(again)
    session.flush()
    keep_caller_outside(session, case)


def _open_call_back(session: Session, case: ComplaintCase) -> FollowUp | None:
    query = _call_backs(case).where(FollowUp.state == FollowUpState.OPEN)
    return session.scalars(query.limit(1)).first()


def _call_backs(case: ComplaintCase) -> sa.Select[FollowUp]:
    return sa.select(FollowUp).where(FollowUp.complaint_id == case.complaint_id)
