"""Days of the Chinese calendar as people write them; the same in either language."""

from app.services.rules.lunar import LunarDay, PartialDate
from app.services.words.language import say

_MONTHS = "正二三四五六七八九十冬腊"
_TENS = ("初", "十", "廿")
_FIGURES = "一二三四五六七八九十"
_ROUND = {10: "初十", 20: "二十", 30: "三十"}


def lunar_day(day: LunarDay) -> str:
    """Return month and day of the lunar year, such as 腊月廿六 or 闰六月初一."""
    return lunar_month(day.month, leap=day.leap) + _day(day.day)


def lunar_month(month: int, *, leap: bool = False) -> str:
    """Return the name of a lunar month."""
    return ("闰" if leap else "") + _MONTHS[month - 1] + "月"


def lunar_parts(when: PartialDate) -> str:
    """Return what is known of a lunar date, such as 1988年腊月廿六."""
    year = say("{year} in the lunar calendar", year=when.year) if when.year else ""
    if when.month is None:
        return year
    month = lunar_month(when.month, leap=when.leap)
    words = month + _day(when.day) if when.day else month
    return say("{year}, {day}", year=when.year, day=words) if when.year else words


def _day(day: int) -> str:
    if day in _ROUND:
        return _ROUND[day]
    tens, figure = divmod(day - 1, 10)
    return _TENS[tens] + _FIGURES[figure]
