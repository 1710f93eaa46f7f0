"""The eight indicators: one customer's history as plain numbers up to a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from app.words import (
    ComplaintStatus,
    FeedbackDirection,
    FeedbackKind,
    Indicator,
    LineState,
)

YEAR_DAYS: Final = 365
SEASON_DAYS: Final = 90
DAYS_PER_WEEK: Final = Fraction(7)
DAYS_PER_MONTH: Final = Fraction("30.4375")
DAYS_PER_QUARTER: Final = Fraction("91.3125")
HARMONY: Final[dict[ComplaintStatus, int]] = {
    ComplaintStatus.OPEN: 0,
    ComplaintStatus.RESOLVED: 50,
    ComplaintStatus.CONFIRMED: 100,
}
FULL_HARMONY: Final = 100
_FREQUENCY_SCALE: Final = 10**12  # far beyond 1 / (365 * 365), so different fractions stay apart


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """One customer's facts up to a day; without a first visit, a prospect.

    Attributes:
        spend_minor: Net of everything up to the day; refunds may bring it below 0.
        spend_365_minor: The same over the last 365 days.
        spend_first_90_minor: Net up to 90 days after the first visit.
        visits_90: Visit days in the last 90 days.
        referred_spend_minor: Sum over the people referred, each one's net below 0 as 0.
        event_sales_minor: Net sales tagged with an event.
        harmony: 0 with a complaint open, 50 with one not yet confirmed, else 100.
    """

    first_visit_on: date | None = None
    last_visit_on: date | None = None
    spend_minor: int = 0
    spend_365_minor: int = 0
    spend_first_90_minor: int = 0
    visit_count: int = 0
    visits_365: int = 0
    visits_90: int = 0
    treatment_count: int = 0
    referred_count: int = 0
    referred_buyer_count: int = 0
    referred_spend_minor: int = 0
    event_count: int = 0
    event_sales_minor: int = 0
    harmony: int = FULL_HARMONY


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFact:
    """One line of a visit or a refund.

    Attributes:
        family: Key of the catalogue family; the same family is one treatment.
        event: Key of the event the order is tagged with.
    """

    on: date
    amount_minor: int
    family: int | str | None = None
    event: int | str | None = None
    state: LineState = LineState.DONE


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralFact:
    """One person this customer brought, with that person's own lines.

    Attributes:
        on: Day of the referral; None when nobody wrote it down.
    """

    person: int | str
    on: date | None = None
    lines: Sequence[LineFact] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceFact:
    """One ticket to an event, with the sales written down beside it."""

    event: int | str
    on: date
    sales_minor: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackFact:
    """Something the customer said; only a complaint has a status."""

    on: date
    kind: FeedbackKind
    direction: FeedbackDirection = FeedbackDirection.OTHER
    status: ComplaintStatus = ComplaintStatus.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequency:
    """Visits per span of time, exact: three months make a quarter."""

    per_day: Fraction

    @property
    def per_week(self) -> Fraction:
        """Visits in seven days."""
        return self.per_day * DAYS_PER_WEEK

    @property
    def per_month(self) -> Fraction:
        """Visits in a twelfth of a year."""
        return self.per_day * DAYS_PER_MONTH

    @property
    def per_quarter(self) -> Fraction:
        """Visits in a fourth of a year."""
        return self.per_day * DAYS_PER_QUARTER


def within_last(day: date, days: int, as_of: date) -> bool:
    """Return whether ``day`` lies in (as_of - days, as_of]."""
    return 0 <= (as_of - day).days < days


def tenure_days(first_visit_on: date, as_of: date) -> int:
    """Return the days since the first visit, 0 on the day itself."""
    return (as_of - first_visit_on).days


def tenure_months(first_visit_on: date, as_of: date) -> int:
    """Return the whole calendar months since the first visit."""
    months = (as_of.year - first_visit_on.year) * 12 + as_of.month - first_visit_on.month
    return months - (as_of.day < first_visit_on.day)


def window_days(first_visit_on: date, as_of: date) -> int:
    """Return the days over which frequency is taken: those known, 90 to 365."""
    return min(max(tenure_days(first_visit_on, as_of) + 1, SEASON_DAYS), YEAR_DAYS)


def frequency_of(history: History, as_of: date) -> Frequency:
    """Return how often the customer came lately."""
    if history.first_visit_on is None:
        return Frequency(per_day=Fraction(0))
    window = window_days(history.first_visit_on, as_of)
    return Frequency(per_day=Fraction(history.visits_365, window))


def frequency_key(visits_365: int, window: int) -> int:
    """Return visits / window as an integer that keeps the order of the fractions."""
    return visits_365 * _FREQUENCY_SCALE // window


def values_of(history: History, as_of: date) -> tuple[int, ...]:
    """Return what is compared between customers, in the order of ``Indicator``.

    Net spend below 0 counts as 0; net event sales do not, for definitions.md says so of
    spend alone. A prospect has nothing to compare.

    Raises:
        ValueError: The customer has no visit.
    """
    if history.first_visit_on is None:
        raise ValueError("a prospect is not compared")
    window = window_days(history.first_visit_on, as_of)
    return (
        tenure_days(history.first_visit_on, as_of),
        max(history.spend_minor, 0),
        history.visit_count,
        frequency_key(history.visits_365, window),
        history.treatment_count,
        history.referred_count,
        history.referred_spend_minor,
        history.event_count,
        history.event_sales_minor,
        history.harmony,
    )


def shown_value(history: History, indicator: Indicator, as_of: date) -> int:
    """Return the number a person reads; for frequency the visits of the last 365 days."""
    if indicator is Indicator.FREQUENCY:
        return history.visits_365
    return values_of(history, as_of)[tuple(Indicator).index(indicator)]


def history_of(
    lines: Iterable[LineFact],
    *,
    as_of: date,
    referrals: Iterable[ReferralFact] = (),
    attendances: Iterable[AttendanceFact] = (),
    feedback: Iterable[FeedbackFact] = (),
) -> History:
    """Return one customer's history from rows; the readable truth behind faster ways."""
    done = _done_up_to(lines, as_of)
    days = _visit_days(done)
    referred = _referred_up_to(referrals, as_of)
    tickets = [ticket for ticket in attendances if ticket.on <= as_of]
    first_on = min(days, default=None)
    early_until = as_of if first_on is None else first_on + timedelta(days=SEASON_DAYS)
    return History(
        first_visit_on=first_on,
        last_visit_on=max(days, default=None),
        spend_minor=_net(done),
        spend_365_minor=_net(line for line in done if within_last(line.on, YEAR_DAYS, as_of)),
        spend_first_90_minor=_net(line for line in done if line.on <= early_until),
        visit_count=len(days),
        visits_365=sum(within_last(day, YEAR_DAYS, as_of) for day in days),
        visits_90=sum(within_last(day, SEASON_DAYS, as_of) for day in days),
        treatment_count=len(_families(done)),
        referred_count=len(referred),
        referred_buyer_count=sum(bool(_visit_days(bought)) for bought in referred.values()),
        referred_spend_minor=sum(max(_net(bought), 0) for bought in referred.values()),
        event_count=len({ticket.event for ticket in tickets}),
        event_sales_minor=_net(line for line in done if line.event is not None)
        + sum(ticket.sales_minor for ticket in tickets),
        harmony=_harmony(feedback, as_of),
    )


def _done_up_to(lines: Iterable[LineFact], as_of: date) -> list[LineFact]:
    return [line for line in lines if line.state is LineState.DONE and line.on <= as_of]


def _visit_days(done: Iterable[LineFact]) -> set[date]:
    return {line.on for line in done if line.amount_minor >= 0}


def _families(done: Iterable[LineFact]) -> set[int | str]:
    return {line.family for line in done if line.amount_minor >= 0 and line.family is not None}


def _net(lines: Iterable[LineFact]) -> int:
    return sum(line.amount_minor for line in lines)


def _referred_up_to(
    referrals: Iterable[ReferralFact], as_of: date
) -> dict[int | str, list[LineFact]]:
    return {
        referral.person: _done_up_to(referral.lines, as_of)
        for referral in referrals
        if referral.on is None or referral.on <= as_of
    }


def _harmony(feedback: Iterable[FeedbackFact], as_of: date) -> int:
    complaints = (
        said for said in feedback if said.kind is FeedbackKind.COMPLAINT and said.on <= as_of
    )
    return min((HARMONY[said.status] for said in complaints), default=FULL_HARMONY)
