"""What follows from a contact for everything else that is planned for the customer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Contact, FollowUp, Phone, VisitLine
from app.services.complaints.feedback import FeedbackEntry, record_feedback
from app.services.foundation.actors import Actor
from app.services.leaving.statuses import mark_lost, pause_contact
from app.services.planning.closings import (
    CADENCE_KINDS,
    Ending,
    close_followups,
    open_followups,
)
from app.services.planning.next_steps import corrected_ids
from app.services.planning.reasons import WRONG_NUMBER
from app.services.planning.visits import Task, is_low, raise_talk, raise_task
from app.services.rules.rhythm import Doer
from app.words import (
    ClosingCause,
    ComplaintChannel,
    ContactPause,
    FeedbackKind,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    LeadValue,
    LineState,
    Outcome,
)
from app.words.language import say

_LONGEST_SUBJECT: Final = 200
_BY_NUMBER: Final = (FollowUpMethod.PHONE, FollowUpMethod.SMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What a contact led to: tasks raised, and the complaint it opened or is about."""

    raised: tuple[FollowUpKind, ...]
    complaint_id: int | None


class Known(NamedTuple):
    """What an entry of the log said before: reached, dissatisfied, a low score, a high lead."""

    counts: bool
    dissatisfied: bool
    low: bool
    high: bool


def follow_contact(
    session: Session, *, contact: Contact, about: FollowUp | None, actor: Actor, today: date
) -> Followed:
    """Do what follows from a contact, planned (``about``) or not; planning anew comes after.

    A complaint is opened, a wrong number marked, the cadence superseded, who wants peace left
    alone, and what cannot wait raised.
    """
    complaint_id = _take_complaint(session, contact, about, actor)
    _mark_number_wrong(session, contact)
    if contact.counts:
        _supersede(session, contact, about)
    _leave_alone(session, contact, actor, today)
    raised = _raise_tasks(session, contact, about, today)
    return Followed(raised=raised, complaint_id=complaint_id)


def known_of(contact: Contact) -> Known:
    """Return what was followed when this was written."""
    return Known(
        counts=contact.counts,
        dissatisfied=contact.outcome is Outcome.DISSATISFIED,
        low=is_low(contact.satisfaction),
        high=contact.lead_value is LeadValue.HIGH,
    )


def follow_new_words(
    session: Session, *, contact: Contact, known: Known, actor: Actor, today: date
) -> Followed:
    """Do what follows from other words, but for what is ``known`` and was followed before."""
    now, complaint_id = known_of(contact), None
    raised: tuple[FollowUpKind, ...] = ()
    if now.counts and not known.counts:
        _supersede(session, contact, None)
    if now.dissatisfied and not known.dissatisfied:
        complaint_id = _take_complaint(session, contact, None, actor)
    if now.low and not known.low:
        raised += _raise_talk(session, contact, None, today)
    if now.high and not known.high:
        raised += _raise_lead(session, contact, today)
    return Followed(raised=raised, complaint_id=complaint_id)


def end_by_contact(
    session: Session,
    *,
    keys: Collection[int],
    contact: Contact,
    state: FollowUpState,
) -> None:
    """End follow-ups on the day of a contact, with it as the trace."""
    ending = Ending(
        cause=ClosingCause.CONTACT,
        state=state,
        closed_on=contact.contacted_on,
        contact_id=contact.id,
        staff_id=contact.staff_id,
    )
    close_followups(session, keys=sorted(keys), ending=ending)


def _supersede(session: Session, contact: Contact, about: FollowUp | None) -> None:
    """Close what a contact makes needless: the rest of the cadence, and rungs left behind.

    Of a contact written down late, with a later one or a visit on file, the cadence is left as
    it counts from those.
    """
    cadence = () if _is_overtaken(session, contact) else CADENCE_KINDS
    needless = [
        each.id
        for each in open_followups(session, contact.customer_id)
        if not each.by_hand and (each.kind in cadence or _is_left_behind(each, about))
    ]
    end_by_contact(session, keys=needless, contact=contact, state=FollowUpState.SUPERSEDED)


def _is_overtaken(session: Session, contact: Contact) -> bool:
    """Return whether the customer was seen or spoken to after the day of the contact."""
    spoken = sa.exists().where(
        Contact.customer_id == contact.customer_id,
        Contact.contacted_on > contact.contacted_on,
        Contact.counts,
        Contact.id.not_in(corrected_ids()),
    )
    seen = sa.exists().where(
        VisitLine.customer_id == contact.customer_id,
        VisitLine.visited_on > contact.contacted_on,
        VisitLine.state == LineState.DONE,
        VisitLine.amount_minor >= 0,
    )
    return bool(session.scalar(sa.select(spoken | seen)))


