"""Working through calls: the card with what was half-typed, and what comes after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.models import FollowUp
from app.services.followups.call_cards import Call, load_call
from app.services.followups.drafts import forget_draft, load_draft
from app.services.followups.entries import OutcomeEntry, Recorded
from app.services.followups.outcomes import record_outcome
from app.services.followups.rows import FollowUpRow, load_rows
from app.services.foundation.actors import Actor
from app.services.leaving.statuses import pause_contact
from app.words import ContactPause, FollowUpState


@dataclass(frozen=True, slots=True, kw_only=True)
class CallInHand:
    """A call as somebody opens it.

    Attributes:
        texts: What they had typed before and not saved, by field.
        next: The call that comes after it in its list.
    """

    call: Call
    texts: dict[str, str]
    next: FollowUpRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedCall:
    """A call as the card collects it.

    Attributes:
        peace_until_on: The last day on which a customer who asked for it is left in peace;
            ``None`` for good.
    """

    followup_id: int
    told: OutcomeEntry
    peace_until_on: date | None = None


def take_call(
    session: Session, *, followup_id: int, queue: Sequence[int] = (), actor: Actor, today: date
) -> CallInHand:
    """Return the card of a follow-up, with what the actor had typed about it.

    Args:
        session: Only read.
        followup_id: Which.
        queue: The list it stands in; after its end one begins again at the top.
        actor: Whose draft.
        today: The clinic's day.

    Raises:
        NotFound: It is gone.
    """
    rows = load_rows(session, keys=_following(queue, followup_id), today=today)
    return CallInHand(
        call=load_call(session, followup_id=followup_id, today=today),
        texts=load_draft(session, followup_id=followup_id, actor=actor),
        next=next((row for row in rows if row.state is FollowUpState.OPEN), None),
    )


def finish_call(
    session: Session, *, finished: FinishedCall, actor: Actor, now: datetime, today: date
) -> Recorded:
    """Write down what came of a call, and forget what was half-typed about it.

    Raises:
        Refusal: What ``record_outcome`` refuses; a peace that would be over already.
    """
    key = finished.followup_id
    recorded = record_outcome(
        session, followup_id=key, entry=finished.told, actor=actor, now=now, today=today
    )
    if finished.peace_until_on is not None:
        pause_contact(
            session,
            customer_id=session.get_one(FollowUp, key).customer_id,
            pause=ContactPause.OPTED_OUT,
            until_on=finished.peace_until_on,
            actor=actor,
            today=today,
        )
    forget_draft(session, followup_id=key, actor=actor)
    return recorded


def _following(queue: Sequence[int], followup_id: int) -> list[int]:
    keys = list(queue)
    at = keys.index(followup_id) if followup_id in keys else -1
    return [key for key in keys[at + 1 :] + keys[: max(at, 0)] if key != followup_id]
