"""A low result score drafts a complaint, which the desk confirms or drops."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import ComplaintDraft, Customer, CustomerMetrics, Visit
from app.services.complaints.reception import ComplaintEntry, receive_complaint
from app.services.foundation.actors import Actor
from app.services.foundation.doing import Doing, local_day, tidy
from app.services.foundation.errors import NotFound, Refusal
from app.services.rules.permissions import require
from app.words import DraftState, Permission, Tier
from app.words.language import N_


@dataclass(eq=False)
class DraftDecided(Refusal):
    """The drafted complaint was confirmed or dropped before."""

    state: DraftState

    says = N_("This draft is decided already: {state}.")


@dataclass(eq=False)
class DroppedUnexplained(Refusal):
    """A drafted complaint is dropped without saying why."""

    says = N_("Please say why no complaint comes of it.")


LOW_RESULT: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A visit whose result was scored low."""

    draft_id: int
    visit_id: int
    visited_on: date
    customer_id: int
    customer_number: str
    name: str
    tier: Tier
    result_score: int
    note: str | None
    drafted_on: date


def draft_complaint(session: Session, visit: Visit, *, today: date) -> int | None:
    """Draft a complaint if the result was scored low and none was drafted for the visit before."""
    score = visit.result_score
    if score is None or score > LOW_RESULT:
        return None
    known = sa.select(ComplaintDraft.id).where(ComplaintDraft.visit_id == visit.id)
    if session.scalar(known) is not None:
        return None
    draft = ComplaintDraft(
        customer_id=visit.customer_id, visit_id=visit.id, result_score=score, drafted_on=today
    )
    session.add(draft)
    session.flush()
    return draft.id


def list_drafts(session: Session) -> tuple[DraftRow, ...]:
    """Return the drafts nobody has decided on, the oldest first."""
    query = (
        sa.select(
            ComplaintDraft.id.label("draft_id"),
            ComplaintDraft.visit_id,
            Visit.visited_on,
            ComplaintDraft.customer_id,
            Customer.number.label("customer_number"),
            Customer.name,
            sa.func.coalesce(CustomerMetrics.tier, Tier.NOT_GRADED).label("tier"),
            ComplaintDraft.result_score,
            Visit.note,
            ComplaintDraft.drafted_on,
        )
        .join(Visit, Visit.id == ComplaintDraft.visit_id)
        .join(Customer, Customer.id == ComplaintDraft.customer_id)
        .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == ComplaintDraft.customer_id)
        .where(ComplaintDraft.state == DraftState.OPEN)
        .order_by(ComplaintDraft.drafted_on, ComplaintDraft.id)
    )
    return tuple(DraftRow(**row._asdict()) for row in session.execute(query))


def confirm_draft(session: Session, *, draft_id: int, entry: ComplaintEntry, doing: Doing) -> int:
    """Make a complaint of a draft; return the key of its case.

    Raises:
        NotAllowed, NotFound, DraftDecided: See ``_open``.
        Refusal: What ``receive_complaint`` refuses.
    """
    draft = _open(session, draft_id, doing.actor)
    case_id = receive_complaint(session, entry=entry, doing=doing)
    with session.no_autoflush:  # the table asks for all of it at once
        draft.state, draft.case_id = DraftState.CONFIRMED, case_id
        draft.decided_on, draft.decided_by_id = local_day(session, doing.now), doing.actor.staff_id
    session.flush()
    return case_id


def drop_draft(session: Session, *, draft_id: int, why: str, doing: Doing) -> None:
    """Say why no complaint comes of a draft.

    Raises:
        NotAllowed, NotFound, DraftDecided: See ``_open``.
        DroppedUnexplained: Nobody says why.
    """
    if tidy(why) is None:
        raise DroppedUnexplained
    draft = _open(session, draft_id, doing.actor)
    with session.no_autoflush:
        draft.state, draft.dropped_why = DraftState.DROPPED, tidy(why)
        draft.decided_on, draft.decided_by_id = local_day(session, doing.now), doing.actor.staff_id
    session.flush()


def _open(session: Session, draft_id: int, actor: Actor) -> ComplaintDraft:
    """Return a draft nobody decided on.

    Raises:
        NotAllowed: The actor may not work on complaints.
        NotFound: There is no such draft.
        DraftDecided: Somebody decided on it.
    """
    require(actor, Permission.WORK_COMPLAINTS)
    draft = session.get(ComplaintDraft, draft_id)
    if draft is None:
        raise NotFound("complaint draft", draft_id)
    if draft.state is not DraftState.OPEN:
        raise DraftDecided(draft.state)
    return draft
