"""Attempts that a rule refused: who tried what, and that the rule held."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.models import RefusedAttempt, StaffMember
from app.services.foundation.actors import Actor
from app.services.foundation.errors import Attempt
from app.words import Intent


def keep_attempt(
    session: Session, *, attempt: Attempt, actor: Actor, intent: Intent, now: datetime
) -> None:
    """Write down what ``actor`` tried in vain; nothing else is changed."""
    known = actor.staff_id is not None and session.get(StaffMember, actor.staff_id) is not None
    session.add(
        RefusedAttempt(
            at=now,
            staff_id=actor.staff_id if known else None,
            intent=intent,
            rule=attempt.rule,
            case_id=attempt.case_id,
        )
    )
