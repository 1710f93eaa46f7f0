"""What the sheet of service standards holds, from the store."""

from collections import Counter
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, CustomerMetrics
from app.services.planning.opening_hours import ContactRulesEntry, load_contact_rules
from app.services.planning.standards import StandardRow, list_standards
from app.words import CustomerStatus, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardSheet:
    """The promises to every tier.

    Attributes:
        counts: How many active customers each tier has.
    """

    standards: tuple[StandardRow, ...]
    rules: ContactRulesEntry
    counts: Counter[Tier]


def load_standard_sheet(session: Session) -> StandardSheet:
    """Return what each tier may expect, and how many customers that concerns."""
    tier = sa.func.coalesce(CustomerMetrics.tier, Tier.NOT_GRADED)
    query = (
        sa.select(sa.type_coerce(tier, CustomerMetrics.tier.type), sa.func.count())
        .select_from(Customer)
        .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == Customer.id)
        .where(Customer.status == CustomerStatus.ACTIVE)
        .group_by(tier)
    )
    return StandardSheet(
        standards=tuple(list_standards(session)),
        rules=load_contact_rules(session),
        counts=Counter(dict(session.execute(query).all())),
    )
