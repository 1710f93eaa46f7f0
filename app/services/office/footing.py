"""What every figure on the screen stands on: how many customers, graded when, by which rules."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, GradingRun
from app.services.grading.rule_versions import list_rule_versions
from app.words import CustomerStatus

_LISTED = (CustomerStatus.ACTIVE, CustomerStatus.LOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """What the foot of the window says.

    Attributes:
        customer_count: Neither retired, merged nor anonymised.
        graded_on: Last day of the last grading; ``None`` before the first.
        rules_number: Which rule version graded, counted from 1; 0 before the first grading.
    """

    customer_count: int
    graded_on: date | None
    rules_number: int


def load_footing(session: Session) -> Footing:
    """Return what the figures stand on now."""
    count = session.scalar(
        sa.select(sa.func.count()).select_from(Customer).where(Customer.status.in_(_LISTED))
    )
    run = session.scalars(
        sa.select(GradingRun)
        .where(GradingRun.beside_id.is_(None))
        .order_by(GradingRun.as_of_on.desc(), GradingRun.id.desc())
        .limit(1)
    ).first()
    if run is None:
        return Footing(customer_count=count or 0, graded_on=None, rules_number=0)
    versions = [version.id for version in list_rule_versions(session)]
    number = versions.index(run.rule_version_id) + 1
    return Footing(customer_count=count or 0, graded_on=run.as_of_on, rules_number=number)
