"""The list of customers: which, in what order, and their lines; nothing is added up here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from app.models import Customer, CustomerMetrics, StaffMember
from app.services.archive.customer_filters import EVERYBODY, CustomerFilter, conditions_of
from app.services.foundation.bulk import in_parts
from app.services.reading.folding import fold
from app.words import ContactPause, CustomerStatus, RiskStage, Tier


class SortColumn(StrEnum):
    """What the list can be ordered by."""

    TIER = "tier"
    SCORE = "score"
    SPEND = "spend"
    VISITS = "visits"
    LAST_VISIT = "last_visit"
    RHYTHM = "rhythm"
    NEXT_FOLLOWUP = "next_followup"
    COMPLETENESS = "completeness"
    NAME = "name"
    NUMBER = "number"
    REGION = "region"
    RESPONSIBLE = "responsible"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerSort:
    """An order of the list; by itself the best tier first, then the score."""

    column: SortColumn = SortColumn.TIER
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRow:
    """One line of the list.

    Attributes:
        tier: ``None`` until the figures of the customer were counted.
        provisional: The tier was not given by a grading.
        score_tenths: Provisional score times 10.
        days_over: Days past the expected visit.
        next_followup_on: The earliest open follow-up, late ones too.
    """

    id: int
    number: str
    name: str
    pinyin: str
    status: CustomerStatus
    pause: ContactPause | None
    region: str | None
    responsible_name: str | None
    tier: Tier | None
    provisional: bool | None
    score_tenths: int | None
    spend_minor: int | None
    spend_365_minor: int | None
    visit_count: int | None
    first_visit_on: date | None
    last_visit_on: date | None
    stage: RiskStage | None
    days_over: int | None
    completeness_percent: int | None
    open_complaint_count: int | None
    next_followup_on: date | None


BEST_FIRST: Final = CustomerSort()
_CELLS: Final[dict[SortColumn, InstrumentedAttribute[Any]]] = {
    SortColumn.SCORE: CustomerMetrics.score_tenths,
    SortColumn.SPEND: CustomerMetrics.spend_365_minor,
    SortColumn.VISITS: CustomerMetrics.visit_count,
    SortColumn.LAST_VISIT: CustomerMetrics.last_visit_on,
    SortColumn.RHYTHM: CustomerMetrics.ratio_milli,
    SortColumn.NEXT_FOLLOWUP: CustomerMetrics.next_followup_on,
    SortColumn.COMPLETENESS: CustomerMetrics.completeness_percent,
    SortColumn.NUMBER: Customer.number,
    SortColumn.REGION: Customer.region,
    SortColumn.RESPONSIBLE: StaffMember.name,
}
_OF_CUSTOMER: Final = (SortColumn.NUMBER, SortColumn.REGION, SortColumn.RESPONSIBLE)
_LINE: Final = (
    Customer.id,
    Customer.number,
    Customer.name,
    Customer.pinyin,
    Customer.status,
    Customer.pause,
    Customer.region,
    CustomerMetrics.tier,
    CustomerMetrics.provisional,
    CustomerMetrics.score_tenths,
    CustomerMetrics.spend_minor,
    CustomerMetrics.spend_365_minor,
    CustomerMetrics.visit_count,
    CustomerMetrics.first_visit_on,
    CustomerMetrics.last_visit_on,
    CustomerMetrics.stage,
    CustomerMetrics.days_over,
    CustomerMetrics.completeness_percent,
    CustomerMetrics.open_complaint_count,
    CustomerMetrics.next_followup_on,
)


def list_keys(
    session: Session,
    *,
    today: date,
    wanted: CustomerFilter = EVERYBODY,
    sort: CustomerSort = BEST_FIRST,
) -> list[int]:
    """Return the keys of the customers ``wanted``, in the order of ``sort``."""
    conditions = conditions_of(wanted, today)
    if sort.column is SortColumn.NAME:
        return _by_name(session, conditions, descending=sort.descending)
    query = sa.select(CustomerMetrics.customer_id).where(*conditions)
    if sort.column in _OF_CUSTOMER:
        query = query.join(Customer, Customer.id == CustomerMetrics.customer_id)
    if sort.column is SortColumn.RESPONSIBLE:
        query = query.outerjoin(StaffMember, StaffMember.id == Customer.responsible_id)
    session.flush()
    return list(session.connection().execute(query.order_by(*_order(sort))).scalars())


def count_customers(session: Session, *, today: date, wanted: CustomerFilter = EVERYBODY) -> int:
    """Return how many customers are ``wanted``."""
    query = sa.select(sa.func.count()).select_from(CustomerMetrics)
    return session.scalar(query.where(*conditions_of(wanted, today))) or 0


def load_rows(session: Session, *, keys: Sequence[int]) -> list[CustomerRow]:
    """Return the lines of the customers under ``keys``, in the same order."""
    found: dict[int, CustomerRow] = {}
    responsible = aliased(StaffMember)
    query = (
        sa.select(*_LINE, responsible.name.label("responsible_name"))
        .outerjoin(CustomerMetrics, CustomerMetrics.customer_id == Customer.id)
        .outerjoin(responsible, responsible.id == Customer.responsible_id)
    )
    for some in in_parts(keys):
        for row in session.execute(query.where(Customer.id.in_(some))):
            found[row.id] = CustomerRow(**row._asdict())
    return [found[key] for key in keys if key in found]


def list_regions(session: Session) -> list[str]:
    """Return the regions customers come from."""
    return _distinct(session, Customer.region)


def list_sources(session: Session) -> list[str]:
    """Return what brought customers here."""
    return _distinct(session, Customer.source)


def _order(sort: CustomerSort) -> list[Any]:
    tier, score = CustomerMetrics.tier_order, CustomerMetrics.score_tenths
    last = CustomerMetrics.customer_id
    if sort.column is SortColumn.TIER:
        return [tier.desc(), score, last] if sort.descending else [tier, score.desc(), last]
    cell = _CELLS[sort.column]
    cells = [sa.func.length(cell), cell] if sort.column is SortColumn.NUMBER else [cell]
    wanted = [sa.desc(each) if sort.descending else sa.asc(each) for each in cells]
    return [cell.is_(None), *wanted, tier, last]


def _by_name(
    session: Session, conditions: list[sa.ColumnElement[bool]], *, descending: bool
) -> list[int]:
    """Return the keys as a dictionary would list the names, whatever their tones."""
    query = (
        sa.select(Customer.id, Customer.pinyin, Customer.name)
        .join(CustomerMetrics, CustomerMetrics.customer_id == Customer.id)
        .where(*conditions)
    )
    rows = session.execute(query)
    spelled = {key: (fold(pinyin or name), pinyin, name) for key, pinyin, name in rows}
    return sorted(spelled, key=lambda key: (spelled[key], key), reverse=descending)


def _distinct(session: Session, column: InstrumentedAttribute[str | None]) -> list[str]:
    query = sa.select(column).where(column.is_not(None)).distinct().order_by(column)
    return [text for text in session.scalars(query) if text]
