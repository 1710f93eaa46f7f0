"""Days of the Chinese calendar: as people write them, and counted in English."""

from app.services.rules.lunar import LunarDay, PartialDate
from app.words.language import current_language, say

_MONTHS = "正二三四五六七八九十冬腊"
_TENS = ("初", "十", "廿")
_FIGURES = "一二三四五六七八九十"
_ROUND = {10: "初十", 20: "二十", 30: "三十"}


def lunar_day(day: LunarDay) -> str:
    """Return 腊月廿六, 闰六月初一, or ``month 12, day 26`` and ``leap month 6, day 1``."""
    month = lunar_month(day.month, leap=day.leap)
    if current_language() == "zh":
        return month + _day(day.day)
    return say("{month}, day {day}", month=month, day=day.day)


def lunar_month(month: int, *, leap: bool = False) -> str:
    """Return the name of a lunar month; English counts them."""
    if current_language() == "zh":
        return ("闰" if leap else "") + _MONTHS[month - 1] + "月"
    return say("leap month {month}", month=month) if leap else say("month {month}", month=month)


def lunar_parts(when: PartialDate) -> str:
    """Return what is known of a lunar date, such as 1988年腊月廿六."""
    if when.month is None:
        return say("{year} in the lunar calendar", year=when.year) if when.year else ""
    words = lunar_month(when.month, leap=when.leap)
    if when.day:
        words = lunar_day(LunarDay(year=0, month=when.month, day=when.day, leap=when.leap))
    return say("{year}, {day}", year=when.year, day=words) if when.year else words


def _day(day: int) -> str:
    if day in _ROUND:
        return _ROUND[day]
    tens, figure = divmod(day - 1, 10)
    return _TENS[tens] + _FIGURES[figure]
