"""What a complaint would be promised, before it is taken in."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import CustomerMetrics
from app.services.complaints.deadlines import load_working_time
from app.services.complaints.promises import load_promises
from app.services.rules.complaint_clocks import Allowance
from app.words import Complexity, Severity, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """By when the customer would be answered, and by when it would be solved; both aware."""

    first_response_at: datetime
    solution_at: datetime


def foresee(
    session: Session,
    *,
    customer_id: int | None,
    severity: Severity,
    complexity: Complexity,
    at: datetime,
) -> Foreseen:
    """Return what holds for a customer, or for a newcomer if nobody is chosen yet.

    Raises:
        NeverOpen: The clinic does not open any more.
    """
    query = sa.select(CustomerMetrics.tier).where(CustomerMetrics.customer_id == customer_id)
    tier = session.scalar(query) or Tier.PROSPECT
    promise, working = load_promises(session)[tier, severity], load_working_time(session)
    answer = Allowance(minutes=promise.first_response_minutes)
    solution = Allowance(days=promise.solution_days(complexity))
    return Foreseen(
        first_response_at=answer.deadline(at, working),
        solution_at=solution.deadline(at, working),
    )
