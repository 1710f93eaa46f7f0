"""What a cell of a file may hold, and what reading it may have to say beside its value."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Generic, TypeAlias, TypeVar

from app.words import RowCaution

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None
Value = TypeVar("Value")


class BareFormula(str):
    """A formula whose value the file does not hold: nobody knows what it shows."""

    __slots__ = ()


@dataclass(frozen=True)
class Cautioned(Generic[Value]):
    """A value that is taken, with something about it that somebody should look at."""

    value: Value
    caution: RowCaution
