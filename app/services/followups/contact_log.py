"""Writing the log of contacts: unplanned ones, edits within a day, corrections afterwards."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Contact, Customer, FollowUpClosing, JournalRow
from app.services.archive.opening import open_customer, refuse_future
from app.services.followups.contact_writing import cells_of, log_unplanned, stamps
from app.services.followups.edits import FollowUpEntry, plan_by_hand
from app.services.followups.effects import (
    Followed,
    follow_contact,
    follow_new_words,
    known_of,
)
from app.services.followups.entries import (
    TALKED,
    ContactEntry,
    NextEntry,
    OutcomeEntry,
    Recorded,
    refuse_odd,
)
from app.services.followups.errors import NewDayMissing
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound, Refusal
from app.services.planning.plans import plan_customer
from app.services.rules.permissions import require
from app.words import FollowUpMethod, Outcome, Permission
from app.words.language import N_


@dataclass(eq=False)
class ContactSettled(Refusal):
    """The entry is older than a day; only a correction may follow it."""

    settled_at: datetime

    says = N_("The entry is older than a day and stays as it is. Write a correction instead.")


@dataclass(eq=False)
class ContactCorrected(Refusal):
    """The entry was corrected before; the latest correction is the one to correct."""

    says = N_("This entry was corrected already. Please correct the newer one.")


@dataclass(eq=False)
class OutcomeStays(Refusal):
    """An edit that would make more of an entry than other words: who was reached was reached."""

    outcome: Outcome

    says = N_("What came of it stays “{outcome}”. Take the entry back and write it anew instead.")


_EDITED: Final = '"edited_at"'


def log_contact(
    session: Session,
    *,
    customer_id: int,
    entry: ContactEntry,
    actor: Actor,
    now: datetime,
    today: date,
) -> Recorded:
    """Write down a contact that nobody had planned, and do what follows from it.

    Raises:
        NotAllowed: The actor may not work with follow-ups.
        DayInFuture: It has not taken place yet.
        NewDayMissing: “Moved to” without the day.
        Refusal: What ``open_customer`` refuses; answers that do not fit together; a next date
            that will not do.
    """
    require(actor, Permission.WORK_FOLLOWUPS)
    customer = open_customer(session, customer_id)
    told = entry.told
    refuse_future(told.contacted_on or today, today=today)
    refuse_odd(told, told.method or FollowUpMethod.PHONE)
    if told.outcome is Outcome.MOVED and told.next is None:
        raise NewDayMissing
    contact = log_unplanned(
        session,
        customer_id=customer_id,
        entry=entry,
        staff_id=actor.staff_id,
        now=now,
        today=today,
    )
    followed = follow_contact(session, contact=contact, about=None, actor=actor, today=today)
    if told.next is not None:
        contact.next_id = _plan_next(session, customer, told.next, actor, today)
    return _recorded(session, contact, followed, today)


def edit_contact(
    session: Session,
    *,
    contact_id: int,
    told: OutcomeEntry,
    actor: Actor,
    now: datetime,
    today: date,
) -> Recorded:
    """Put an entry into other words while it is fresh; a next date in it is left alone.

    Raises:
        NotAllowed: The actor may not work with follow-ups.
        NotFound, ContactCorrected: It is gone, or a correction took its place.
        ContactSettled: It is older than a day.
        OutcomeStays: It would say that somebody else, or nobody, was reached.
        Refusal: Answers that do not fit together.
    """
    require(actor, Permission.WORK_FOLLOWUPS)
    contact = _standing(session, contact_id)
    if now > contact.settles_at:
        raise ContactSettled(contact.settles_at)
    if told.outcome is not contact.outcome and not {told.outcome, contact.outcome} <= TALKED:
        raise OutcomeStays(contact.outcome)
    method = told.method or contact.method
    refuse_odd(told, method)
    known = known_of(contact)
    for name, value in cells_of(told, method).items():
        setattr(contact, name, value)
    contact.edited_at = now
    session.flush()
    followed = follow_new_words(session, contact=contact, known=known, actor=actor, today=today)
    return _recorded(session, contact, followed, today)


def correct_contact(
    session: Session,
    *,
    contact_id: int,
    told: OutcomeEntry,
    actor: Actor,
    now: datetime,
    today: date,
) -> Recorded:
    """Write a correction that takes the place of an entry; the original stays as it was.

    Raises:
        NotAllowed: The actor may not work with follow-ups.
        NotFound: It is gone.
        ContactCorrected: The latest correction is the one to correct.
        Refusal: Answers that do not fit together.
    """
    require(actor, Permission.WORK_FOLLOWUPS)
    original = _standing(session, contact_id)
    method = told.method or original.method
    refuse_odd(told, method)
    correction = Contact(
        customer_id=original.customer_id,
        followup_id=original.followup_id,
        corrects_id=original.id,
        contacted_on=original.contacted_on,
        staff_id=actor.staff_id,
        target=original.target,
        initiator=original.initiator,
        **stamps(now),
        **cells_of(told, method),
    )
    session.add(correction)
    session.flush()
    _hand_over_trace(session, original, correction)
    followed = follow_new_words(
        session, contact=correction, known=known_of(original), actor=actor, today=today
    )
    return _recorded(session, correction, followed, today)


def refuse_settled(session: Session, *, entry_id: int, now: datetime) -> None:
    """Pass if taking back a journal entry would leave the settled part of the log as it is.

    Raises:
        ContactSettled: It wrote, or edited, an entry of the log more than a day ago.
    """
    query = (
        sa.select(sa.func.min(Contact.settles_at))
        .join(JournalRow, JournalRow.row_key == Contact.id)
        .where(JournalRow.entry_id == entry_id, JournalRow.table_name == Contact.__tablename__)
        .where(JournalRow.before.is_(None) | JournalRow.before.contains(_EDITED))
    )
    settled_at = session.scalar(query)
    if settled_at is not None and settled_at < now:
        raise ContactSettled(settled_at)


def _standing(session: Session, contact_id: int) -> Contact:
    """Return an entry that no correction took the place of."""
    contact = session.get(Contact, contact_id)
    if contact is None:
        raise NotFound("contact", contact_id)
    correction = sa.select(Contact.id).where(Contact.corrects_id == contact_id)
    if session.scalar(correction) is not None:
        raise ContactCorrected
    return contact


def _plan_next(
    session: Session, customer: Customer, wanted: NextEntry, actor: Actor, today: date
) -> int:
    staff_id = wanted.staff_id or customer.responsible_id or actor.staff_id
    entry = FollowUpEntry(
        kind=wanted.kind,
        due_on=wanted.due_on,
        due_at=wanted.due_at,
        staff_id=staff_id,
        ask=wanted.content,
    )
    return plan_by_hand(session, customer=customer, entry=entry, today=today)


def _hand_over_trace(session: Session, original: Contact, correction: Contact) -> None:
    """Let the follow-up the entry was about be ended by what is right now."""
    query = sa.select(FollowUpClosing).where(
        FollowUpClosing.contact_id == original.id,
        FollowUpClosing.followup_id == original.followup_id,
    )
    if (trace := session.scalar(query)) is not None:
        trace.contact_id = correction.id
        session.flush()


def _recorded(session: Session, contact: Contact, followed: Followed, today: date) -> Recorded:
    plan_customer(session, customer_id=contact.customer_id, today=today)
    return Recorded(
        contact_id=contact.id,
        next_id=contact.next_id,
        closed=False,
        raised=followed.raised,
        complaint_id=followed.complaint_id,
    )
