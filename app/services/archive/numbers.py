"""Customer numbers: a prefix and a sequence, never given twice."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Clinic, Customer, NumberSeries
from app.services.foundation.bulk import in_parts

_SERIES: Final = "customer"
_DEFAULT_DIGITS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberShape:
    """What the clinic's numbers look like."""

    prefix: str
    digits: int

    def write(self, place: int) -> str:
        """Return the number at ``place`` of the sequence."""
        return f"{self.prefix}{place:0{self.digits}}"

    def read(self, number: str) -> int | None:
        """Return the place of ``number``; ``None`` if it is of another shape."""
        found = re.fullmatch(rf"{re.escape(self.prefix)}(\d{{1,{self.digits}}})", number)
        return int(found[1]) if found else None


def load_shape(session: Session) -> NumberShape:
    """Return the shape of the clinic's numbers."""
    clinic = session.get(Clinic, 1)
    if clinic is None:
        return NumberShape(prefix="", digits=_DEFAULT_DIGITS)
    return NumberShape(prefix=clinic.number_prefix, digits=clinic.number_digits)


def next_numbers(session: Session, *, count: int) -> list[str]:
    """Return ``count`` numbers nobody bears or bore, and remember that they are given."""
    shape, series = load_shape(session), _series(session)
    given: list[str] = []
    while len(given) < count:
        missing = count - len(given)
        fresh = [shape.write(series.last + step) for step in range(1, missing + 1)]
        series.last += missing
        given += _free(session, fresh)
    session.flush()
    return given


def remember_numbers(session: Session, *, numbers: Iterable[str]) -> None:
    """Let the sequence go on behind ``numbers`` that were chosen by hand or came in a file."""
    shape, series = load_shape(session), _series(session)
    places = [place for number in numbers if (place := shape.read(number)) is not None]
    series.last = max([series.last, *places])
    session.flush()


def _series(session: Session) -> NumberSeries:
    series = session.get(NumberSeries, _SERIES)
    if series is None:
        series = NumberSeries(name=_SERIES, last=0)
        session.add(series)
    return series


def _free(session: Session, numbers: list[str]) -> list[str]:
    taken: set[str] = set()
    for some in in_parts(range(len(numbers))):
        query = sa.select(Customer.number).where(Customer.number.in_([numbers[at] for at in some]))
        taken.update(session.scalars(query))
    return [number for number in numbers if number not in taken]
