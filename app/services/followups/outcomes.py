"""What came of a follow-up: one key, and everything that follows from it in one transaction."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from app.models import Contact, Customer, FollowUp
from app.services.archive.opening import open_customer
from app.services.followups.called_days import called_on
from app.services.followups.checks import (
    may_be_contacted,
    open_followup,
    refuse_ended_call_back,
)
from app.services.followups.contact_writing import log_outcome
from app.services.followups.edits import FollowUpEntry, plan_by_hand
from app.services.followups.effects import end_by_contact, follow_contact
from app.services.followups.entries import (
    COSTLY,
    MISSED,
    NextEntry,
    OutcomeEntry,
    Recorded,
    plain,
    refuse_odd,
)
from app.services.followups.errors import NewDayMissing
from app.services.followups.moves import move_open
from app.services.foundation.actors import Actor
from app.services.planning.opening_hours import load_open_days
from app.services.planning.plans import plan_customer
from app.services.rules.permissions import require
from app.words import (
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    Outcome,
    Permission,
)

_SENT: Final = (FollowUpKind.HOLIDAY, FollowUpKind.DATES)  # done once the message is out
_WRITTEN: Final = frozenset({FollowUpMethod.SMS, FollowUpMethod.WECHAT}) | COSTLY


def record_outcome(
    session: Session,
    *,
    followup_id: int,
    entry: OutcomeEntry,
    actor: Actor,
    now: datetime,
    today: date,
) -> Recorded:
    """Write down what came of a follow-up, and do what follows from it.

    Who was talked to has it done, and the cadence starts anew from that day; who was not reached
    is tried again on the next open day until the attempts are used up.

    Raises:
        NotAllowed: The actor may not work with follow-ups.
        NotFound, FollowUpClosed: It is gone, or no longer open.
        NewDayMissing: “Moved to” without the day.
        DayInFuture, CalledTooEarly: It cannot have been on that day.
        AnswersElsewhere: A complaint is called back for; only its three answers end that.
        Refusal: Answers that do not fit together; a next date that will not do.
    """
    require(actor, Permission.WORK_FOLLOWUPS)
    followup = _checked(session, followup_id, entry)
    customer = open_customer(session, followup.customer_id)
    staff_id, on = actor.staff_id, _day_of(followup, entry, today)
    contact = log_outcome(session, followup=followup, told=entry, staff_id=staff_id, now=now, on=on)
    done = _Call(followup, contact, entry.next, today)
    closed = _end_or_try_again(session, done)
    followed = follow_contact(session, contact=contact, about=followup, actor=actor, today=today)
    if closed:
        contact.next_id = _plan_next(session, customer, done)
        plan_customer(session, customer_id=customer.id, today=today)
    return Recorded(
        contact_id=contact.id,
        next_id=contact.next_id,
        closed=closed,
        raised=followed.raised,
        complaint_id=followed.complaint_id,
    )


def _checked(session: Session, followup_id: int, entry: OutcomeEntry) -> FollowUp:
    """Return the follow-up, once it is open and the answers fit together."""
    followup = open_followup(session, followup_id)
    refuse_odd(entry, entry.method or followup.method)
    refuse_ended_call_back(session, followup, entry.outcome)
    if entry.outcome is Outcome.MOVED and entry.next is None:
        raise NewDayMissing
    return followup


def _day_of(followup: FollowUp, entry: OutcomeEntry, today: date) -> date:
    return called_on(
        entry.contacted_on, kind=followup.kind, reference_on=followup.reference_on, today=today
    )


@dataclass(frozen=True, slots=True)
class _Call:
    """A follow-up, the contact it led to, and the next date."""

    followup: FollowUp
    contact: Contact
    next: NextEntry | None
    today: date


def _end_or_try_again(session: Session, call: _Call) -> bool:
    """Return whether the follow-up is over; else it stands on its next day."""
    outcome = call.contact.outcome
    if outcome is Outcome.MOVED:
        _move(session, call)
        return False
    if outcome in MISSED and not _is_sent(call):
        return _count_attempt(session, call)
    _end(session, call, FollowUpState.DONE)
    return True


def _is_sent(call: _Call) -> bool:
    """Return whether a greeting in writing is out, with which it is done."""
    return (
        call.contact.outcome is Outcome.MESSAGE_LEFT
        and call.followup.kind in _SENT
        and call.contact.method in _WRITTEN
    )


def _count_attempt(session: Session, call: _Call) -> bool:
    """Try again, or give up with a trace; a complaint call-back is never given up."""
    followup = call.followup
    attempts = followup.attempts + 1
    gives_up = attempts >= followup.max_attempts
    if gives_up and followup.kind is not FollowUpKind.COMPLAINT_CALL_BACK:
        _end(session, call, FollowUpState.CANCELLED)
        followup.attempts = attempts
        session.flush()
        return True
    followup.max_attempts = max(followup.max_attempts, attempts + 1)
    followup.attempts = attempts
    _move(session, call)
    return False


def _move(session: Session, call: _Call) -> None:
    if call.next is not None:
        followup, wanted = call.followup, call.next
        followup.ask = plain(wanted.content) or followup.ask
        move_open(session, followup, to_on=wanted.due_on, at=wanted.due_at, today=call.today)
        return
    after = call.contact.contacted_on + timedelta(days=1)
    following = load_open_days(session).next_open(max(after, call.today))
    if following is not None and following > call.followup.due_on:
        customer = session.get_one(Customer, call.followup.customer_id)
        if may_be_contacted(call.followup, customer, following):
            move_open(session, call.followup, to_on=following, at=None, today=call.today)


def _end(session: Session, call: _Call, state: FollowUpState) -> None:
    end_by_contact(session, keys=[call.followup.id], contact=call.contact, state=state)


def _plan_next(session: Session, customer: Customer, call: _Call) -> int | None:
    followup, wanted = call.followup, call.next
    if wanted is None:
        return None
    content = plain(wanted.content)
    entry = FollowUpEntry(
        kind=wanted.kind,
        due_on=wanted.due_on,
        due_at=wanted.due_at,
        staff_id=followup.staff_id if wanted.staff_id is None else wanted.staff_id,
        method=FollowUpMethod.PHONE if followup.method in COSTLY else followup.method,
        target=followup.target,
        family_id=followup.family_id,
        ask=content or followup.ask,
        say=None if content else followup.say,
    )
    return plan_by_hand(session, customer=customer, entry=entry, today=call.today)
