"""Numbers of complaints, ``C-0145``; one that was undone is never given again."""

from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import ComplaintCase, NumberSeries

_SERIES: Final = "complaint"


def next_case_numbers(session: Session, *, count: int) -> list[str]:
    """Return the next ``count`` numbers and remember that they are given."""
    series = session.get(NumberSeries, _SERIES)
    if series is None:
        series = NumberSeries(name=_SERIES, last=_highest(session))
        session.add(series)
    first = series.last + 1
    series.last += count
    session.flush()
    return [f"C-{place:04}" for place in range(first, first + count)]


def find_case(session: Session, *, number: str) -> int | None:
    """Return the key of the complaint under ``number``, whatever its case."""
    query = sa.select(ComplaintCase.id).where(ComplaintCase.number == number.strip().upper())
    return session.scalar(query)


def leave_numbers(session: Session, *, until: int) -> None:
    """Let the first number ever given be the one after ``until``; earlier ones were on paper."""
    session.add(NumberSeries(name=_SERIES, last=until))
    session.flush()


def _highest(session: Session) -> int:
    last = session.scalar(sa.select(sa.func.max(ComplaintCase.id)))
    return last or 0
