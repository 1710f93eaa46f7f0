"""Running numbers of what comes after a sale."""

from sqlalchemy.orm import Session

from app.models import NumberSeries


def next_number(session: Session, *, series: str, prefix: str) -> str:
    """Return the next number of a series, ``R-0001``; undone ones are never given again."""
    row = session.get(NumberSeries, series)
    if row is None:
        row = NumberSeries(name=series, last=0)
        session.add(row)
    row.last += 1
    session.flush()
    return f"{prefix}-{row.last:04}"
