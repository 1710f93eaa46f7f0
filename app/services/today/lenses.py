"""Which customers the desk looks at together, and in what order."""

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa

from app.models import Customer, CustomerMetrics
from app.services.archive.search import GONE
from app.services.rules.completeness import ENOUGH_SHARE
from app.words import CustomerStatus, RiskStage, Tier

Condition = sa.ColumnElement[bool]

WEEK_DAYS: Final = 7
ENOUGH_PERCENT: Final = int(ENOUGH_SHARE * 100)
IS_VIP: Final[Condition] = CustomerMetrics.tier == Tier.VIP
_DAY: Final = 100_000  # gaps are kept in hundredths of a day, ratios in thousandths


class Lens(StrEnum):
    """A question about today with customers as its answer."""

    CALLS = "calls"
    VIPS_AT_RISK = "vips_at_risk"
    SECOND_VISIT = "second_visit"
    DUE_SOON = "due_soon"
    NEWCOMERS = "newcomers"
    VISITORS = "visitors"
    LOST = "lost"
    VIPS_ALONE = "vips_alone"
    VIPS_INCOMPLETE = "vips_incomplete"


def week_start(day: date) -> date:
    """Return the Monday of the week."""
    return day - timedelta(days=day.weekday())


def conditions_of(lens: Lens, today: date) -> list[Condition]:
    """Return what must hold for a customer and the figures of that customer to be under a lens.

    Who is to be called is active, has not opted out and does not pause.
    """
    own = _CONDITIONS[lens](today)
    if lens not in _CALLED:
        return [Customer.status.not_in(GONE), own]
    not_paused = Customer.pause.is_(None) | (Customer.pause_until_on < today)
    return [Customer.status == CustomerStatus.ACTIVE, not_paused, own]


def order_of(lens: Lens) -> tuple[sa.SQLColumnExpression[Any], ...]:
    """Return what sorts the customers under a lens.

    Calls go VIPs first, then the worst stage, then the fewest visits. Who came once is
    rung up while the first visit is remembered: the latest first.
    """
    metrics = CustomerMetrics
    match lens:
        case Lens.NEWCOMERS | Lens.VISITORS | Lens.SECOND_VISIT:
            return (metrics.last_visit_on.desc(), metrics.tier_order)
        case Lens.DUE_SOON:
            return (_days_left(), metrics.tier_order)
        case Lens.VIPS_ALONE | Lens.VIPS_INCOMPLETE:
            return (metrics.completeness_percent, metrics.spend_365_minor.desc())
        case _:
            return (~IS_VIP, metrics.stage_number.desc(), metrics.visit_count)


def _to_call(_today: date) -> Condition:
    any_late = CustomerMetrics.stage_number >= RiskStage.DUE_BACK.number
    return (IS_VIP & any_late) | (_late_not_lost() & (CustomerMetrics.visit_count > 1))


def _at_risk(_today: date) -> Condition:
    """Return the condition for VIPs, who are at risk one stage earlier than others."""
    return IS_VIP & (CustomerMetrics.stage_number >= RiskStage.LATE.number)


def _came_once(_today: date) -> Condition:
    return ~IS_VIP & _late_not_lost() & (CustomerMetrics.visit_count == 1)


def _due_soon(_today: date) -> Condition:
    on_rhythm = CustomerMetrics.stage_number == RiskStage.ON_RHYTHM.number
    return on_rhythm & (_days_left() <= WEEK_DAYS * _DAY)


def _days_left() -> sa.ColumnElement[int | None]:
    """Return the days to the expected visit, in parts of a day."""
    return CustomerMetrics.expected_gap_days * (1_000 - CustomerMetrics.ratio_milli)


def _new_this_month(today: date) -> Condition:
    return CustomerMetrics.first_visit_on.between(today.replace(day=1), today)


def _came_this_week(today: date) -> Condition:
    return CustomerMetrics.last_visit_on.between(week_start(today), today)


def _lost(_today: date) -> Condition:
    return ~IS_VIP & (CustomerMetrics.stage_number == RiskStage.LOST.number)


def _alone(_today: date) -> Condition:
    return IS_VIP & Customer.responsible_id.is_(None)


def _incomplete(_today: date) -> Condition:
    return IS_VIP & (CustomerMetrics.completeness_percent < ENOUGH_PERCENT)


def _late_not_lost() -> Condition:
    return CustomerMetrics.stage_number.between(
        RiskStage.DUE_BACK.number, RiskStage.CRITICAL.number
    )


_CONDITIONS: Final[dict[Lens, Callable[[date], Condition]]] = {
    Lens.CALLS: _to_call,
    Lens.VIPS_AT_RISK: _at_risk,
    Lens.SECOND_VISIT: _came_once,
    Lens.DUE_SOON: _due_soon,
    Lens.NEWCOMERS: _new_this_month,
    Lens.VISITORS: _came_this_week,
    Lens.LOST: _lost,
    Lens.VIPS_ALONE: _alone,
    Lens.VIPS_INCOMPLETE: _incomplete,
}
_CALLED: Final = frozenset(
    {Lens.CALLS, Lens.VIPS_AT_RISK, Lens.SECOND_VISIT, Lens.DUE_SOON, Lens.LOST}
)
