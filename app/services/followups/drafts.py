"""What somebody has typed about a call and not saved: it survives closing and a crash."""

import json
from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import CallDraft, FollowUp
from app.services.foundation.actors import Actor
from app.words import FollowUpState


def load_draft(session: Session, *, followup_id: int, actor: Actor) -> dict[str, str]:
    """Return what the actor had typed, by field; nothing if nothing is kept."""
    kept = session.scalars(_own(followup_id, actor)).first()
    return {} if kept is None else json.loads(kept.texts)


def keep_draft(
    session: Session, *, followup_id: int, texts: Mapping[str, str], actor: Actor
) -> None:
    """Keep what the actor has typed, in place of what was kept; nothing typed keeps nothing.

    A follow-up that is gone or has ended by now keeps nothing either.
    """
    typed = {name: text for name, text in texts.items() if text.strip()}
    followup = session.get(FollowUp, followup_id)
    if not typed or followup is None or followup.state is not FollowUpState.OPEN:
        forget_draft(session, followup_id=followup_id, actor=actor)
        return
    if actor.staff_id is None:
        return
    kept = session.scalars(_own(followup_id, actor)).first()
    if kept is None:
        kept = CallDraft(staff_id=actor.staff_id, followup_id=followup_id)
        session.add(kept)
    kept.texts = json.dumps(typed, ensure_ascii=False)
    session.flush()


def forget_draft(session: Session, *, followup_id: int, actor: Actor) -> None:
    """Forget what the actor had typed, once it is saved or wiped."""
    for kept in session.scalars(_own(followup_id, actor)):
        session.delete(kept)
    session.flush()


def _own(followup_id: int, actor: Actor) -> sa.Select[CallDraft]:
    return sa.select(CallDraft).where(
        CallDraft.followup_id == followup_id, CallDraft.staff_id == actor.staff_id
    )
