"""Birth dates, solar or lunar, of which any part may be unknown."""

import re
from dataclasses import replace
from datetime import date, datetime, tzinfo
from typing import Final

from app.services.reading.cells import Cautioned, Cell
from app.services.reading.days import (
    EARLIEST_YEAR,
    DayOrder,
    day_from,
    day_text,
    read_day,
    says_no_day,
)
from app.services.reading.text import says_nothing
from app.services.rules.lunar import PartialDate, is_possible
from app.words import CalendarKind, RowCaution, RowProblem

_LUNAR: Final = re.compile(r"农历|阴历|旧历|\(农\)|\(阴\)|lunar", re.IGNORECASE)
_SOLAR: Final = re.compile(r"公历|阳历|新历|国历|solar", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"[()]")
_YEAR: Final = re.compile(r"(\d{4})(?:年|\.0)?")
_YEAR_MONTH: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})月?")
_ZERO_PARTS: Final = re.compile(  # 1985-00-00, 1985-05-00, 1985-00, 3月0日, 0000年
    r"(?<=\d{4})(?:[-/.年]00?){1,2}(?:[月日号]|$)+|(?<=\d{4}[-/.]\d{2})[-/.]00?$"
    r"|(?<=\d{4}[-/.]\d)[-/.]00?$|(?<=月)00?[日号]$|(?<=^\d{4})0000$"
)
_MONTH: Final = re.compile(r"(?:\?{4}[-/.年]|0000[-/.年])?(\d{1,2})月|\?{4}[-/.年](\d{1,2})")
_MONTH_DAY: Final = re.compile(r"(?:0000|\?{2,4}|-)?[-/.年]?(\d{1,2})[-/.月](\d{1,2})[日号]?")
_MOON: Final = re.compile(
    r"(?:(\d{4})年?[-/. ]?)?(闰?)(正|腊|冬|十[一二]|[一二三四五六七八九十]|\d{1,2})月"
    r"(初?[一二三四五六七八九十]|十[一二三四五六七八九]|[廿卅][一二三四五六七八九]?"
    r"|[二三]十[一二三四五六七八九]?|\d{1,2})[日号]?"
)
_MOON_PARTS: Final = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})[日号]?")
_MOON_YEAR: Final = re.compile(
    r"(\d{4})年?|(?:(\d{4})年?)?(闰?)(正|腊|冬|十[一二]|[一二三四五六七八九十]|\d{1,2})月"
)
_FIGURES: Final = {figure: at for at, figure in enumerate("一二三四五六七八九十", start=1)}
_TENS: Final = {"初": 0, "十": 10, "廿": 20, "卅": 30}
_NAMED_MONTHS: Final = {"正": 1, "冬": 11, "腊": 12}


def read_birth(
    cell: Cell,
    *,
    today: date,
    order: DayOrder | None = None,
    zone: tzinfo | None = None,
    lunar: bool = False,
) -> PartialDate | Cautioned[PartialDate | None] | RowProblem | None:
    """Return the birth date in ``cell``; a part written as zero is not known.

    Args:
        cell: What the file holds.
        today: The clinic's day; nobody is born after it.
        order: How the column writes days in figures, where that is clear.
        zone: Of the clinic: a moment with an offset falls on its day there.
        lunar: Take it for lunar also where it is neither marked nor written so.
    """
    if says_no_day(cell):
        return Cautioned(None, RowCaution.PARTS_UNKNOWN)
    text = day_text(cell)
    known = _ZERO_PARTS.sub("", text) if _ZERO_PARTS.search(text) else None
    read = _read_birth(known or cell, today, order, zone, lunar=lunar)
    if isinstance(read, PartialDate):
        read = replace(read, year=read.year or None)
        if not is_possible(read):
            return RowProblem.NO_SUCH_DAY
        return Cautioned(read, RowCaution.PARTS_UNKNOWN) if known else read
    return read


