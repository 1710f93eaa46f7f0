"""The archive: taking customers in and changing what is known of them."""

from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, CustomerMetrics, Phone, RelationChange, StaffMember
from app.services.archive.archive_parts import save_parts
from app.services.archive.entries import PLAIN_CELLS, CustomerEntry
from app.services.archive.entry_checks import checked
from app.services.archive.errors import CustomerGone, UnknownResponsible
from app.services.archive.numbers import next_numbers, remember_numbers
from app.services.archive.readings import default_pinyin
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound, Refusal
from app.services.reading.folding import tidy_number
from app.services.rules.permissions import require
from app.words import CustomerStatus, Permission, RelationSide, Tier
from app.words.language import N_


@dataclass(eq=False)
class UnknownNumber(Refusal):
    """No customer bears the number."""

    number: str

    says = N_("No customer has the number {number}.")


@dataclass(eq=False)
class NumberTaken(Refusal):
    """Another customer bears the number."""

    number: str
    by_name: str

    says = N_("Number {number} belongs to {by_name}. Leave it empty to get the next free one.")


@dataclass(eq=False)
class ReasonMissing(Refusal):
    """A relation level is changed without saying why."""

    side: RelationSide

    says = N_("“{side}” changes: please write down why, so that it can be read later.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerSaved:
    """A customer taken in or changed.

    Attributes:
        pair_missing: A VIP without a responsible specialist or supervisor; kept, but shown.
    """

    id: int
    number: str
    name: str
    pair_missing: bool


def add_customer(
    session: Session, *, entry: CustomerEntry, actor: Actor, now: datetime
) -> CustomerSaved:
    """Take a customer in under the given number or the next one.

    Raises:
        NotAllowed: The actor may not edit customers.
        NumberTaken: Another customer bears the number.
        UnknownResponsible: A responsible person is not among the active staff.
        Refusal: What ``entry_checks.checked`` refuses.
    """
    require(actor, Permission.EDIT_CUSTOMERS)
    tidy = checked(entry, today=now.date())
    _check_responsible(session, {tidy.responsible_id, tidy.supervisor_id})
    customer = Customer(number=_number_for(session, tidy.number))
    _write_cells(customer, tidy)
    session.add(customer)
    session.flush()
    save_parts(session, customer_id=customer.id, entry=tidy, today=now.date())
    return _saved(session, customer)


def edit_customer(
    session: Session, *, customer_id: int, entry: CustomerEntry, actor: Actor, now: datetime
) -> CustomerSaved:
    """Make the file say what ``entry`` says.

    Raises:
        NotAllowed: The actor may not edit customers, or changes phones they may not see.
        NotFound: There is no such customer.
        CustomerGone: The customer was merged into another or anonymised.
        NumberTaken: Another customer bears the number.
        ReasonMissing: A relation level changes without a reason.
        UnknownResponsible: Someone newly responsible is not among the active staff.
        Refusal: What ``entry_checks.checked`` refuses.
    """
    require(actor, Permission.EDIT_CUSTOMERS)
    customer = open_customer(session, customer_id=customer_id)
    phones = set(session.scalars(sa.select(Phone.digits).where(Phone.customer_id == customer_id)))
    tidy = checked(_read_anew(customer, entry), today=now.date(), kept_phones=phones)
    if phones != {phone.text for phone in tidy.phones}:
        require(actor, Permission.SEE_FULL_PHONES)
    new = {tidy.responsible_id, tidy.supervisor_id}
    _check_responsible(session, new - {customer.responsible_id, customer.supervisor_id})
    _change_number(session, customer, tidy.number)
    _note_relation(session, customer, tidy, actor=actor, now=now)
    _write_cells(customer, tidy)
    save_parts(session, customer_id=customer_id, entry=tidy, today=now.date())
    return _saved(session, customer)


def open_customer(session: Session, *, customer_id: int) -> Customer:
    """Return the row of a customer whose file can still be changed.

    Raises:
        NotFound: There is no such customer.
        CustomerGone: The customer was merged into another or anonymised.
    """
    customer = session.get(Customer, customer_id)
    if customer is None:
        raise NotFound("customer", customer_id)
    if customer.status in (CustomerStatus.MERGED, CustomerStatus.ANONYMISED):
        raise CustomerGone(customer.number, customer.name, customer.status)
    return customer


def key_of_number(session: Session, *, number: str) -> int:
    """Return the key of the customer who bears ``number``, whatever its case and width.

    Raises:
        UnknownNumber: Nobody does.
    """
    tidy = tidy_number(number)
    for spelled in (tidy, tidy.upper(), tidy.lower()):
        key = session.scalar(sa.select(Customer.id).where(Customer.number == spelled))
        if key is not None:
            return key
    raise UnknownNumber(number)


def _write_cells(customer: Customer, entry: CustomerEntry) -> None:
    for name in PLAIN_CELLS:
        setattr(customer, name, getattr(entry, name))
    customer.birth_calendar = entry.birth.calendar
    customer.birth_year = entry.birth.year
    customer.birth_month = entry.birth.month
    customer.birth_day = entry.birth.day
    customer.birth_leap = entry.birth.leap


def _read_anew(customer: Customer, entry: CustomerEntry) -> CustomerEntry:
    """Let the reading follow a changed name, unless somebody chose another one."""
    likely = customer.pinyin == entry.pinyin == default_pinyin(customer.name)
    return replace(entry, pinyin=None) if likely else entry


def _number_for(session: Session, wanted: str | None) -> str:
    if wanted is None:
        return next_numbers(session, count=1)[0]
    by_name = session.scalar(sa.select(Customer.name).where(Customer.number == wanted))
    if by_name is not None:
        raise NumberTaken(wanted, by_name)
    remember_numbers(session, numbers=[wanted])
    return wanted


def _change_number(session: Session, customer: Customer, wanted: str | None) -> None:
    if wanted is not None and wanted != customer.number:
        customer.number = _number_for(session, wanted)


def _check_responsible(session: Session, staff_ids: set[int | None]) -> None:
    for staff_id in staff_ids - {None}:
        member = session.get(StaffMember, staff_id)
        if member is None or not member.active:
            raise UnknownResponsible(staff_id or 0)


def _note_relation(
    session: Session, customer: Customer, entry: CustomerEntry, *, actor: Actor, now: datetime
) -> None:
    for side, before, after in (
        (RelationSide.CLINIC, customer.relation_clinic, entry.relation_clinic),
        (RelationSide.SPECIALIST, customer.relation_specialist, entry.relation_specialist),
    ):
        if before == after:
            continue
        if entry.relation_reason is None:
            raise ReasonMissing(side)
        session.add(
            RelationChange(
                customer_id=customer.id,
                side=side,
                level_before=before,
                level_after=after,
                reason=entry.relation_reason,
                changed_at=now,
                staff_id=actor.staff_id,
            )
        )


def _saved(session: Session, customer: Customer) -> CustomerSaved:
    metrics = session.get(CustomerMetrics, customer.id)
    alone = customer.responsible_id is None or customer.supervisor_id is None
    return CustomerSaved(
        id=customer.id,
        number=customer.number,
        name=customer.name,
        pair_missing=alone and metrics is not None and metrics.tier is Tier.VIP,
    )
