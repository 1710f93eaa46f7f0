"""Which customers a list shows."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from app.models import (
    Allergy,
    ArchiveReview,
    CircleMember,
    Customer,
    CustomerMetrics,
    CustomerNeed,
    SearchText,
)
from app.services.archive.search import GONE, matches
from app.services.rules.score import DORMANT_AFTER_DAYS
from app.words import (
    ConflictKind,
    ContactPause,
    CustomerStatus,
    RiskStage,
    ShownStatus,
    Tier,
)

REVIEW_AFTER_DAYS: Final = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFilter:
    """What a customer must be to stand on the list; what is empty asks for nothing.

    Attributes:
        statuses: Empty for everybody but the retired, merged and anonymised.
        need_ids: Any of these needs or pains.
        completeness_below: In percent.
        pauses: Not over by today.
        alone: No responsible specialist or no supervisor.
        unreviewed: Nobody looked through the file for a year.
    """

    text: str = ""
    tiers: frozenset[Tier] = frozenset()
    stages: frozenset[RiskStage] = frozenset()
    statuses: frozenset[ShownStatus] = frozenset()
    responsible_ids: frozenset[int] = frozenset()
    regions: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    need_ids: frozenset[int] = frozenset()
    circle_ids: frozenset[int] = frozenset()
    conflicts: frozenset[ConflictKind] = frozenset()
    pauses: frozenset[ContactPause] = frozenset()
    completeness_below: int | None = None
    allergic: bool = False
    alone: bool = False
    unreviewed: bool = False


EVERYBODY: Final = CustomerFilter()
_BY_VISITS: Final = (ShownStatus.PROSPECT, ShownStatus.ACTIVE, ShownStatus.DORMANT)


def conditions_of(wanted: CustomerFilter, today: date) -> list[sa.ColumnElement[bool]]:
    """Return what must hold for a row of ``customer_metrics`` to be listed."""
    metrics = CustomerMetrics
    among = [
        (metrics.tier, wanted.tiers),
        (metrics.stage, wanted.stages),
    ]
    conditions = [_status_condition(wanted.statuses, today), *_among(among)]
    if wanted.completeness_below is not None:
        conditions.append(metrics.completeness_percent < wanted.completeness_below)
    if wanted.text.strip():
        conditions.append(_listed(SearchText.customer_id, matches(wanted.text)))
    if wanted.allergic:
        conditions.append(_listed(Allergy.customer_id))
    if of_customer := _of_customer(wanted, today):
        conditions.append(_listed(Customer.id, *of_customer))
    if wanted.need_ids:
        conditions.append(
            _listed(CustomerNeed.customer_id, CustomerNeed.need_code_id.in_(wanted.need_ids))
        )
    if wanted.circle_ids:
        conditions.append(
            _listed(CircleMember.customer_id, CircleMember.circle_id.in_(wanted.circle_ids))
        )
    if wanted.unreviewed:
        since = today - timedelta(days=REVIEW_AFTER_DAYS)
        conditions.append(~_listed(ArchiveReview.customer_id, ArchiveReview.reviewed_on > since))
    return conditions


def _of_customer(wanted: CustomerFilter, today: date) -> list[sa.ColumnElement[bool]]:
    among = [
        (Customer.responsible_id, wanted.responsible_ids),
        (Customer.region, wanted.regions),
        (Customer.source, wanted.sources),
        (Customer.conflict, wanted.conflicts),
        (Customer.pause, wanted.pauses),
    ]
    conditions = _among(among)
    if wanted.pauses:
        conditions.append(sa.func.coalesce(Customer.pause_until_on, today) >= today)
    if wanted.alone:
        conditions.append(Customer.responsible_id.is_(None) | Customer.supervisor_id.is_(None))
    return conditions


def _among(
    wanted: list[tuple[InstrumentedAttribute[Any], frozenset[Any]]],
) -> list[sa.ColumnElement[bool]]:
    return [cell.in_(sorted(values)) for cell, values in wanted if values]


def _listed(
    key: InstrumentedAttribute[int], *conditions: sa.ColumnElement[bool]
) -> sa.ColumnElement[bool]:
    return CustomerMetrics.customer_id.in_(sa.select(key).where(*conditions))


def _status_condition(statuses: frozenset[ShownStatus], today: date) -> sa.ColumnElement[bool]:
    if not statuses:
        return ~_listed(Customer.id, Customer.status.in_(GONE))
    return sa.or_(*(_has_status(status, today) for status in sorted(statuses)))


def _has_status(status: ShownStatus, today: date) -> sa.ColumnElement[bool]:
    if status not in _BY_VISITS:
        return _listed(Customer.id, Customer.status == CustomerStatus(status.value))
    last_on = CustomerMetrics.last_visit_on
    since = today - timedelta(days=DORMANT_AFTER_DAYS)
    seen = {
        ShownStatus.PROSPECT: last_on.is_(None),
        ShownStatus.ACTIVE: last_on > since,
        ShownStatus.DORMANT: last_on <= since,
    }
    active = ~_listed(Customer.id, Customer.status != CustomerStatus.ACTIVE)
    return seen[status] & active
