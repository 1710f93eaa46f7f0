"""Contacts with a customer, planned or not, as entries of the story."""

from collections.abc import Collection, Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from app.models import Contact, StaffMember
from app.services.story.facts import ContactFact, Fact

_Correction = aliased(Contact)


def contact_index(customer_id: int) -> sa.SelectBase:
    """Return the days and keys of a customer's contacts."""
    return sa.select(Contact.contacted_on, Contact.id).where(Contact.customer_id == customer_id)


def load_contacts(session: Session, _customer_id: int, keys: Collection[int]) -> Mapping[int, Fact]:
    """Return what came of the contacts under ``keys``."""
    query = (
        sa.select(Contact, StaffMember.name, _Correction.id)
        .outerjoin(StaffMember, StaffMember.id == Contact.staff_id)
        .outerjoin(_Correction, _Correction.corrects_id == Contact.id)
        .where(Contact.id.in_(keys))
    )
    return {
        row.id: ContactFact(
            contact_id=row.id,
            method=row.method,
            initiator=row.initiator,
            outcome=row.outcome,
            satisfaction=row.satisfaction,
            told=tuple(
                text
                for text in (row.note, row.effect, row.product_gaps, row.new_needs, row.suggestions)
                if text
            ),
            staff_name=staff_name,
            corrects=row.corrects_id is not None,
            corrected=correction_id is not None,
        )
        for row, staff_name, correction_id in session.execute(query)
    }
