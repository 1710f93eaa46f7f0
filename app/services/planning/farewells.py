"""What was planned for somebody who is not to be contacted any more, or not for a while."""

from collections.abc import Collection
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import FollowUp
from app.services.foundation.bulk import in_parts
from app.services.planning.closings import Ending, close_followups
from app.words import ClosingCause, FollowUpKind, FollowUpState

_GOES_ON: Final = FollowUpKind.COMPLAINT_CALL_BACK


def call_off(
    session: Session,
    *,
    customer_ids: Collection[int],
    cause: ClosingCause,
    today: date,
    staff_id: int | None,
) -> int:
    """Call off all that is planned, with a trace; return how much. Complaint call-backs stay."""
    ending = Ending(cause=cause, state=FollowUpState.CANCELLED, closed_on=today, staff_id=staff_id)
    return close_followups(session, keys=_open_keys(session, customer_ids), ending=ending)


def make_way(
    session: Session,
    *,
    customer_id: int,
    until_on: date | None,
    today: date,
    staff_id: int | None,
) -> int:
    """Close what is planned up to the last day of a pause, all of it if the pause has no end.

    What is still due after it comes again. What somebody added by hand for a day within the
    pause stays for them to decide on, and complaint call-backs stay in any case.
    """
    cause = ClosingCause.DO_NOT_DISTURB
    if until_on is None:
        return call_off(
            session, customer_ids=[customer_id], cause=cause, today=today, staff_id=staff_id
        )
    planned = (FollowUp.due_on <= until_on, ~FollowUp.by_hand, FollowUp.kind != _GOES_ON)
    ending = Ending(
        cause=cause,
        state=FollowUpState.SUPERSEDED,
        closed_on=today,
        staff_id=staff_id,
    )
    keys = _open_keys(session, [customer_id], *planned)
    return close_followups(session, keys=keys, ending=ending)


def _open_keys(
    session: Session, customer_ids: Collection[int], *conditions: sa.ColumnElement[bool]
) -> list[int]:
    query = sa.select(FollowUp.id).where(FollowUp.state == FollowUpState.OPEN, *conditions)
    return [
        key
        for some in in_parts(sorted(customer_ids))
        for key in session.scalars(query.where(FollowUp.customer_id.in_(some)))
    ]
