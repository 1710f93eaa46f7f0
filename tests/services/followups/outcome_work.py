"""Writing down what came of a call, with its refusals."""

import sqlalchemy as sa

from app.models import Contact
from app.services.followups.entries import NextEntry, OutcomeEntry, Recorded
from app.services.followups.outcomes import record_outcome
from app.words import FollowUpState, Outcome
from tests.conftest import FixedClock
from tests.services.desk_work import MANAGER, TODAY, day, followups_of

NOW = FixedClock().now()


def record(session, followup, outcome=Outcome.SATISFIED, *, actor=MANAGER, **told) -> Recorded:
    """Write down what came of a follow-up this morning."""
    return record_outcome(
        session,
        followup_id=followup.id,
        entry=OutcomeEntry(outcome=outcome, **told),
        actor=actor,
        now=NOW,
        today=TODAY,
    )


def next_on(days, **more) -> NextEntry:
    return NextEntry(due_on=day(days), **more)


def logged(session) -> list[Contact]:
    return list(session.scalars(sa.select(Contact).order_by(Contact.id)))


def open_kinds(session):
    return [each.kind for each in followups_of(session, state=FollowUpState.OPEN)]
