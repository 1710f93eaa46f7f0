"""Days of the solar and the lunar calendar: birthdays with gaps, and when they come next."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Final

from app.services.rules.lunar_table import FIRST_KNOWN, LAST_KNOWN, LunarMonth, lunar_months
from app.words import CalendarKind

_LONG_MONTH: Final = 30
_LEAP_YEAR: Final = 2000  # stands in for an unknown year: 29 February exists
_DECEMBER: Final = 12
_KEPT_DAYS: Final = 2_000  # the same days are asked for again and again, one customer after another


@dataclass(frozen=True, slots=True, kw_only=True)
class LunarDay:
    """A day of the Chinese calendar.

    Attributes:
        month: 1 to 12; a leap month bears the number of the month before it.
        leap: Whether it is the leap month.
    """

    year: int
    month: int
    day: int
    leap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A birthday or another date of which any part may be unknown."""

    calendar: CalendarKind = CalendarKind.SOLAR
    year: int | None = None
    month: int | None = None
    day: int | None = None
    leap: bool = False


@lru_cache(maxsize=_KEPT_DAYS)
def lunar_of(day: date) -> LunarDay | None:
    """Return a solar day in the lunar calendar; None beyond 1900 to 2099."""
    if not FIRST_KNOWN <= day <= LAST_KNOWN:
        return None
    months = lunar_months()
    found = months[bisect_right(months, day, key=lambda month: month.first) - 1]
    number = (day - found.first).days + 1
    return LunarDay(year=found.year, month=found.month, day=number, leap=found.leap)


def solar_of(lunar: LunarDay) -> date | None:
    """Return the solar day of a lunar one; None if there is no such day or none known."""
    month = _months_by_name().get((lunar.year, lunar.month, lunar.leap))
    if month is None or not 1 <= lunar.day <= month.days:
        return None
    return month.first + timedelta(days=lunar.day - 1)


def is_possible(when: PartialDate) -> bool:
    """Return whether the known parts can belong to one day."""
    if when.calendar is CalendarKind.SOLAR:
        return not when.leap and _is_solar_possible(when)
    return _is_lunar_possible(when)


def next_occurrence(when: PartialDate, on_or_after: date) -> date | None:
    """Return the next day a yearly date falls on; None while its month or day is unknown.

    29 February falls on the 28th in common years, the 30th of a short lunar month on the
    29th, a date in a leap month in the ordinary one of years without that leap month.
    """
    if when.month is None or when.day is None:
        return None
    return _next_yearly(when.calendar, when.month, when.day, on_or_after, leap=when.leap)


def solar_birth(born: PartialDate) -> date | None:
    """Return the solar day of a date known in full; None otherwise."""
    if born.year is None or born.month is None or born.day is None or not is_possible(born):
        return None
    if born.calendar is CalendarKind.SOLAR:
        return date(born.year, born.month, born.day)
    return solar_of(LunarDay(year=born.year, month=born.month, day=born.day, leap=born.leap))


def age_on(born: PartialDate, day: date) -> int | None:
    """Return the full years of age; None unless the birth date is known in full and past."""
    birth = solar_birth(born)
    if birth is None or birth > day:
        return None
    birthday = _solar_in_year(day.year, birth.month, birth.day)
    return day.year - birth.year - (day < birthday)


def _is_solar_possible(when: PartialDate) -> bool:
    try:
        date(when.year or _LEAP_YEAR, _first_unless(when.month), _first_unless(when.day))
    except ValueError:
        return False
    return True


def _is_lunar_possible(when: PartialDate) -> bool:
    month, day = _first_unless(when.month), _first_unless(when.day)
    if not (1 <= month <= _DECEMBER and 1 <= day <= _LONG_MONTH):
        return False
    if when.leap and when.month is None:
        return False
    if when.year is None:
        return True
    return solar_of(LunarDay(year=when.year, month=month, day=day, leap=when.leap)) is not None


def _first_unless(known: int | None) -> int:
    return 1 if known is None else known


@lru_cache(maxsize=_KEPT_DAYS)
def _next_yearly(
    calendar: CalendarKind, month: int, day: int, on_or_after: date, *, leap: bool
) -> date | None:
    if not is_possible(PartialDate(calendar=calendar, month=month, day=day, leap=leap)):
        return None
    if calendar is CalendarKind.SOLAR:
        return _next_solar(month, day, on_or_after)
    return _next_lunar(month, day, on_or_after, leap=leap)


def _next_solar(month: int, day: int, on_or_after: date) -> date | None:
    this_year = _solar_in_year(on_or_after.year, month, day)
    if this_year >= on_or_after:
        return this_year
    if on_or_after.year == date.max.year:
        return None
    return _solar_in_year(on_or_after.year + 1, month, day)


def _solar_in_year(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, day - 1)


def _next_lunar(month: int, day: int, on_or_after: date, *, leap: bool) -> date | None:
    today = lunar_of(on_or_after)
    if today is None:
        return None
    this_year = _lunar_in_year(today.year, month, day, leap=leap)
    if this_year is not None and this_year >= on_or_after:
        return this_year
    return _lunar_in_year(today.year + 1, month, day, leap=leap)


@lru_cache(maxsize=_KEPT_DAYS)
def _lunar_in_year(year: int, month: int, day: int, *, leap: bool) -> date | None:
    in_leap_month = leap and (year, month, True) in _months_by_name()
    exact = solar_of(LunarDay(year=year, month=month, day=day, leap=in_leap_month))
    return exact or solar_of(LunarDay(year=year, month=month, day=day - 1, leap=in_leap_month))


@cache
def _months_by_name() -> dict[tuple[int, int, bool], LunarMonth]:
    return {(month.year, month.month, month.leap): month for month in lunar_months()}
