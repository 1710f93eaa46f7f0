"""What the supervisor sees in the log: entries they have read, customers bothered too often."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Contact, ContactReview, Customer, CustomerMetrics, StaffMember
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound
from app.services.planning.next_steps import corrected_ids
from app.services.planning.opening_hours import load_contact_rules
from app.services.rules.permissions import require
from app.services.rules.planning_cadence import WEEK_DAYS
from app.words import Initiator, Outcome, Permission, Tier

_THEIRS: Final = (Outcome.WRONG_NUMBER, Outcome.MOVED)  # nobody was disturbed


@dataclass(frozen=True, slots=True, kw_only=True)
class OverContacted:
    """A customer whom the desk got in touch with too often in seven days.

    Attributes:
        count: Times in the seven days up to today.
        last_on: The last of them.
    """

    customer_id: int
    number: str
    name: str
    tier: Tier
    responsible_name: str | None
    count: int
    last_on: date


def review_contact(
    session: Session, *, contact_id: int, comment: str | None, actor: Actor, today: date
) -> int:
    """Mark an entry as read by the supervisor, with what they say to it; return the mark's key.

    Raises:
        NotAllowed: The actor does not supervise.
        NotFound: The entry is gone.
    """
    require(actor, Permission.PLAN_FOLLOWUPS)
    contact = session.get(Contact, contact_id)
    if contact is None:
        raise NotFound("contact", contact_id)
    query = sa.select(ContactReview).where(ContactReview.contact_id == contact_id)
    review = session.scalar(query) or ContactReview(contact_id=contact_id)
    review.customer_id = contact.customer_id
    review.staff_id = actor.staff_id
    review.reviewed_on = today
    review.comment = (comment or "").strip() or None
    session.add(review)
    session.flush()
    return review.id


def over_contacted(session: Session, *, today: date) -> tuple[OverContacted, ...]:
    """Return who heard from the desk too often in the seven days up to today, most often first.

    What customers began themselves disturbs nobody. Of a corrected entry the correction counts.
    """
    counted = _counted(today).subquery()
    query = (
        sa.select(
            Customer.id.label("customer_id"),
            Customer.number,
            Customer.name,
            sa.func.coalesce(CustomerMetrics.tier, Tier.NOT_GRADED).label("tier"),
            StaffMember.name.label("responsible_name"),
            counted.c.times.label("count"),
            counted.c.last_on,
        )
        .join(counted, counted.c.customer_id == Customer.id)
        .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == Customer.id)
        .outerjoin(StaffMember, StaffMember.id == Customer.responsible_id)
        .where(counted.c.times >= load_contact_rules(session).most_in_week)
        .order_by(counted.c.times.desc(), Customer.id)
    )
    return tuple(OverContacted(**row._asdict()) for row in session.execute(query))


def count_week(session: Session, *, customer_id: int, today: date) -> int:
    """Return how often a customer heard from the desk in the seven days up to today."""
    counted = _counted(today).where(Contact.customer_id == customer_id)
    row = session.execute(counted).first()
    return 0 if row is None else row.times


def _counted(today: date) -> sa.Select[int, int, date]:
    first_on = today - timedelta(days=WEEK_DAYS - 1)
    return (
        sa.select(
            Contact.customer_id,
            sa.func.count().label("times"),
            sa.func.max(Contact.contacted_on).label("last_on"),
        )
        .where(
            Contact.contacted_on.between(first_on, today),
            Contact.initiator == Initiator.CLINIC,
            Contact.outcome.not_in(_THEIRS),
            Contact.id.not_in(corrected_ids()),
        )
        .group_by(Contact.customer_id)
    )
