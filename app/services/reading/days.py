"""Calendar days in the many ways a clinic's books write them."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone, tzinfo
from enum import StrEnum
from typing import Final

from app.services.reading.cells import Cell
from app.services.reading.text import plain_text, says_nothing
from app.words import RowProblem

EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2100


class DayOrder(StrEnum):
    """Which part of a day written in figures stands where."""

    YEAR_MONTH_DAY = "ymd"
    DAY_MONTH_YEAR = "dmy"
    MONTH_DAY_YEAR = "mdy"


_SERIAL_START: Final = date(1899, 12, 30)  # Excel counts a 29 February 1900 that never was
_SERIALS: Final = range(10_000, 73_051)
_TIME: Final = re.compile(
    r"[T\s]\s*(?:上午|下午|中午|晚上)?\s*\d{1,2}[:点时]\d{0,2}(?:[:分]\d{0,2}(?:\.\d+)?)?[分秒]?"
    r"\s*(?:[ap]\.?m\.?)?\s*(?:z|[+-]\d\d:?\d\d)?$",
    re.IGNORECASE,
)
_MOMENT: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::\d\d(?:[.,]\d+)?)?"
    r"\s*(?:Z|UTC|GMT|([+-])(\d\d):?(\d\d)?)",
    re.IGNORECASE,
)
_ROC: Final = re.compile(r"^(?:中华)?(?:中華)?民[国國]\s*(\d{1,3})\s*年")
_ZEROS: Final = re.compile(r"0{2,4}[-/.年]?0{1,2}[-/.月]?0{1,2}[日号]?|0{8}|00:00(?::00)?")
_WEEKDAY: Final = re.compile(r"\s*\(?(?:周|星期|礼拜)[一二三四五六日天]\)?$")
_JOINTS: Final = re.compile(r"\s*([-/.,年月日号])\s*")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?")
_SHORT_YEAR_FIRST: Final = re.compile(r"(\d{2})年(\d{1,2})月(\d{1,2})[日号]?")
_PACKED: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\.0+)?")
_SERIAL: Final = re.compile(r"(\d{5})(?:\.\d+)?")
_FIGURES: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{1,2})")
_NAMED: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]?([a-z]{3,9})[-/., ]*(\d{4}|\d{2})")
_NAME_FIRST: Final = re.compile(
    r"([a-z]{3,9})[-/. ]?(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{4}|\d{2})"
)
_MONTHS: Final = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


def read_day(
    cell: Cell,
    *,
    order: DayOrder | None = None,
    latest_year: int = LATEST_YEAR,
    zone: tzinfo | None = None,
) -> date | RowProblem | None:
    """Return the day in ``cell``.

    Args:
        cell: What the file holds: text, a day, a moment or an Excel serial.
        order: How the column writes days in figures, where that is clear.
        latest_year: A year of two digits is taken to be at most this.
        zone: Of the clinic: a moment with an offset falls on its day there.
    """
    if isinstance(cell, datetime):
        return _plausible(_local(cell, zone).date())
    if isinstance(cell, date):
        return _plausible(cell)
    if (moment := _moment(cell)) is not None:
        return _plausible(_local(moment, zone).date())
    text = day_text(cell)
    if says_nothing(text):
        return None
    if found := _FIGURES.fullmatch(text):
        return _in_order(found, order, latest_year)
    return _written_out(text, latest_year)


def says_no_day(cell: Cell) -> bool:
    """Return whether a cell holds the zeros by which databases say that no day is known."""
    return isinstance(cell, str) and _ZEROS.fullmatch(day_text(cell)) is not None


def day_order(cells: Iterable[Cell]) -> DayOrder | None:
    """Return the one order in which every day of a column exists, if there is one."""
    possible = set(DayOrder)
    for text in {day_text(cell) for cell in set(cells) if isinstance(cell, str)}:
        if found := _FIGURES.fullmatch(text):
            possible &= set(_readings(found, LATEST_YEAR)) or possible
    return possible.pop() if len(possible) == 1 else None


def day_text(cell: Cell) -> str:
    """Return ``cell`` as text without time of day, weekday and loose spaces."""
    text = _ROC.sub(lambda found: f"{int(found[1]) + 1911}年", plain_text(cell))
    if len(text) > 8:  # noqa: PLR2004 (20240305 and shorter carry no time)
        text = _WEEKDAY.sub("", _TIME.sub("", _WEEKDAY.sub("", text)))
    return _JOINTS.sub(r"\1", text) if " " in text else text


def day_from(year: int, month: int, day: int) -> date | RowProblem:
    """Return the day, or that there is none such."""
    try:
        return _plausible(date(year, month, day))
    except (ValueError, OverflowError):
        return RowProblem.NO_SUCH_DAY


def full_year(digits: str, latest_year: int) -> int:
    """Return the year that ``digits`` stand for, two of them being the latest possible."""
    if len(digits) == 4:  # noqa: PLR2004
        return int(digits)
    year = latest_year - latest_year % 100 + int(digits)
    return year if year <= latest_year else year - 100


def _written_out(text: str, latest_year: int) -> date | RowProblem:
    if found := _YEAR_FIRST.fullmatch(text) or _PACKED.fullmatch(text):
        return day_from(*(int(part) for part in found.groups()))
    if found := _SHORT_YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
        return day_from(full_year(year, latest_year), int(month), int(day))
    if (found := _SERIAL.fullmatch(text)) and int(found.group(1)) in _SERIALS:
        return _SERIAL_START + timedelta(days=int(found.group(1)))
    return _with_month_name(text.casefold(), latest_year)


def _with_month_name(text: str, latest_year: int) -> date | RowProblem:
    if found := _NAMED.fullmatch(text):
        day, name, year = found.groups()
    elif found := _NAME_FIRST.fullmatch(text):
        name, day, year = found.groups()
    else:
        return RowProblem.NOT_A_DAY
    month = next((at for at, full in enumerate(_MONTHS, start=1) if full.startswith(name)), None)
    if month is None and name != "sept":
        return RowProblem.NOT_A_DAY
    return day_from(full_year(year, latest_year), month or 9, int(day))


def _in_order(found: re.Match[str], order: DayOrder | None, latest_year: int) -> date | RowProblem:
    readings = _readings(found, latest_year)
    if not readings:
        return RowProblem.NO_SUCH_DAY
    if order in readings:
        return readings[order]
    days = set(readings.values())
    return days.pop() if len(days) == 1 else RowProblem.DAY_OR_MONTH_FIRST


def _readings(found: re.Match[str], latest_year: int) -> dict[DayOrder, date]:
    first, _, second, last = found.groups()
    tried: dict[DayOrder, tuple[str, str, str]] = {}
    if len(last) > 1:
        tried[DayOrder.DAY_MONTH_YEAR] = (last, second, first)
        tried[DayOrder.MONTH_DAY_YEAR] = (last, first, second)
    if len(first) == 2 and len(last) < 4:  # noqa: PLR2004 (24/3/5, never 24/3/2005)
        tried[DayOrder.YEAR_MONTH_DAY] = (first, second, last)
    days = {
        order: day_from(full_year(year, latest_year), int(month), int(day))
        for order, (year, month, day) in tried.items()
    }
    return {order: day for order, day in days.items() if isinstance(day, date)}


def _moment(cell: Cell) -> datetime | None:
    """Return a moment whose offset from UTC is written with it."""
    if not isinstance(cell, str) or (found := _MOMENT.fullmatch(plain_text(cell))) is None:
        return None
    day, hour, minute, sign, hours, minutes = found.groups()
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    try:
        return datetime.fromisoformat(f"{day}T{hour}:{minute}:00").replace(
            tzinfo=timezone(-offset if sign == "-" else offset)
        )
    except ValueError:
        return None


def _local(moment: datetime, zone: tzinfo | None) -> datetime:
    return moment if moment.tzinfo is None or zone is None else moment.astimezone(zone)


def _plausible(day: date) -> date | RowProblem:
    return day if EARLIEST_YEAR <= day.year <= LATEST_YEAR else RowProblem.NO_SUCH_DAY
