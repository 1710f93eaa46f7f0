"""Grading periods: months, quarters or years; each of them ends a year on 31 December."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.words import GradingPeriod

_MONTHS: Final[dict[GradingPeriod, int]] = {
    GradingPeriod.MONTHLY: 1,
    GradingPeriod.QUARTERLY: 3,
    GradingPeriod.YEARLY: 12,
}
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of the calendar that is graded as of its last day."""

    kind: GradingPeriod
    starts_on: date
    ends_on: date

    @property
    def label(self) -> str:
        """How the period is named: ``2026-11``, ``2026-Q4`` or ``2026``."""
        if self.kind is GradingPeriod.YEARLY:
            return f"{self.ends_on:%Y}"
        if self.kind is GradingPeriod.QUARTERLY:
            return f"{self.ends_on:%Y}-Q{self.ends_on.month // 3}"
        return f"{self.ends_on:%Y-%m}"

    @property
    def ends_year(self) -> bool:
        """Whether this is the compulsory grading of the year end."""
        return self.ends_on.month == 12  # noqa: PLR2004 (December)


def period_of(day: date, kind: GradingPeriod) -> Period:
    """Return the period a day lies in."""
    length = _MONTHS[kind]
    starts_on = day.replace(month=(day.month - 1) // length * length + 1, day=1)
    last_month = starts_on.replace(month=starts_on.month + length - 1)
    in_next_month = last_month.replace(day=28) + timedelta(days=4)
    return Period(kind=kind, starts_on=starts_on, ends_on=in_next_month.replace(day=1) - _ONE_DAY)


def period_end_before(day: date, kind: GradingPeriod) -> date:
    """Return the latest period end that is over on ``day``; its own day is not over yet."""
    return period_of(day, kind).starts_on - _ONE_DAY


def periods_due(
    last_graded_on: date | None, today: date, kind: GradingPeriod
) -> tuple[Period, ...]:
    """Return the periods that ended and wait to be graded, oldest first.

    Args:
        last_graded_on: As-of day of the latest grading; None grades just the last period.
        today: The day at the desk.
        kind: How often the clinic grades.
    """
    latest = period_of(period_end_before(today, kind), kind)
    if last_graded_on is None:
        return (latest,)
    return tuple(reversed(tuple(_backwards(latest, last_graded_on))))


def _backwards(latest: Period, last_graded_on: date) -> Iterator[Period]:
    period = latest
    while period.ends_on > last_graded_on:
        yield period
        period = period_of(period.starts_on - _ONE_DAY, period.kind)
