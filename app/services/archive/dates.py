"""Days to remember that are coming up: birthdays, anniversaries, joys that come once."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.models import Customer, CustomerMetrics, FamilyMember, ImportantDate
from app.services.archive.search import GONE
from app.services.rules.lunar import PartialDate, lunar_of
from app.services.rules.planning_days import occurrences
from app.words import CalendarKind, ContactPause, DateKind, FamilyRelation, Tier

_NO_TIER: Final = 99
_LEAP_DAY: Final = (2, 29)
_LAST_OF_FEBRUARY: Final = (2, 28)
_LAST_OF_SHORT_MONTH: Final = 29
_Whose = Collection[int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpcomingDate:
    """A day to remember, as it falls this time.

    Attributes:
        family_name: Whose day it is; ``None`` for the customer's own.
        years: The age or the anniversary of that day; ``None`` if the year is unknown.
    """

    on: date
    customer_id: int
    customer_name: str
    tier: Tier | None
    family_name: str | None
    relation: FamilyRelation | None
    kind: DateKind
    label: str | None
    calendar: CalendarKind
    years: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Remembered:
    """A day as the archive holds it."""

    customer_id: int
    customer_name: str
    tier: Tier | None
    tier_order: int | None
    family_name: str | None
    relation: FamilyRelation | None
    kind: DateKind
    label: str | None
    when: PartialDate
    yearly: bool

    @property
    def place(self) -> tuple[int, int, bool, DateKind]:
        """What makes two of them one: a birthday stands in the file and among the dates."""
        order = _NO_TIER if self.tier_order is None else self.tier_order
        return order, self.customer_id, self.family_name is not None, self.kind


def upcoming_dates(
    session: Session, *, first: date, last: date, customer_ids: Collection[int] | None = None
) -> list[UpcomingDate]:
    """Return the days to remember from ``first`` to ``last``, the best tier first on each day.

    Those who opted out of contact and those no longer on the list are left out.

    Args:
        session: Only read.
        first: Of more than a year, a day comes as often as it falls into it.
        last: Included.
        customer_ids: Whose days; ``None`` for everybody's.
    """
    found: dict[tuple[object, ...], tuple[date, _Remembered]] = {}
    remembered = (
        each
        for query in (_births, _important)
        for each in query(session, first, last, customer_ids)
    )
    for each in remembered:
        own_birthday = each.kind is DateKind.BIRTHDAY and each.family_name is None
        whose = None if own_birthday else each
        for on in occurrences(each.when, yearly=each.yearly, first_on=first, last_on=last):
            found.setdefault((each.customer_id, on, whose), (on, each))
    ordered = sorted(found.values(), key=lambda pair: (pair[0], *pair[1].place))
    return [_upcoming(each, on) for on, each in ordered]


def _births(session: Session, first: date, last: date, of: _Whose) -> Iterator[_Remembered]:
    cells = (Customer.birth_calendar, Customer.birth_month, Customer.birth_day)
    query = _contacted(first, of, *cells, Customer.birth_year, Customer.birth_leap)
    for *whose, calendar, month, day, year, leap in session.execute(
        query.where(_falling(*cells, first, last))
    ):
        when = PartialDate(calendar=calendar, year=year, month=month, day=day, leap=leap)
        yield _remembered(whose, when, kind=DateKind.BIRTHDAY)


def _important(session: Session, first: date, last: date, of: _Whose) -> Iterator[_Remembered]:
    cells = (ImportantDate.calendar, ImportantDate.month, ImportantDate.day)
    told = (ImportantDate.kind, ImportantDate.label, ImportantDate.yearly)
    query = (
        _contacted(first, of, *cells, ImportantDate.year, ImportantDate.leap, *told)
        .add_columns(FamilyMember.name, FamilyMember.relation)
        .join(ImportantDate, ImportantDate.customer_id == Customer.id)
        .outerjoin(FamilyMember, FamilyMember.id == ImportantDate.family_member_id)
        .where(_falling(*cells, first, last))
    )
    for (
        *whose,
        calendar,
        month,
        day,
        year,
        leap,
        kind,
        label,
        yearly,
        member,
        relation,
    ) in session.execute(query):
        yield _remembered(
            whose,
            PartialDate(calendar=calendar, year=year, month=month, day=day, leap=leap),
            kind=kind,
            label=label,
            yearly=yearly,
            family_name=member,
            relation=relation,
        )


def _remembered(
    whose: list[Any],
    when: PartialDate,
    *,
    kind: DateKind,
    **more: Any,  # noqa: ANN401
) -> _Remembered:
    customer_id, name, tier, tier_order = whose
    told = {"family_name": None, "relation": None, "label": None, "yearly": True} | more
    return _Remembered(
        customer_id=customer_id,
        customer_name=name,
        tier=tier,
        tier_order=tier_order,
        kind=kind,
        when=when,
        **told,
    )


def _contacted(first: date, of: _Whose, *cells: Any) -> sa.Select[Any]:  # noqa: ANN401 (of either table)
    metrics = CustomerMetrics
    query: sa.Select[Any] = (
        sa.select(Customer.id, Customer.name, metrics.tier, metrics.tier_order, *cells)
        .select_from(Customer)
        .outerjoin(metrics, metrics.customer_id == Customer.id)
        .where(
            Customer.status.not_in(GONE),
            Customer.pause.is_distinct_from(ContactPause.OPTED_OUT)
            | (Customer.pause_until_on < first),
        )
    )
    return query if of is None else query.where(Customer.id.in_(of))


def _falling(
    calendar: InstrumentedAttribute[CalendarKind],
    month: InstrumentedAttribute[Any],
    day: InstrumentedAttribute[Any],
    first: date,
    last: date,
) -> sa.ColumnElement[bool]:
    """Return the condition that a day may fall from ``first`` to ``last``; it may let more by."""
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    places = {
        CalendarKind.SOLAR: {place for each in days for place in _solar_places(each)},
        CalendarKind.LUNAR: {place for each in days for place in _lunar_places(each)},
    }
    return sa.or_(
        *((calendar == kind) & sa.tuple_(month, day).in_(sorted(of)) for kind, of in places.items())
    )


def _solar_places(day: date) -> list[tuple[int, int]]:
    place = (day.month, day.day)
    return [place, _LEAP_DAY] if place == _LAST_OF_FEBRUARY else [place]


def _lunar_places(day: date) -> list[tuple[int, int]]:
    lunar = lunar_of(day)
    if lunar is None:
        return []
    place = (lunar.month, lunar.day)
    longer = (lunar.month, lunar.day + 1)
    return [place, longer] if lunar.day == _LAST_OF_SHORT_MONTH else [place]


def _upcoming(each: _Remembered, on: date) -> UpcomingDate:
    return UpcomingDate(
        on=on,
        customer_id=each.customer_id,
        customer_name=each.customer_name,
        tier=each.tier,
        family_name=each.family_name,
        relation=each.relation,
        kind=each.kind,
        label=each.label,
        calendar=each.when.calendar,
        years=_years(each.when, on) if each.yearly else None,
    )


def _years(when: PartialDate, on: date) -> int | None:
    if when.year is None:
        return None
    lunar = lunar_of(on) if when.calendar is CalendarKind.LUNAR else None
    years = (lunar.year if lunar else on.year) - when.year
    return years if years > 0 else None
