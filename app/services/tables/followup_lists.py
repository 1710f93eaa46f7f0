"""Follow-ups and the contact log as lists that can be written to a file."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Contact, ContactReview, Customer, FollowUp, StaffMember
from app.services.tables.grids import Value
from app.words import ImportColumn
from app.words.formats import clock_time
from app.words.language import say_in
from app.words.names import name_of

Rows = Iterator[Sequence[Value]]

FOLLOWUP_COLUMNS: Final = (
    ImportColumn.NUMBER,
    ImportColumn.NAME,
    ImportColumn.KIND,
    ImportColumn.DUE,
    ImportColumn.TIME,
    ImportColumn.STAFF,
    ImportColumn.METHOD,
    ImportColumn.ASK,
    ImportColumn.SAY,
    ImportColumn.STATUS,
)
_AT_ONCE: Final = {"yield_per": 1_000}


def followup_rows(session: Session, _digits: int) -> Rows:
    """Yield every follow-up, also those that are over, by day."""
    query = (
        sa.select(FollowUp, Customer.number, Customer.name, StaffMember.name)
        .join(Customer, Customer.id == FollowUp.customer_id)
        .join(StaffMember, StaffMember.id == FollowUp.staff_id)
        .order_by(FollowUp.due_on, FollowUp.id)
        .execution_options(**_AT_ONCE)
    )
    for row, number, name, staff_name in session.execute(query):
        yield (
            number,
            name,
            name_of(row.kind),
            row.due_on,
            clock_time(row.due_at) if row.due_at else None,
            staff_name,
            name_of(row.method),
            row.ask,
            row.say,
            name_of(row.state),
        )


def contact_headings() -> list[str]:
    """Return the headings behind number and name, in the language of the moment."""
    return [
        say_in("export column", "Entry"),
        say_in("export column", "Corrects"),
        say_in("export column", "Contacted"),
        name_of(ImportColumn.STAFF),
        name_of(ImportColumn.METHOD),
        say_in("export column", "Spoken to"),
        say_in("export column", "Who called"),
        name_of(ImportColumn.KIND),
        say_in("export column", "Outcome"),
        say_in("export column", "Effect"),
        say_in("export column", "Satisfaction"),
        say_in("export column", "Product gaps"),
        say_in("export column", "New needs"),
        say_in("export column", "Suggestions"),
        name_of(ImportColumn.NOTE),
        say_in("export column", "Competitor"),
        say_in("export column", "Lead"),
        say_in("export column", "Worth of the lead"),
        say_in("export column", "Cost"),
        say_in("export column", "Minutes"),
        say_in("export column", "Reviewed"),
    ]


def contact_rows(session: Session, digits: int) -> Rows:
    """Yield every entry of the log with its findings; a correction follows its original."""
    query = (
        sa.select(
            Contact,
            Customer.number,
            Customer.name,
            StaffMember.name,
            FollowUp.kind,
            ContactReview.comment,
        )
        .join(Customer, Customer.id == Contact.customer_id)
        .outerjoin(StaffMember, StaffMember.id == Contact.staff_id)
        .outerjoin(FollowUp, FollowUp.id == Contact.followup_id)
        .outerjoin(ContactReview, ContactReview.contact_id == Contact.id)
        .order_by(Contact.contacted_on, Contact.id)
        .execution_options(**_AT_ONCE)
    )
    for row, number, name, staff_name, kind, comment in session.execute(query):
        yield (number, name, *_entry(row, staff_name, kind), *_found(row, digits), comment)


def _entry(row: Contact, staff_name: str | None, kind: StrEnum | None) -> Sequence[Value]:
    return (
        row.id,
        row.corrects_id,
        row.contacted_on,
        staff_name,
        name_of(row.method),
        name_of(row.target),
        name_of(row.initiator),
        name_of(kind) if kind else None,
        name_of(row.outcome),
    )


def _found(row: Contact, digits: int) -> Sequence[Value]:
    return (
        row.effect,
        row.satisfaction,
        row.product_gaps,
        row.new_needs,
        row.suggestions,
        row.note,
        row.competitor,
        row.lead,
        name_of(row.lead_value) if row.lead_value else None,
        None if row.cost_minor is None else Decimal(row.cost_minor).scaleb(-digits),
        row.minutes,
    )
