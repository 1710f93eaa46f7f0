"""Birth dates written so that the import reads them as they were."""

from app.services.rules.lunar import PartialDate
from app.words import CalendarKind

_LUNAR = "农历"


def birth_text(birth: PartialDate) -> str | None:
    """Return ``1985-03-05``, ``????-03-05`` or ``农历1985年闰4月1日``; None if unknown."""
    if birth.year is None and birth.month is None:
        return None
    if birth.calendar is CalendarKind.LUNAR:
        return _LUNAR + _lunar_text(birth)
    year = "????" if birth.year is None else f"{birth.year:04}"
    month = "" if birth.month is None else f"-{birth.month:02}"
    day = "" if birth.month is None or birth.day is None else f"-{birth.day:02}"
    return year + month + day


def _lunar_text(birth: PartialDate) -> str:
    year = "" if birth.year is None else f"{birth.year}年"
    leap = "闰" if birth.leap else ""
    month = "" if birth.month is None else f"{leap}{birth.month}月"
    day = "" if birth.month is None or birth.day is None else f"{birth.day}日"
    return year + month + day
