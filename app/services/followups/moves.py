"""Follow-ups moved to another day or to another person; how many are open stays the same."""

from collections.abc import Collection
from datetime import date, time
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, FollowUp
from app.services.followups.checks import (
    may_be_contacted,
    may_ring,
    open_followup,
    refuse_day,
    refuse_disturbing,
    refuse_nobody,
)
from app.services.followups.wanted import Wanted, left_over
from app.services.foundation.actors import Actor
from app.services.foundation.bulk import update_rows
from app.services.planning.opening_hours import load_open_days
from app.services.rules.permissions import require
from app.services.rules.workdays import OpenDays
from app.words import FollowUpKind, Permission


def move_followup(
    session: Session,
    *,
    followup_id: int,
    to_on: date,
    at: time | None = None,
    actor: Actor,
    today: date,
) -> None:
    """Move an open follow-up to another day; without ``at`` it keeps its time if that will do.

    Raises:
        NotAllowed: The actor may not work with follow-ups.
        NotFound, FollowUpClosed: It is gone, or no longer open.
        Refusal: A day or a time that will not do, or that the customer is left in peace.
    """
    require(actor, Permission.WORK_FOLLOWUPS)
    move_open(session, open_followup(session, followup_id), to_on=to_on, at=at, today=today)


def move_open(
    session: Session, followup: FollowUp, *, to_on: date, at: time | None, today: date
) -> None:
    """Move a follow-up that is known to be open.

    Raises:
        Refusal: A day or a time that will not do, or that the customer is left in peace.
    """
    refuse_day(session, day=to_on, at=at, today=today)
    if followup.kind is not FollowUpKind.COMPLAINT_CALL_BACK:
        refuse_disturbing(session.get_one(Customer, followup.customer_id), to_on)
    cells = _moved(followup, to_on, at, load_open_days(session))
    for name, value in cells.items():
        setattr(followup, name, value)
    session.flush()


def move_late(session: Session, *, wanted: Wanted, to_on: date, actor: Actor, today: date) -> int:
    """Move what is left over from before the first day wanted; return how many that were.

    Customers who are to be left in peace on that day keep theirs where they are.

    Raises:
        NotAllowed: The actor may not work with follow-ups.
        FollowUpInPast, ClinicClosed: The day will not do.
    """
    require(actor, Permission.WORK_FOLLOWUPS)
    refuse_day(session, day=to_on, at=None, today=today)
    query = (
        sa.select(FollowUp, Customer)
        .join(Customer, Customer.id == FollowUp.customer_id)
        .where(left_over(wanted.first_on, today), *wanted.narrowed)
        .order_by(FollowUp.id)
    )
    calendar = load_open_days(session)
    rows = [
        {"id": followup.id} | _moved(followup, to_on, None, calendar)
        for followup, customer in session.execute(query)
        if may_be_contacted(followup, customer, to_on)
    ]
    update_rows(session, FollowUp, rows)
    return len(rows)


def move_to_person(
    session: Session, *, followup_ids: Collection[int], staff_id: int | None, actor: Actor
) -> int:
    """Give open follow-ups to somebody else; return how many.

    Raises:
        NotAllowed: The actor may not work with follow-ups.
        ByNobody: Nobody was named, or somebody who no longer works here.
        NotFound, FollowUpClosed: One of them is gone, or no longer open.
    """
    require(actor, Permission.WORK_FOLLOWUPS)
    person = refuse_nobody(session, staff_id)
    for key in sorted(followup_ids):
        open_followup(session, key).staff_id = person
    session.flush()
    return len(followup_ids)


def _moved(followup: FollowUp, to_on: date, at: time | None, calendar: OpenDays) -> dict[str, Any]:
    """Return the cells of a follow-up on another day; the window grows along."""
    kept = followup.due_at if at is None else at
    return {
        "due_on": to_on,
        "due_at": kept if kept is not None and may_ring(calendar, to_on, kept) else None,
        "earliest_on": min(followup.earliest_on, to_on),
        "latest_on": max(followup.latest_on, to_on),
    }
