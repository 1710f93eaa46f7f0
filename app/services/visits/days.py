"""The days on which a customer came."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Family, VisitLine
from app.words import LineState


def last_visit_days(
    session: Session, *, customer_id: int, family: str, on: date, limit: int
) -> list[date]:
    """Return the last days up to ``on`` with a treatment of ``family``, oldest first."""
    query = (
        _days(customer_id, on)
        .join(Family, Family.id == VisitLine.family_id)
        .where(Family.name == family)
        .distinct()
        .order_by(VisitLine.visited_on.desc())
        .limit(limit)
    )
    return sorted(session.scalars(query))


def last_visit_on(session: Session, *, customer_id: int, on: date) -> date | None:
    """Return the last day up to ``on`` on which the customer came; ``None`` before the first."""
    query = _days(customer_id, on).order_by(VisitLine.visited_on.desc()).limit(1)
    return session.scalar(query)


def _days(customer_id: int, on: date) -> sa.Select[date]:
    return sa.select(VisitLine.visited_on).where(
        VisitLine.customer_id == customer_id,
        VisitLine.state == LineState.DONE,
        VisitLine.amount_minor >= 0,
        VisitLine.visited_on <= on,
    )
