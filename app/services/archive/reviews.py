"""The yearly look through every archive, and how far it has come."""

from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import ArchiveReview, Customer, StaffMember
from app.services.archive.customer_filters import REVIEW_AFTER_DAYS
from app.services.archive.customers import open_customer
from app.services.archive.search import GONE
from app.services.foundation.actors import Actor
from app.services.rules.permissions import require
from app.words import Permission


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """One look through a file."""

    reviewed_on: date
    by_name: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewProgress:
    """How many of the archives were looked through in the last year."""

    reviewed_count: int
    customer_count: int

    @property
    def waiting_count(self) -> int:
        """How many are still to be looked through."""
        return self.customer_count - self.reviewed_count


def record_review(
    session: Session, *, customer_id: int, note: str | None, actor: Actor, today: date
) -> int:
    """Confirm that somebody looked through the file today; return the key of the record.

    Raises:
        NotAllowed: The actor may not edit customers.
        NotFound: There is no such customer.
        CustomerGone: The customer was merged into another or anonymised.
    """
    require(actor, Permission.EDIT_CUSTOMERS)
    open_customer(session, customer_id=customer_id)
    review = ArchiveReview(
        customer_id=customer_id,
        reviewed_on=today,
        staff_id=actor.staff_id,
        note=(note or "").strip() or None,
    )
    session.add(review)
    session.flush()
    return review.id


def list_reviews(session: Session, *, customer_id: int) -> list[ReviewRow]:
    """Return every look through the customer's file, the latest first."""
    query = (
        sa.select(ArchiveReview.reviewed_on, StaffMember.name.label("by_name"), ArchiveReview.note)
        .outerjoin(StaffMember, StaffMember.id == ArchiveReview.staff_id)
        .where(ArchiveReview.customer_id == customer_id)
        .order_by(ArchiveReview.reviewed_on.desc(), ArchiveReview.id.desc())
    )
    return [ReviewRow(**row._asdict()) for row in session.execute(query)]


def review_progress(session: Session, *, today: date) -> ReviewProgress:
    """Return how far the review of all archives has come; who is gone does not count.

    The customers who wait are listed by ``CustomerFilter(unreviewed=True)``.
    """
    listed = Customer.status.not_in(GONE)
    since = today - timedelta(days=REVIEW_AFTER_DAYS)
    reviewed = (
        sa.select(sa.func.count(ArchiveReview.customer_id.distinct()))
        .join(Customer, Customer.id == ArchiveReview.customer_id)
        .where(listed, ArchiveReview.reviewed_on > since)
    )
    everybody = sa.select(sa.func.count()).select_from(Customer).where(listed)
    return ReviewProgress(
        reviewed_count=session.scalar(reviewed) or 0,
        customer_count=session.scalar(everybody) or 0,
    )
