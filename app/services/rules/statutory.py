"""Statutory holidays of the People's Republic: the days, the days off, the days worked instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from app.services.rules.lunar import LunarDay, solar_of
from app.words import Holiday

_FIXED: Final = {
    Holiday.NEW_YEAR: (1, 1),
    Holiday.LABOUR_DAY: (5, 1),
    Holiday.NATIONAL_DAY: (10, 1),
}
_LUNAR: Final = {
    Holiday.SPRING_FESTIVAL: (1, 1),
    Holiday.DRAGON_BOAT: (5, 5),
    Holiday.MID_AUTUMN: (8, 15),
}
_DECEMBER: Final = 12
_QINGMING: Final = "Tomb-Sweeping Day"


@dataclass(frozen=True, slots=True)
class _Year:
    """What the state decreed for one year.

    Attributes:
        off: Every day off with the holiday it belongs to.
        worked: Days of a weekend worked instead.
        qingming: The day itself, which follows the sun.
    """

    off: Mapping[date, Holiday]
    worked: frozenset[date]
    qingming: date


def festivals_in(year: int) -> dict[Holiday, date]:
    """Return the day itself of every statutory holiday of a solar year, 1950 to 2099."""
    return _festivals(year, _year(year).qingming)


def holiday_on(day: date) -> Holiday | None:
    """Return the holiday that a day off belongs to; None on every other day."""
    return _year(day.year).off.get(day)


def is_make_up_workday(day: date) -> bool:
    """Return whether a day of the weekend is worked in exchange for a day off."""
    return day in _year(day.year).worked


@cache
def _year(year: int) -> _Year:
    import holidays

    decreed = holidays.country_holidays("CN", years=year, language="en_US")
    graves = (day for day, name in decreed.items() if name.startswith(_QINGMING))
    qingming = min(graves, default=date(year, 4, 5))
    days = _festivals(year, qingming)
    off = {day: _nearest(days, day) for day in decreed if day.year == year}
    worked = {day for day in getattr(decreed, "weekend_workdays", ()) if day.year == year}
    return _Year(off, frozenset(worked), qingming)


def _nearest(days: Mapping[Holiday, date], day: date) -> Holiday:
    if day.month == _DECEMBER:
        return Holiday.NEW_YEAR
    return min(days, key=lambda holiday: abs(days[holiday] - day))


def _festivals(year: int, qingming: date) -> dict[Holiday, date]:
    days = {holiday: date(year, month, day) for holiday, (month, day) in _FIXED.items()}
    days[Holiday.QINGMING] = qingming
    for holiday, (month, day) in _LUNAR.items():
        solar = solar_of(LunarDay(year=year, month=month, day=day))
        if solar is not None:
            days[holiday] = solar
    return {holiday: days[holiday] for holiday in Holiday if holiday in days}
