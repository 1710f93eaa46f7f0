"""Days as a person types them in a hurry."""

import re
from datetime import date, timedelta
from typing import Final

from app.services.reading.days import day_from, read_day
from app.words import RowProblem

_WORDS: Final = {
    "today": 0, "t": 0, "今天": 0, "今日": 0,
    "yesterday": -1, "y": -1, "昨天": -1, "昨日": -1, "前天": -2,
    "tomorrow": 1, "明天": 1, "明日": 1, "后天": 2,
}  # fmt: skip
_PAST_A_MONTH: Final = 31
_STEPS: Final = re.compile(r"[+-]\d{1,4}")
_DAY: Final = re.compile(r"(\d{1,2})[日号]?")
_TWO_FIGURES: Final = re.compile(r"(\d{1,2})[-/.月 ](\d{1,2})[日号]?")
_WITHOUT_YEAR: Final = re.compile(r"\d{1,2}\s*[a-z]{3,9}|[a-z]{3,9}\s*\d{1,2}")


def read_typed_day(
    text: str, *, today: date, latest: date | None = None, earliest: date | None = None
) -> date | None:
    """Return the day meant by ``text``, or ``None`` if it is none.

    Reads 2026-11-21, 20261121, 21 Nov 2026, 2026年11月21日; without a year 11-21, 21 Nov and
    11月21日; 21 alone; today, yesterday, 今天, and -3 or +7 from today.

    Args:
        text: What was typed.
        today: The desk's day.
        latest: The last day that makes sense; a day without year or month is taken
            from the year or month before rather than beyond it.
        earliest: The first day that makes sense; a day without year or month is taken
            from the year or month after rather than before it.
    """
    plain = text.strip().casefold()
    if plain in _WORDS:
        return today + timedelta(days=_WORDS[plain])
    if _STEPS.fullmatch(plain):
        return today + timedelta(days=int(plain))
    tried = _without_year(plain, today, ahead=earliest is not None)
    first, last = earliest or date.min, latest or date.max
    near = next((day for day in tried if isinstance(day, date) and first <= day <= last), None)
    if near is not None:
        return near
    latest_year = today.year if earliest is None else today.year + 1
    read = read_day(plain, latest_year=latest_year)
    return read if isinstance(read, date) else None


def _without_year(plain: str, today: date, *, ahead: bool) -> list[date | RowProblem]:
    """Return the days that may be meant, the likeliest first."""
    if found := _DAY.fullmatch(plain):
        return _days_of_month(int(found.group(1)), today, ahead=ahead)
    years = [today.year, today.year + (1 if ahead else -1)]
    if found := _TWO_FIGURES.fullmatch(plain):
        month, day = int(found.group(1)), int(found.group(2))
        return [day_from(year, *pair) for pair in ((month, day), (day, month)) for year in years]
    if _WITHOUT_YEAR.fullmatch(plain):
        return [read_day(f"{plain} {year}") or RowProblem.NOT_A_DAY for year in years]
    return []


def _days_of_month(day: int, today: date, *, ahead: bool) -> list[date | RowProblem]:
    first = today.replace(day=1)
    other = first + timedelta(days=_PAST_A_MONTH) if ahead else first - timedelta(days=1)
    return [day_from(month.year, month.month, day) for month in (today, other)]
