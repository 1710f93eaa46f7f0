"""Follow-ups added and called off by hand."""

from dataclasses import dataclass
from datetime import date, time
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import ComplaintCase, Customer, Family, FollowUp
from app.services.archive.opening import open_customer
from app.services.followups.checks import (
    open_followup,
    refuse_channel,
    refuse_day,
    refuse_disturbing,
    refuse_nobody,
    refuse_second,
)
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound, Refusal
from app.services.planning.closings import Ending, close_followups
from app.services.planning.opening_hours import load_contact_rules
from app.services.rules.permissions import require
from app.words import (
    ClosingCause,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    FollowUpTarget,
    HeldRule,
    Permission,
)
from app.words.language import N_


@dataclass(eq=False)
class ContentMissing(Refusal):
    """Neither what to ask nor what to say was given."""

    says = N_("It says neither what to ask nor what to say. Please type one of them.")


@dataclass(eq=False)
class CallBackOfNothing(Refusal):
    """A complaint call-back added by hand; it comes with its complaint."""

    says = N_("A call-back comes with its complaint. Please write down the complaint.")


@dataclass(eq=False)
class CallBackStays(Refusal):
    """A complaint is called back without exception."""

    says = N_("Every complaint is called back. It can be moved, never called off.")


@dataclass(eq=False)
class WhyMissing(Refusal):
    """A follow-up is called off without saying why."""

    says = N_("Why is it called off? Please say so in a few words.")


_LONGEST_TEXT: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpEntry:
    """A follow-up as the dialog collects it.

    Attributes:
        due_at: Local time of day; ``None`` for any time of that day.
        staff_id: Who is to do it.
        family_id: The treatment it is about, if it is about one.
        subject: A few words on what it is about; ``None`` where the kind says enough.
        ask: What to ask; this or ``say``, what to say, is needed.
    """

    kind: FollowUpKind
    due_on: date
    due_at: time | None = None
    staff_id: int | None
    method: FollowUpMethod = FollowUpMethod.PHONE
    target: FollowUpTarget = FollowUpTarget.CUSTOMER
    family_id: int | None = None
    subject: str | None = None
    ask: str | None = None
    say: str | None = None


def add_followup(
    session: Session, *, customer_id: int, entry: FollowUpEntry, actor: Actor, today: date
) -> int:
    """Plan a follow-up by hand; the engine leaves it alone. Return its key.

    Raises:
        NotAllowed: The actor may not work with follow-ups.
        ContentMissing: Neither what to ask nor what to say was given.
        CallBackOfNothing: A complaint call-back comes with its complaint.
        Refusal: What ``open_customer`` refuses; a day, a time, a person or a channel that will
            not do; a second open one of the kind.
    """
    require(actor, Permission.WORK_FOLLOWUPS)
    customer = open_customer(session, customer_id)
    if not (_plain(entry.ask) or _plain(entry.say)):
        raise ContentMissing
    return plan_by_hand(session, customer=customer, entry=entry, today=today)


def plan_by_hand(session: Session, *, customer: Customer, entry: FollowUpEntry, today: date) -> int:
    """Write a follow-up down; without content the usual words of its kind are said.

    Raises:
        Refusal: What ``add_followup`` refuses, but for missing content.
    """
    staff_id = _refuse_impossible(session, customer, entry, today)
    followup = FollowUp(
        customer_id=customer.id,
        kind=entry.kind,
        origin=_next_origin(session),
        planned_on=entry.due_on,
        due_on=entry.due_on,
        due_at=entry.due_at,
        earliest_on=entry.due_on,
        latest_on=entry.due_on,
        staff_id=staff_id,
        method=entry.method,
        target=entry.target,
        family_id=entry.family_id,
        reference_on=today,
        subject=_plain(entry.subject),
        ask=_plain(entry.ask),
        say=_plain(entry.say),
        max_attempts=load_contact_rules(session).max_attempts,
        by_hand=True,
    )
    session.add(followup)
    session.flush()
    return followup.id


def cancel_followup(
    session: Session, *, followup_id: int, why: str, actor: Actor, today: date
) -> None:
    """Call a follow-up off, with the reason as its trace.

    Raises:
        NotAllowed: The actor may not work with follow-ups.
        NotFound, FollowUpClosed: It is gone, or no longer open.
        CallBackStays: It is a complaint call-back.
        WhyMissing: No reason was given.
    """
    require(actor, Permission.WORK_FOLLOWUPS)
    followup = open_followup(session, followup_id)
    if followup.kind is FollowUpKind.COMPLAINT_CALL_BACK:
        raise CallBackStays().on_record(
            HeldRule.CALL_BACK_STAYS, case_id=_case_of(session, followup)
        )
    reason = _plain(why)
    if reason is None:
        raise WhyMissing
    ending = Ending(
        cause=ClosingCause.BY_HAND,
        state=FollowUpState.CANCELLED,
        closed_on=today,
        staff_id=actor.staff_id,
        why=reason[:_LONGEST_TEXT],
    )
    close_followups(session, keys=[followup.id], ending=ending)


def _refuse_impossible(
    session: Session, customer: Customer, entry: FollowUpEntry, today: date
) -> int:
    """Return who is to do it, once nothing stands against the entry."""
    if entry.kind is FollowUpKind.COMPLAINT_CALL_BACK:
        raise CallBackOfNothing
    if entry.family_id is not None and session.get(Family, entry.family_id) is None:
        raise NotFound("family", entry.family_id)
    refuse_day(session, day=entry.due_on, at=entry.due_at, today=today)
    refuse_disturbing(customer, entry.due_on)
    refuse_channel(session, customer, entry.method)
    staff_id = refuse_nobody(session, entry.staff_id)
    refuse_second(session, customer.id, entry.kind)
    return staff_id


def _case_of(session: Session, followup: FollowUp) -> int | None:
    query = sa.select(ComplaintCase.id)
    return session.scalar(query.where(ComplaintCase.complaint_id == followup.complaint_id))


def _next_origin(session: Session) -> str:
    """Return an origin that no follow-up had, so that undoing the end of one hits no other."""
    last = session.scalar(sa.select(sa.func.max(FollowUp.id))) or 0
    return f"by hand/{last + 1}"


def _plain(text: str | None) -> str | None:
    return (text or "").strip() or None
