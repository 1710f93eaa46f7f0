"""What a visit means for follow-ups: its aftercare, what it makes needless, whom it sends."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Appointment, Customer, FollowUp, Visit, VisitLine
from app.services.catalogue.catalogue import load_ladders
from app.services.planning.care import aftercare_origin
from app.services.planning.closings import (
    CADENCE_KINDS,
    RETURN_KINDS,
    Ending,
    close_followups,
    open_followups,
)
from app.services.planning.frame import load_team
from app.services.planning.opening_hours import load_contact_rules, load_open_days
from app.services.planning.plans import plan_customer
from app.services.rules.rhythm import Doer
from app.words import (
    AppointmentState,
    ClosingCause,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    LineState,
)

LOW_SATISFACTION: Final = 2
_TALK_DAYS: Final = 2
_LATER: Final = (
    sa.select(VisitLine.id)
    .where(
        VisitLine.customer_id == sa.bindparam("customer_id"),
        VisitLine.visited_on > sa.bindparam("visited_on"),
        VisitLine.state == LineState.DONE,
        VisitLine.amount_minor >= 0,
    )
    .limit(1)
)
_FAMILIES: Final = sa.select(VisitLine.family_id).where(
    VisitLine.visit_id == sa.bindparam("visit_id")
)
_BOOKING: Final = (
    sa.select(Appointment)
    .where(
        Appointment.customer_id == sa.bindparam("customer_id"),
        Appointment.starts_on == sa.bindparam("visited_on"),
        Appointment.visit_id.is_(None),
        Appointment.state.not_in((AppointmentState.CANCELLED, AppointmentState.NO_SHOW)),
    )
    .order_by(Appointment.starts_at)
    .limit(1)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something that cannot wait for the plan; for the supervisor unless it says otherwise."""

    kind: FollowUpKind
    origin: str
    subject: str | None = None
    doer: Doer = Doer.SUPERVISOR


def follow_visit(session: Session, *, visit: Visit, today: date, staff_id: int | None) -> None:
    """Close what the visit makes needless, with a trace, and plan what follows from it.

    A visit written down late, with a later one on file, adds only its aftercare.
    """
    if _is_latest(session, visit):
        _mark_arrived(session, visit)
        _supersede(session, visit, today=today, staff_id=staff_id)
    if is_low(visit.satisfaction):
        raise_talk(
            session,
            customer_id=visit.customer_id,
            origin=f"visit/{visit.id}",
            today=today,
        )
    plan_customer(session, customer_id=visit.customer_id, today=today)


def follow_correction(
    session: Session, *, customer_id: int, days: Collection[date], today: date
) -> None:
    """Bring the aftercare of visits that were corrected or voided in line with what was done.

    Args:
        session: An open transaction; the caller commits.
        customer_id: Whose visits.
        days: The days that changed: before, after, or both.
        today: The clinic's day.
    """
    wanted = {origin for day in days for origin in _wanted_origins(session, customer_id, day)}
    needless = [
        each.id
        for each in open_followups(session, customer_id)
        if each.kind is FollowUpKind.AFTERCARE
        and not each.by_hand
        and each.reference_on in days
        and each.origin not in wanted
    ]
    close_followups(
        session,
        keys=needless,
        ending=Ending(
            cause=ClosingCause.CORRECTED, state=FollowUpState.SUPERSEDED, closed_on=today
        ),
    )
    plan_customer(session, customer_id=customer_id, today=today)


def is_low(satisfaction: int | None) -> bool:
    """Return whether somebody should talk to the customer in person."""
    return satisfaction is not None and satisfaction <= LOW_SATISFACTION


def raise_talk(session: Session, *, customer_id: int, origin: str, today: date) -> int | None:
    """Give the supervisor a talk in person; None if one is open already, or nobody is there."""
    open_kinds = {each.kind for each in open_followups(session, customer_id)}
    if FollowUpKind.IN_PERSON in open_kinds:
        return None
    task = Task(kind=FollowUpKind.IN_PERSON, origin=origin)
    return raise_task(session, customer_id=customer_id, task=task, today=today)


def raise_task(session: Session, *, customer_id: int, task: Task, today: date) -> int | None:
    """Give somebody something to do at once; return its key, None if nobody is there.

    A lead is for the same day, a talk in person for the next two.
    """
    customer = session.get_one(Customer, customer_id)
    able = load_team(session).may_do(
        task.doer,
        responsible_id=customer.responsible_id,
        supervisor_id=customer.supervisor_id,
    )
    if not able:
        return None
    due_on = load_open_days(session).next_open(today) or today
    in_person = task.kind is FollowUpKind.IN_PERSON
    raised = FollowUp(
        customer_id=customer_id,
        kind=task.kind,
        origin=task.origin,
        planned_on=due_on,
        due_on=due_on,
        earliest_on=today,
        latest_on=due_on + timedelta(days=_TALK_DAYS if in_person else 0),
        staff_id=able[0],
        method=FollowUpMethod.IN_PERSON if in_person else FollowUpMethod.PHONE,
        reference_on=today,
        subject=task.subject,
        max_attempts=load_contact_rules(session).max_attempts,
    )
    session.add(raised)
    session.flush()
    return raised.id


def _is_latest(session: Session, visit: Visit) -> bool:
    given = {"customer_id": visit.customer_id, "visited_on": visit.visited_on}
    return session.scalar(_LATER, given) is None


def _supersede(session: Session, visit: Visit, *, today: date, staff_id: int | None) -> None:
    families = set(session.scalars(_FAMILIES, {"visit_id": visit.id}))
    needless = [
        each.id
        for each in open_followups(session, visit.customer_id)
        if each.kind in RETURN_KINDS
        or (each.kind is FollowUpKind.DUE_BACK and each.family_id in {None, *families})
        or (each.kind in CADENCE_KINDS and not each.by_hand)
    ]
    ending = Ending(
        cause=ClosingCause.VISIT,
        state=FollowUpState.SUPERSEDED,
        closed_on=today,
        visit_id=visit.id,
        staff_id=staff_id,
    )
    close_followups(session, keys=needless, ending=ending)


def _mark_arrived(session: Session, visit: Visit) -> None:
    given = {"customer_id": visit.customer_id, "visited_on": visit.visited_on}
    booking = session.scalar(_BOOKING, given)
    if booking is not None:
        booking.state, booking.visit_id = AppointmentState.ARRIVED, visit.id
        session.flush()


def _wanted_origins(session: Session, customer_id: int, day: date) -> set[str]:
    families = session.scalars(
        sa.select(VisitLine.family_id)
        .where(
            VisitLine.customer_id == customer_id,
            VisitLine.visited_on == day,
            VisitLine.state == LineState.DONE,
            VisitLine.amount_minor >= 0,
        )
        .distinct()
    ).all()
    ladders = load_ladders(session, families)
    return {aftercare_origin(day, step.after_days) for steps in ladders.values() for step in steps}
