"""Handing many customers to somebody at once."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, StaffMember
from app.services.archive.errors import UnknownResponsible
from app.services.archive.search import GONE
from app.services.foundation.actors import Actor
from app.services.foundation.bulk import in_parts, update_rows
from app.services.rules.permissions import require
from app.words import Permission


def assign_customers(
    session: Session, *, customer_ids: Collection[int], responsible_id: int, actor: Actor
) -> int:
    """Make somebody responsible for customers; return for how many that is new.

    Retired, merged and anonymised customers are passed over.

    Raises:
        NotAllowed: The actor may not edit customers.
        UnknownResponsible: The person is not among the active staff.
    """
    require(actor, Permission.EDIT_CUSTOMERS)
    member = session.get(StaffMember, responsible_id)
    if member is None or not member.active:
        raise UnknownResponsible(responsible_id)
    keys: list[int] = []
    for some in in_parts(sorted(customer_ids)):
        others = Customer.responsible_id.is_distinct_from(responsible_id)
        query = sa.select(Customer.id).where(
            Customer.id.in_(some), Customer.status.not_in(GONE), others
        )
        keys += session.scalars(query)
    update_rows(session, Customer, [{"id": key, "responsible_id": responsible_id} for key in keys])
    return len(keys)
