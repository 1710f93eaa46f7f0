"""Opening the whole file of a customer."""

from dataclasses import dataclass, fields
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import ArchiveReview, Customer, CustomerMetrics, ReceiptsOfYear, StaffMember
from app.services.archive.archive_parts import load_parts
from app.services.archive.entries import PLAIN_CELLS, CustomerEntry
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound
from app.services.reading.phones import mask_phone, show_phone
from app.services.rules.lunar import PartialDate
from app.services.rules.permissions import may
from app.services.rules.score import DORMANT_AFTER_DAYS
from app.words import ContactPause, CustomerStatus, Permission, ShownStatus


def shown_status(status: CustomerStatus, last_visit_on: date | None, today: date) -> ShownStatus:
    """Return the decision, and for the active what their visits say."""
    if status is not CustomerStatus.ACTIVE:
        return ShownStatus(status.value)
    if last_visit_on is None:
        return ShownStatus.PROSPECT
    dormant = (today - last_visit_on).days >= DORMANT_AFTER_DAYS
    return ShownStatus.DORMANT if dormant else ShownStatus.ACTIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFile:
    """Everything the archive holds about one customer.

    Attributes:
        entry: As the form takes it; saved unchanged it changes nothing.
        phones_shown: The phones as the person asking may see them.
        reviewed_on: When someone last looked through the file.
        pause: Why the customer is left in peace, if so.
        pause_until_on: The last day of it; ``None`` until somebody ends it.
        receipts: Year and sum of what was paid before the visits kept here, as old books say.
    """

    id: int
    number: str
    entry: CustomerEntry
    phones_shown: tuple[str, ...]
    status: CustomerStatus
    shown_status: ShownStatus
    merged_into_id: int | None
    responsible_name: str | None
    supervisor_name: str | None
    first_visit_on: date | None
    last_visit_on: date | None
    completeness_percent: int | None
    reviewed_on: date | None
    pause: ContactPause | None
    pause_until_on: date | None
    receipts: tuple[tuple[int, int], ...] = ()


def load_customer(session: Session, *, customer_id: int, actor: Actor, today: date) -> CustomerFile:
    """Return the whole file of a customer.

    Raises:
        NotFound: There is no such customer.
    """
    customer = session.get(Customer, customer_id)
    if customer is None:
        raise NotFound("customer", customer_id)
    entry = _entry_of(session, customer)
    show = show_phone if may(actor, Permission.SEE_FULL_PHONES) else mask_phone
    metrics = session.get(CustomerMetrics, customer_id)
    last_on = metrics.last_visit_on if metrics else None
    return CustomerFile(
        id=customer.id,
        number=customer.number,
        entry=entry,
        phones_shown=tuple(show(phone.text) for phone in entry.phones),
        status=customer.status,
        shown_status=shown_status(customer.status, last_on, today),
        merged_into_id=customer.merged_into_id,
        responsible_name=_staff_name(session, customer.responsible_id),
        supervisor_name=_staff_name(session, customer.supervisor_id),
        first_visit_on=metrics.first_visit_on if metrics else None,
        last_visit_on=last_on,
        pause=customer.pause,
        pause_until_on=customer.pause_until_on,
        completeness_percent=metrics.completeness_percent if metrics else None,
        receipts=_receipts(session, customer_id),
        reviewed_on=session.scalar(
            sa.select(sa.func.max(ArchiveReview.reviewed_on)).where(
                ArchiveReview.customer_id == customer_id
            )
        ),
    )


def _entry_of(session: Session, customer: Customer) -> CustomerEntry:
    parts = load_parts(session, customer_id=customer.id)
    born = PartialDate(
        calendar=customer.birth_calendar,
        year=customer.birth_year,
        month=customer.birth_month,
        day=customer.birth_day,
        leap=customer.birth_leap,
    )
    return CustomerEntry(
        number=customer.number,
        birth=born,
        **{name: getattr(customer, name) for name in PLAIN_CELLS},
        **{field.name: getattr(parts, field.name) for field in fields(parts)},
    )


def _receipts(session: Session, customer_id: int) -> tuple[tuple[int, int], ...]:
    row = ReceiptsOfYear
    query = sa.select(row.year, sa.func.sum(row.amount_minor)).group_by(row.year)
    found = session.execute(query.where(row.customer_id == customer_id).order_by(row.year))
    return tuple((year, minor) for year, minor in found)


def _staff_name(session: Session, staff_id: int | None) -> str | None:
    if staff_id is None:
        return None
    return session.scalar(sa.select(StaffMember.name).where(StaffMember.id == staff_id))
