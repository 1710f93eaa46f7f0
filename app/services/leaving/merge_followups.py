"""Follow-ups that both files of one person have are left once."""

from datetime import date

from sqlalchemy.orm import Session

from app.services.foundation.actors import Actor
from app.services.planning.closings import Ending, close_followups, open_followups
from app.words import ClosingCause, FollowUpState


def unite_followups(
    session: Session, *, keep_id: int, other_id: int, actor: Actor, today: date
) -> int:
    """Close what is open in both files in the one that is given up; return how many.

    One open follow-up per customer, kind and origin is all the table takes.
    """
    kept = {(each.kind, each.origin) for each in open_followups(session, keep_id)}
    doubled = [
        each.id for each in open_followups(session, other_id) if (each.kind, each.origin) in kept
    ]
    ending = Ending(
        cause=ClosingCause.MERGED,
        state=FollowUpState.SUPERSEDED,
        closed_on=today,
        staff_id=actor.staff_id,
    )
    return close_followups(session, keys=doubled, ending=ending)
