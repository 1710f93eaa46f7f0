"""Who around a customer was spoken to, and which decision makers nobody has reached."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Contact, Customer, CustomerMetrics, StaffMember
from app.services.planning.next_steps import corrected_ids
from app.words import CustomerStatus, FollowUpTarget, Tier

QUIET_DAYS: Final = 180
_WATCHED: Final = (Tier.VIP, Tier.POTENTIAL_VIP, Tier.MAJOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreachedRow:
    """A big customer who decides for themselves and has not been spoken to in person.

    Attributes:
        last_on: When they were; ``None`` for never.
        others_on: When the family or the referrer was instead.
    """

    customer_id: int
    number: str
    name: str
    tier: Tier
    responsible_name: str | None
    last_on: date | None
    others_on: date | None


def last_by_role(session: Session, *, customer_id: int) -> Mapping[FollowUpTarget, date]:
    """Return when the customer, the family and the referrer were last reached."""
    query = (
        sa.select(Contact.target, sa.func.max(Contact.contacted_on))
        .where(Contact.customer_id == customer_id, *_really())
        .group_by(Contact.target)
    )
    return dict(session.execute(query).all())


def list_unreached(
    session: Session, *, today: date, days: int = QUIET_DAYS
) -> tuple[UnreachedRow, ...]:
    """Return big customers with whom nobody has spoken for ``days``, the longest silence first.

    The one who decides is the customer; a word with the family or the referrer does not count,
    and is told beside. Who asked for peace is left out.
    """
    own, others = (
        _last(FollowUpTarget.CUSTOMER, own=True),
        _last(FollowUpTarget.CUSTOMER, own=False),
    )
    since_on = today - timedelta(days=days)
    known_on = sa.func.coalesce(Customer.first_contact_on, CustomerMetrics.first_visit_on)
    query = (
        sa.select(
            Customer.id.label("customer_id"),
            Customer.number,
            Customer.name,
            CustomerMetrics.tier,
            StaffMember.name.label("responsible_name"),
            own.c.on.label("last_on"),
            others.c.on.label("others_on"),
        )
        .join(CustomerMetrics, CustomerMetrics.customer_id == Customer.id)
        .outerjoin(StaffMember, StaffMember.id == Customer.responsible_id)
        .outerjoin(own, own.c.customer_id == Customer.id)
        .outerjoin(others, others.c.customer_id == Customer.id)
        .where(
            Customer.status == CustomerStatus.ACTIVE,
            Customer.pause.is_(None),
            CustomerMetrics.tier.in_(_WATCHED),
            sa.func.coalesce(own.c.on, known_on) < since_on,
        )
        .order_by(own.c.on.is_not(None), own.c.on, CustomerMetrics.tier_order, Customer.number)
    )
    return tuple(UnreachedRow(**row._asdict()) for row in session.execute(query))


def _last(target: FollowUpTarget, *, own: bool) -> sa.Subquery:
    whose = Contact.target == target if own else Contact.target != target
    return (
        sa.select(Contact.customer_id, sa.func.max(Contact.contacted_on).label("on"))
        .where(whose, *_really())
        .group_by(Contact.customer_id)
        .subquery()
    )


def _really() -> tuple[Any, ...]:
    return (Contact.counts, Contact.id.not_in(corrected_ids()))
