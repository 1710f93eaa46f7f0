"""What a booking means for follow-ups: no reminder while it stands, a call when it was missed."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Appointment, FollowUp, Item
from app.services.foundation.bulk import insert_rows
from app.services.planning.closings import (
    RETURN_KINDS,
    Ending,
    close_followups,
    open_followups,
)
from app.services.planning.facts import Facts, load_facts
from app.services.planning.frame import load_frame
from app.services.planning.placing import Placer
from app.services.planning.plans import plan_customer
from app.services.planning.proposals import Placing, Proposal
from app.services.planning.reasons import NO_SHOW
from app.services.rules.planning_days import Window
from app.words import ClosingCause, FollowUpKind, FollowUpState

STOPPED_KINDS: Final = (FollowUpKind.DUE_BACK, *RETURN_KINDS)
_CALL_DAYS: Final = 2


def follow_confirmation(
    session: Session, *, booking: Appointment, today: date, staff_id: int | None
) -> int:
    """Close the reminders that the booking makes needless, with a trace; return how many."""
    needless = [
        each.id
        for each in open_followups(session, booking.customer_id)
        if each.kind in STOPPED_KINDS
    ]
    ending = Ending(
        cause=ClosingCause.BOOKING,
        state=FollowUpState.SUPERSEDED,
        closed_on=today,
        staff_id=staff_id,
        appointment_id=booking.id,
    )
    return close_followups(session, keys=needless, ending=ending)


def follow_no_show(session: Session, *, booking: Appointment, today: date) -> None:
    """Plan a call to whoever did not come, at once, then what else falls due for them again."""
    frame = load_frame(
        session,
        today=today,
        from_on=today,
        to_on=today + timedelta(days=_CALL_DAYS),
        customer_ids=[booking.customer_id],
    )
    placer = Placer(frame)
    for facts in load_facts(session, frame).values():
        placer.place_all(_missed(session, facts, booking, today))
    insert_rows(session, FollowUp, placer.rows)
    plan_customer(session, customer_id=booking.customer_id, today=today)


def _missed(
    session: Session, facts: Facts, booking: Appointment, today: date
) -> Iterator[Proposal]:
    """Yield the call; none if a later booking is confirmed or a reminder is open all the same."""
    if any(each.kind in STOPPED_KINDS for each in facts.open):
        return
    once = facts.who.visit_count == 1 and facts.who.first_visit_on is not None
    latest_on = today + timedelta(days=_CALL_DAYS)
    yield Proposal(
        facts=facts,
        kind=FollowUpKind.SECOND_VISIT if once else FollowUpKind.DUE_BACK,
        origin=str(facts.who.first_visit_on) if once else f"{NO_SHOW}/{booking.id}",
        window=Window(earliest_on=today, ideal_on=today, latest_on=latest_on),
        placing=Placing.AT_ONCE,
        due=True,
        reference_on=booking.starts_on,
        family_id=session.scalar(sa.select(Item.family_id).where(Item.id == booking.item_id)),
        subject=NO_SHOW,
    )