def _read_birth(
    cell: Cell, today: date, order: DayOrder | None, zone: tzinfo | None, *, lunar: bool
) -> PartialDate | RowProblem | None:
    if isinstance(cell, datetime | date) and not lunar:
        return _solar(read_day(cell, zone=zone), today)
    text = day_text(cell)
    if says_nothing(text):
        return None
    lunar = lunar or _LUNAR.search(text) is not None
    bare = _BRACKETS.sub("", _SOLAR.sub("", _LUNAR.sub("", text))).strip()
    if lunar or _written_by_moon(bare):
        return _lunar(bare, today)
    return _in_parts(bare, today) or _solar(
        read_day(cell if bare == text else bare, order=order, latest_year=today.year, zone=zone),
        today,
    )


def _written_by_moon(text: str) -> bool:
    found = _MOON.fullmatch(text)
    return found is not None and not (found.group(3) + found.group(4)).isdigit()


def _solar(day: date | RowProblem | None, today: date) -> PartialDate | RowProblem | None:
    if not isinstance(day, date):
        return day
    if day > today:
        return RowProblem.BORN_IN_FUTURE
    return PartialDate(year=day.year, month=day.month, day=day.day)


def _in_parts(text: str, today: date) -> PartialDate | RowProblem | None:
    if found := _YEAR.fullmatch(text):
        return _checked(PartialDate(year=int(found.group(1))), today)
    if found := _YEAR_MONTH.fullmatch(text):
        year, month = (int(part) for part in found.groups())
        return _checked(PartialDate(year=year, month=month), today)
    if found := _MONTH.fullmatch(text):
        return _checked(PartialDate(month=int(found[1] or found[2])), today)
    if found := _MONTH_DAY.fullmatch(text):
        month, day = (int(part) for part in found.groups())
        return _checked(PartialDate(month=month, day=day), today)
    return None


def _checked(birth: PartialDate, today: date) -> PartialDate | RowProblem:
    leap_year = 2000  # so that 29 February stands where the year is unknown
    exists = day_from(birth.year or leap_year, birth.month or 1, birth.day or 1)
    if isinstance(exists, RowProblem):
        return exists
    return RowProblem.BORN_IN_FUTURE if birth.year and exists > today else birth


def _lunar(text: str, today: date) -> PartialDate | RowProblem:
    if found := _MOON.fullmatch(text):
        year, leap, month, day = found.groups()
        birth = _moon(year, _count(month), _count(day), leap=bool(leap))
    elif found := _MOON_PARTS.fullmatch(text):
        year, month, day = found.groups()
        birth = _moon(year, int(month), int(day), leap=False)
    elif found := _MONTH_DAY.fullmatch(text):
        birth = _moon(None, int(found.group(1)), int(found.group(2)), leap=False)
    elif found := _MOON_YEAR.fullmatch(text):
        year, other, leap, month = found.groups()
        birth = _moon(year or other, _count(month) if month else None, None, leap=bool(leap))
    else:
        return RowProblem.NOT_A_DAY
    if birth is None:
        return RowProblem.NO_SUCH_DAY
    return RowProblem.BORN_IN_FUTURE if birth.year and birth.year > today.year else birth


def _moon(
    year: str | None, month: int | None, day: int | None, *, leap: bool
) -> PartialDate | None:
    birth = PartialDate(
        calendar=CalendarKind.LUNAR,
        year=int(year) if year else None,
        month=month,
        day=day,
        leap=leap,
    )
    return birth if (birth.year or EARLIEST_YEAR) >= EARLIEST_YEAR and is_possible(birth) else None


def _count(words: str) -> int:
    if words.isdigit():
        return int(words)
    if words in _NAMED_MONTHS:
        return _NAMED_MONTHS[words]
    if words in _FIGURES:
        return _FIGURES[words]
    if words[1:2] == "十" and words[0] != "初":  # 二十, 三十, 二十五
        return _FIGURES[words[0]] * 10 + _FIGURES.get(words[2:], 0)
    return _TENS[words[0]] + _FIGURES.get(words[1:], 0)
