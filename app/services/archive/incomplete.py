"""Archives with too much missing for the tier of their customer."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, CustomerMetrics
from app.services.archive.file_fields import load_present
from app.services.archive.search import GONE
from app.services.foundation.errors import NotFound
from app.services.rules.completeness import ENOUGH_SHARE, Completeness, completeness_for
from app.words import FileField, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class IncompleteFile:
    """One archive to be completed.

    Attributes:
        missing: What is not there, what matters most first.
    """

    id: int
    number: str
    name: str
    tier: Tier
    completeness_percent: int
    missing: tuple[FileField, ...]


def list_incomplete(session: Session, *, limit: int | None = None) -> list[IncompleteFile]:
    """Return the archives below four fifths of what their tier asks for, the best tier first."""
    metrics = CustomerMetrics
    query = (
        sa.select(
            Customer.id,
            Customer.number,
            Customer.name,
            metrics.tier,
            metrics.completeness_percent,
        )
        .join(metrics, metrics.customer_id == Customer.id)
        .where(
            Customer.status.not_in(GONE),
            metrics.completeness_percent < int(ENOUGH_SHARE * 100),
        )
        .order_by(metrics.tier_order, metrics.completeness_percent, Customer.number)
        .limit(limit)
    )
    rows = session.execute(query).all()
    present = load_present(session, customer_ids=[row.id for row in rows])
    return [
        IncompleteFile(**row._asdict(), missing=completeness_for(row.tier, present[row.id]).missing)
        for row in rows
    ]


def completeness_of(session: Session, *, customer_id: int) -> Completeness:
    """Return how complete one archive is and what is missing.

    Raises:
        NotFound: There is no such customer, or nothing was counted for them yet.
    """
    metrics = session.get(CustomerMetrics, customer_id)
    present = load_present(session, customer_ids=[customer_id])
    if metrics is None or customer_id not in present:
        raise NotFound("customer", customer_id)
    return completeness_for(metrics.tier, present[customer_id])
