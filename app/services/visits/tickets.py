"""The ticket money is written on when no dialog asked for one."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Visit
from app.services.foundation.actors import Actor


def ticket_of_day(session: Session, *, customer_id: int, on: date, actor: Actor) -> Visit:
    """Return the customer's latest ticket of the day, or a new one if there is none."""
    ticket = session.scalar(
        sa.select(Visit)
        .where(Visit.customer_id == customer_id, Visit.visited_on == on)
        .order_by(Visit.id.desc())
        .limit(1)
    )
    if ticket is None:
        ticket = Visit(customer_id=customer_id, visited_on=on, recorded_by_id=actor.staff_id)
        session.add(ticket)
        session.flush()
    return ticket
