"""The log of contacts as it is read: who was reached when, how, and what was heard."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from app.models import Contact, ContactReview, FollowUp, StaffMember
from app.words import (
    FollowUpKind,
    FollowUpMethod,
    FollowUpTarget,
    Initiator,
    LeadValue,
    Outcome,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The five things asked of every customer.

    Attributes:
        effect: How the treatment turned out.
        satisfaction: 1 to 5.
        product_gaps: What our products or services lack.
    """

    effect: str | None = None
    satisfaction: int | None = None
    product_gaps: str | None = None
    new_needs: str | None = None
    suggestions: str | None = None


NO_FINDINGS: Final = Findings()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    """One entry of the log.

    Attributes:
        followup_id: What it was planned as; ``None`` for a contact nobody had planned.
        kind: Of that follow-up.
        settles_at: Until when it may be edited.
        counts: The customer was really reached.
        corrects_id: The entry that this one puts right.
        corrected: A later entry puts this one right.
        cost_minor: Of a visit, flowers or a gift.
        minutes: Time it took.
        reviewed_on: When the supervisor read it; ``review`` is what they said to it.
    """

    contact_id: int
    followup_id: int | None
    kind: FollowUpKind | None
    logged_at: datetime
    settles_at: datetime
    edited_at: datetime | None
    contacted_on: date
    staff_id: int | None
    staff_name: str | None
    method: FollowUpMethod
    target: FollowUpTarget
    initiator: Initiator
    outcome: Outcome
    counts: bool
    note: str | None
    findings: Findings
    competitor: str | None
    lead: str | None
    lead_value: LeadValue | None
    cost_minor: int | None
    minutes: int | None
    corrects_id: int | None
    corrected: bool
    reviewed_on: date | None
    review: str | None


def list_contacts(
    session: Session, *, customer_id: int, limit: int | None = None
) -> tuple[ContactRow, ...]:
    """Return what was logged of a customer, the newest first, corrections and originals alike."""
    query = (
        _LINES.where(Contact.customer_id == customer_id)
        .order_by(Contact.contacted_on.desc(), Contact.id.desc())
        .limit(limit)
    )
    return tuple(_row(row) for row in session.execute(query))


_Correction = aliased(Contact)
_FINDINGS: Final = ("effect", "satisfaction", "product_gaps", "new_needs", "suggestions")
_LINES: Final[sa.Select[*tuple[Any, ...]]] = (
    sa.select(
        Contact.id.label("contact_id"),
        Contact.followup_id,
        FollowUp.kind,
        Contact.logged_at,
        Contact.settles_at,
        Contact.edited_at,
        Contact.contacted_on,
        Contact.staff_id,
        StaffMember.name.label("staff_name"),
        Contact.method,
        Contact.target,
        Contact.initiator,
        Contact.outcome,
        Contact.counts,
        Contact.note,
        *(getattr(Contact, name) for name in _FINDINGS),
        Contact.competitor,
        Contact.lead,
        Contact.lead_value,
        Contact.cost_minor,
        Contact.minutes,
        Contact.corrects_id,
        _Correction.id.is_not(None).label("corrected"),
        ContactReview.reviewed_on,
        ContactReview.comment.label("review"),
    )
    .select_from(Contact)
    .outerjoin(FollowUp, FollowUp.id == Contact.followup_id)
    .outerjoin(StaffMember, StaffMember.id == Contact.staff_id)
    .outerjoin(_Correction, _Correction.corrects_id == Contact.id)
    .outerjoin(ContactReview, ContactReview.contact_id == Contact.id)
)


def _row(row: sa.Row[Any]) -> ContactRow:
    cells = row._asdict()
    heard = {name: cells.pop(name) for name in _FINDINGS}
    return ContactRow(**cells, findings=Findings(**heard))
