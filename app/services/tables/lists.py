"""The lists that can be written to a file: their headings and their rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from app.models import (
    Attendance,
    Customer,
    CustomerMetrics,
    Event,
    Grade,
    GradingRun,
    Item,
    Referral,
    StaffMember,
    VisitLine,
)
from app.services.foundation.bulk import in_parts
from app.services.reading.birth_words import birth_text
from app.services.rules.lunar import PartialDate
from app.services.tables.archive_list import ARCHIVE_COLUMNS, ArchiveCells
from app.services.tables.complaint_lists import (
    COMPLAINT_COLUMNS,
    case_headings,
    complaint_rows,
)
from app.services.tables.followup_lists import (
    FOLLOWUP_COLUMNS,
    contact_headings,
    contact_rows,
    followup_rows,
)
from app.services.tables.grids import Value
from app.words import CustomerStatus, ExportKind, ImportColumn, Indicator, LineState
from app.words.language import say_in
from app.words.names import name_of

Rows = Iterator[Sequence[Value]]
_Filed = sa.Row[Customer, CustomerMetrics]

_GONE: Final = (CustomerStatus.MERGED, CustomerStatus.ANONYMISED)
_AT_ONCE: Final = {"yield_per": 1_000}
_COLUMNS: Final[Mapping[ExportKind, tuple[ImportColumn, ...]]] = {
    ExportKind.CUSTOMERS: (
        ImportColumn.NUMBER,
        ImportColumn.NAME,
        ImportColumn.PHONE,
        ImportColumn.GENDER,
        ImportColumn.BIRTH_DATE,
        ImportColumn.WECHAT,
        ImportColumn.REGION,
        ImportColumn.SUB_REGION,
        ImportColumn.ADDRESS,
        ImportColumn.SOURCE,
        ImportColumn.REFERRER,
        ImportColumn.FIRST_CONTACT,
        ImportColumn.NOTE,
        *ARCHIVE_COLUMNS,
    ),
    ExportKind.VISITS: (
        ImportColumn.NUMBER,
        ImportColumn.NAME,
        ImportColumn.DAY,
        ImportColumn.TREATMENT,
        ImportColumn.AMOUNT,
        ImportColumn.STAFF,
        ImportColumn.EVENT,
    ),
    ExportKind.REFERRALS: (ImportColumn.REFERRER, ImportColumn.REFERRED, ImportColumn.DAY),
    ExportKind.ATTENDANCES: (
        ImportColumn.NUMBER,
        ImportColumn.NAME,
        ImportColumn.EVENT,
        ImportColumn.DAY,
        ImportColumn.SALES,
    ),
    ExportKind.COMPLAINTS: COMPLAINT_COLUMNS,
    ExportKind.GRADES: (ImportColumn.NUMBER, ImportColumn.NAME),
    ExportKind.FOLLOWUPS: FOLLOWUP_COLUMNS,
    ExportKind.CONTACTS: (ImportColumn.NUMBER, ImportColumn.NAME),
}


def headings_of(kind: ExportKind) -> list[str]:
    """Return the headings of a list in the language of the moment; the import knows them."""
    named = [name_of(column) for column in _COLUMNS[kind]]
    if kind is ExportKind.CUSTOMERS:
        named += [_said_tier(), *(name_of(one) for one in (Indicator.SPEND, Indicator.VISITS))]
    if kind is ExportKind.GRADES:
        named += [
            say_in("export column", "Place"),
            _said_tier(),
            say_in("export column", "Stars"),
            *(name_of(one) for one in Indicator if one is not Indicator.FREQUENCY),
        ]
    if kind is ExportKind.COMPLAINTS:
        named += case_headings()
    if kind is ExportKind.CONTACTS:
        named += contact_headings()
    return named


def rows_of(session: Session, *, kind: ExportKind, digits: int) -> Rows:
    """Yield the rows of a list, money as decimals with ``digits`` places."""
    return _READERS[kind](session, digits)


def customer_rows(session: Session, keys: Sequence[int], digits: int) -> Rows:
    """Yield the rows of the customers under ``keys``, in that order."""
    return _lines(session, _in_order(session, keys), digits)


def _in_order(session: Session, keys: Sequence[int]) -> Iterator[_Filed]:
    for some in in_parts(keys):
        found = session.execute(_filed().where(Customer.id.in_(some)))
        by_key = {row[0].id: row for row in found}
        yield from (by_key[key] for key in some if key in by_key)


def _said_tier() -> str:
    return say_in("export column", "Tier")


def _customers(session: Session, digits: int) -> Rows:
    query = _filed().order_by(Customer.number).execution_options(**_AT_ONCE)
    return _lines(session, session.execute(query), digits)


def _filed() -> sa.Select[Customer, CustomerMetrics]:
    return (
        sa.select(Customer, CustomerMetrics)
        .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == Customer.id)
        .where(Customer.status.not_in(_GONE))
    )


def _lines(session: Session, filed: Iterable[_Filed], digits: int) -> Rows:
    archive = ArchiveCells(session, digits)
    referrers = _referrers(session)
    for customer, metrics in filed:
        yield (
            customer.number,
            customer.name,
            archive.phones(customer),
            name_of(customer.gender) if customer.gender else None,
            birth_text(_birth(customer)),
            customer.wechat,
            customer.region,
            customer.sub_region,
            customer.address,
            customer.source,
            referrers.get(customer.id),
            customer.first_contact_on,
            customer.note,
            *archive.of(customer),
            *_standing(metrics, digits),
        )


def _standing(metrics: CustomerMetrics | None, digits: int) -> tuple[Value, Value, Value]:
    if metrics is None:
        return None, None, None
    return name_of(metrics.tier), _money(metrics.spend_minor, digits), metrics.visit_count


def _referrers(session: Session) -> dict[int, str]:
    query = sa.select(Referral.referred_id, Customer.number).join(
        Customer, Customer.id == Referral.referrer_id
    )
    return {row.referred_id: row.number for row in session.execute(query)}


def _birth(customer: Customer) -> PartialDate:
    return PartialDate(
        calendar=customer.birth_calendar,
        year=customer.birth_year,
        month=customer.birth_month,
        day=customer.birth_day,
        leap=customer.birth_leap,
    )


def _visits(session: Session, digits: int) -> Rows:
    query = (
        sa.select(
            Customer.number,
            Customer.name,
            VisitLine.visited_on,
            Item.name,
            VisitLine.amount_minor,
            StaffMember.name,
            Event.name,
        )
        .join(Customer, Customer.id == VisitLine.customer_id)
        .join(Item, Item.id == VisitLine.item_id)
        .outerjoin(StaffMember, StaffMember.id == VisitLine.staff_id)
        .outerjoin(Event, Event.id == VisitLine.event_id)
        .where(VisitLine.state == LineState.DONE)
        .order_by(VisitLine.visited_on, VisitLine.id)
        .execution_options(**_AT_ONCE)
    )
    for number, name, day, item, amount_minor, staff, event in session.execute(query):
        yield number, name, day, item, _money(amount_minor, digits), staff, event


def _referrals(session: Session, _digits: int) -> Rows:
    bringer, brought = aliased(Customer), aliased(Customer)
    query = (
        sa.select(bringer.number, brought.number, Referral.referred_on)
        .join(bringer, bringer.id == Referral.referrer_id)
        .join(brought, brought.id == Referral.referred_id)
        .order_by(Referral.id)
    )
    yield from map(tuple, session.execute(query))


def _attendances(session: Session, digits: int) -> Rows:
    query = (
        sa.select(
            Customer.number,
            Customer.name,
            Event.name,
            Attendance.attended_on,
            Attendance.sales_minor,
        )
        .join(Customer, Customer.id == Attendance.customer_id)
        .join(Event, Event.id == Attendance.event_id)
        .order_by(Attendance.attended_on, Attendance.id)
    )
    for number, name, event, day, sales_minor in session.execute(query):
        yield number, name, event, day, _money(sales_minor, digits)


def _grades(session: Session, digits: int) -> Rows:
    newest = sa.select(sa.func.max(GradingRun.id)).where(GradingRun.beside_id.is_(None))
    query = (
        sa.select(Grade, Customer.name)
        .join(Customer, Customer.id == Grade.customer_id)
        .where(Grade.run_id == newest.scalar_subquery())
        .order_by(Grade.rank.is_(None), Grade.rank, Grade.number)
        .execution_options(**_AT_ONCE)
    )
    for grade, name in session.execute(query):
        yield (
            grade.number,
            name,
            grade.rank,
            name_of(grade.tier),
            grade.stars,
            grade.tenure_days,
            _money(grade.spend_minor, digits),
            grade.visit_count,
            grade.treatment_count,
            grade.referred_count,
            _money(grade.referred_spend_minor, digits),
            grade.event_count,
            _money(grade.event_sales_minor, digits),
            grade.harmony,
        )


def _money(amount_minor: int, digits: int) -> Decimal:
    return Decimal(amount_minor).scaleb(-digits)


_READERS: Final[Mapping[ExportKind, Callable[[Session, int], Rows]]] = {
    ExportKind.CUSTOMERS: _customers,
    ExportKind.VISITS: _visits,
    ExportKind.REFERRALS: _referrals,
    ExportKind.ATTENDANCES: _attendances,
    ExportKind.COMPLAINTS: complaint_rows,
    ExportKind.GRADES: _grades,
    ExportKind.FOLLOWUPS: followup_rows,
    ExportKind.CONTACTS: contact_rows,
}
