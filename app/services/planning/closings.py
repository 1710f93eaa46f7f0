"""Ends follow-ups and leaves the trace of what ended them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import CallDraft, FollowUp, FollowUpClosing
from app.services.foundation.bulk import in_parts, insert_rows, update_rows
from app.words import ClosingCause, FollowUpKind, FollowUpState

CADENCE_KINDS: Final = (FollowUpKind.STANDARD, FollowUpKind.CULTIVATION)
RETURN_KINDS: Final = (FollowUpKind.SECOND_VISIT, FollowUpKind.WIN_BACK)
_OPEN: Final = (
    sa.select(FollowUp)
    .where(
        FollowUp.customer_id == sa.bindparam("customer_id"), FollowUp.state == FollowUpState.OPEN
    )
    .order_by(FollowUp.due_on, FollowUp.id)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """What ended follow-ups, when, and where to look it up.

    Attributes:
        state: What they are now.
        visit_id: Of the four keys the one that ``cause`` asks for.
        why: Needed if they were called off by hand.
    """

    cause: ClosingCause
    state: FollowUpState
    closed_on: date
    staff_id: int | None = None
    contact_id: int | None = None
    visit_id: int | None = None
    appointment_id: int | None = None
    newer_id: int | None = None
    why: str | None = None


def close_followups(session: Session, *, keys: Sequence[int], ending: Ending) -> int:
    """End the follow-ups under ``keys``; return how many.

    A complaint call-back is never called off; it stays open.
    """
    if not keys:
        return 0
    rows = session.execute(
        sa.select(FollowUp.id, FollowUp.customer_id, FollowUp.kind).where(FollowUp.id.in_(keys))
    ).all()
    called_off = ending.state is FollowUpState.CANCELLED
    closed = [
        (key, customer_id)
        for key, customer_id, kind in rows
        if not (called_off and kind is FollowUpKind.COMPLAINT_CALL_BACK)
    ]
    write_endings(session, [(key, customer_id, ending) for key, customer_id in closed])
    return len(closed)


def write_endings(session: Session, endings: Sequence[tuple[int, int, Ending]]) -> None:
    """End many follow-ups at once, each given as key, customer and what ended it.

    What somebody had half-typed about one of them is wiped: it will not be saved any more.
    """
    _wipe_drafts(session, [key for key, _customer, _ending in endings])
    update_rows(
        session,
        FollowUp,
        [{"id": key, "state": ending.state} for key, _customer, ending in endings],
    )
    insert_rows(
        session, FollowUpClosing, [_trace(key, customer_id, e) for key, customer_id, e in endings]
    )


def _wipe_drafts(session: Session, keys: Sequence[int]) -> None:
    for some in in_parts(keys):
        for draft in session.scalars(sa.select(CallDraft).where(CallDraft.followup_id.in_(some))):
            session.delete(draft)


def open_followups(session: Session, customer_id: int) -> list[FollowUp]:
    """Return the open follow-ups of a customer, the earliest first."""
    return list(session.scalars(_OPEN, {"customer_id": customer_id}))


def _trace(key: int, customer_id: int, ending: Ending) -> dict[str, Any]:
    return {
        "followup_id": key,
        "customer_id": customer_id,
        "cause": ending.cause,
        "closed_on": ending.closed_on,
        "contact_id": ending.contact_id,
        "visit_id": ending.visit_id,
        "appointment_id": ending.appointment_id,
        "newer_id": ending.newer_id,
        "staff_id": ending.staff_id,
        "why": ending.why,
    }
