"""Times of day as files write them."""

import re
from datetime import datetime, time, timedelta
from typing import Final

from app.services.reading.cells import Cell
from app.services.reading.text import plain_text, says_nothing
from app.words import RowProblem

_TIME: Final = re.compile(r"(\d{1,2})(?:[:.时点h]?(\d{2})?)(?::\d{2})?分?")
_MIDNIGHT: Final = datetime(1900, 1, 1)  # noqa: DTZ001 (only its time of day is looked at)


def read_time(cell: Cell) -> time | RowProblem | None:
    """Return the time of day in ``cell``: 14:30, 1430, 14点30, a time or part of a day."""
    match cell:
        case datetime():
            return cell.time().replace(second=0, microsecond=0)
        case time():
            return cell.replace(second=0, microsecond=0)
        case timedelta():
            return _of_day(cell)
        case float() if 0 <= cell < 1:
            return _of_day(timedelta(days=cell) + timedelta(seconds=1))
        case _:
            return _written(plain_text(cell))


def _written(text: str) -> time | RowProblem | None:
    if says_nothing(text):
        return None
    found = _TIME.fullmatch(text)
    if found is None:
        return RowProblem.NOT_A_TIME
    return _time(int(found.group(1)), int(found.group(2) or 0))


def _of_day(since: timedelta) -> time | RowProblem:
    if not timedelta(0) <= since < timedelta(days=1):
        return RowProblem.NOT_A_TIME
    return (_MIDNIGHT + since).time().replace(second=0, microsecond=0)


def _time(hour: int, minute: int) -> time | RowProblem:
    try:
        return time(hour, minute)
    except ValueError:
        return RowProblem.NOT_A_TIME