def _take_complaint(
    session: Session, contact: Contact, about: FollowUp | None, actor: Actor
) -> int | None:
    """Return the complaint the contact is about: the one called back for, or a new one."""
    if about is not None and about.complaint_id is not None:
        return about.complaint_id
    if contact.outcome is not Outcome.DISSATISFIED:
        return None
    told = (contact.note, contact.effect, contact.product_gaps, contact.suggestions)
    entry = FeedbackEntry(
        customer_id=contact.customer_id,
        received_on=contact.contacted_on,
        kind=FeedbackKind.COMPLAINT,
        text="\n".join(text for text in told if text) or say("Dissatisfied; no more was noted."),
        channel=ComplaintChannel.FOLLOW_UP,
    )
    return record_feedback(session, entry=entry, actor=actor, now=contact.logged_at)


def _raise_tasks(
    session: Session, contact: Contact, about: FollowUp | None, today: date
) -> tuple[FollowUpKind, ...]:
    """Raise what cannot wait: a talk in person, a lead, a number to be found; return the kinds."""
    return (
        *_raise_talk(session, contact, about, today),
        *_raise_lead(session, contact, today),
        *_raise_search(session, contact, today),
    )


def _raise_talk(
    session: Session, contact: Contact, about: FollowUp | None, today: date
) -> tuple[FollowUpKind, ...]:
    """Raise a talk in person, unless the contact was one, or one is open already."""
    if not is_low(contact.satisfaction):
        return ()
    if about is not None and about.kind is FollowUpKind.IN_PERSON:
        return ()
    origin = _origin(contact)
    key = raise_talk(session, customer_id=contact.customer_id, origin=origin, today=today)
    return () if key is None else (FollowUpKind.IN_PERSON,)


def _raise_lead(session: Session, contact: Contact, today: date) -> tuple[FollowUpKind, ...]:
    if contact.lead_value is not LeadValue.HIGH:
        return ()
    subject = (contact.lead or "")[:_LONGEST_SUBJECT]
    task = Task(kind=FollowUpKind.LEAD, origin=_origin(contact), subject=subject)
    return _raise(session, contact, task, today)


def _raise_search(session: Session, contact: Contact, today: date) -> tuple[FollowUpKind, ...]:
    """Have the right number found, unless the archive is to be looked through anyway."""
    if contact.outcome is not Outcome.WRONG_NUMBER:
        return ()
    kinds = {each.kind for each in open_followups(session, contact.customer_id)}
    if FollowUpKind.ARCHIVE_UPDATE in kinds:
        return ()
    task = Task(
        kind=FollowUpKind.ARCHIVE_UPDATE,
        origin=_origin(contact),
        subject=WRONG_NUMBER,
        doer=Doer.FRONT_DESK,
    )
    return _raise(session, contact, task, today)


def _raise(session: Session, contact: Contact, task: Task, today: date) -> tuple[FollowUpKind, ...]:
    key = raise_task(session, customer_id=contact.customer_id, task=task, today=today)
    return () if key is None else (task.kind,)


def _origin(contact: Contact) -> str:
    return f"contact/{contact.id}"


def _mark_number_wrong(session: Session, contact: Contact) -> None:
    """Mark the number that was rung; letters and gifts say nothing about it."""
    if contact.outcome is not Outcome.WRONG_NUMBER or contact.method not in _BY_NUMBER:
        return
    query = (
        sa.select(Phone)
        .where(Phone.customer_id == contact.customer_id, Phone.wrong.is_(False))
        .order_by(Phone.position, Phone.id)
        .limit(1)
    )
    if (phone := session.scalar(query)) is not None:
        phone.wrong = True
        session.flush()


def _leave_alone(session: Session, contact: Contact, actor: Actor, today: date) -> None:
    """Leave who asked for it in peace, or who is gone; call off all that was planned for them.

    A complaint call-back stays.
    """
    customer_id = contact.customer_id
    if contact.outcome is Outcome.DO_NOT_DISTURB:
        pause_contact(
            session,
            customer_id=customer_id,
            pause=ContactPause.OPTED_OUT,
            until_on=None,
            actor=actor,
            today=today,
        )
    elif contact.outcome is Outcome.GONE:
        mark_lost(session, customer_id=customer_id, actor=actor, today=today)


def _is_left_behind(each: FollowUp, about: FollowUp | None) -> bool:
    """Return whether an earlier rung of the same ladder is asked for by the later one."""
    if about is None or about.kind is not FollowUpKind.AFTERCARE:
        return False
    return (
        each.kind is FollowUpKind.AFTERCARE
        and each.reference_on == about.reference_on
        and (each.step or 0) < (about.step or 0)
    )
