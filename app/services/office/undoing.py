"""Undo as the desk presses it: one's own last change, or anyone's for those who may."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.models import JournalEntry
from app.services.followups.contact_log import refuse_settled
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound, NothingToUndo
from app.services.foundation.undo import Undone, standing_entries, undo_entry
from app.services.rules.permissions import require
from app.words import Permission


def undo_last_own(session: Session, *, actor: Actor, now: datetime) -> Undone:
    """Take back the last change of ``actor`` that stands.

    Raises:
        NothingToUndo: They have changed nothing, or everything is undone.
        ContactSettled: It wrote an entry of the log that is older than a day.
        ChangedSince: A later change stands in the way.
    """
    require(actor, Permission.UNDO_OWN)
    last = session.scalars(
        standing_entries().where(JournalEntry.actor_id == actor.staff_id).limit(1)
    ).first()
    if last is None:
        raise NothingToUndo
    refuse_settled(session, entry_id=last.id, now=now)
    return undo_entry(session, entry_id=last.id)


def undo_change(session: Session, *, entry_id: int, actor: Actor, now: datetime) -> Undone:
    """Take back one change, by whom it may have been.

    Raises:
        NotFound: There is no such entry.
        NotAllowed: It is someone else's and the role does not reach that far.
        ContactSettled: It wrote an entry of the log that is older than a day.
        AlreadyUndone, ChangedSince: See ``undo_entry``.
    """
    entry = session.get(JournalEntry, entry_id)
    if entry is None:
        raise NotFound("journal entry", entry_id)
    own = entry.actor_id == actor.staff_id
    require(actor, Permission.UNDO_OWN if own else Permission.UNDO_ANY)
    refuse_settled(session, entry_id=entry_id, now=now)
    return undo_entry(session, entry_id=entry_id)
