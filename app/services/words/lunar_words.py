"""Days of the lunar calendar as people say them."""

from typing import Final

from app.services.rules.lunar import LunarDay
from app.services.words.language import current_language, say

_MONTHS_ZH: Final = "正二三四五六七八九十冬腊"
_TENS_ZH: Final = "初十廿三"
_ONES_ZH: Final = "十一二三四五六七八九"
_ROUND_ZH: Final = {10: "初十", 20: "二十", 30: "三十"}


def lunar_day(day: LunarDay) -> str:
    """Return ``农历十月十四`` or ``lunar month 10, day 14``."""
    if current_language() == "zh":
        leap = "闰" if day.leap else ""
        return f"农历{leap}{_MONTHS_ZH[day.month - 1]}月{_day_zh(day.day)}"
    if day.leap:
        return say("lunar leap month {month}, day {day}", month=day.month, day=day.day)
    return say("lunar month {month}, day {day}", month=day.month, day=day.day)


def _day_zh(day: int) -> str:
    return _ROUND_ZH.get(day) or _TENS_ZH[day // 10] + _ONES_ZH[day % 10]
