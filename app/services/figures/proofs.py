"""Proving the figures kept beside each customer: taken anew from their rows they are the same."""

from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, CustomerMetrics, FamilyRhythm, SearchText
from app.services.archive.search import refresh_search_text
from app.services.figures.metrics import refresh_parts
from app.services.foundation.changes import Changes
from app.services.foundation.findings import Finding
from app.services.foundation.reports import Report, say_nothing
from app.services.standing.rhythms import refresh_norms
from app.words import FindingKind

_DERIVED: Final = (CustomerMetrics, FamilyRhythm, SearchText)
_TOLD: Final = 50  # of each table; whoever looks for more has other work to do first


def check_figures(session: Session, *, report: Report = say_nothing) -> list[Finding]:
    """Return the customers whose figures do not follow from their rows.

    Everything is counted anew in tables that last as long as the session, so that nobody
    who writes has to wait. Figures of another day are left out; the next day renews them.

    Args:
        session: Reads, and is thrown away afterwards.
        report: Is told how many customers are counted; whatever it raises stops the look.
    """
    today = session.scalar(sa.select(sa.func.max(CustomerMetrics.as_of_on)))
    if today is None:
        return _all_gone(session)
    _put_aside(session)
    try:
        _count_anew(session, today, report)
        return [
            finding
            for model in _DERIVED
            for finding in _differing(session, model.__tablename__, today)
        ]
    finally:
        for model in _DERIVED:
            session.execute(sa.text(f"DROP TABLE temp.{model.__tablename__}"))


def _all_gone(session: Session) -> list[Finding]:
    """Return the customers who have no figures, where nobody has any."""
    keys = session.scalars(sa.select(Customer.id).order_by(Customer.id).limit(_TOLD))
    name = CustomerMetrics.__tablename__
    return [Finding(kind=FindingKind.FIGURES_ALTERED, what=name, key=key) for key in keys]


def _put_aside(session: Session) -> None:
    """Let the names of the derived tables mean copies of them; the store itself is only read."""
    for model in _DERIVED:
        name = model.__tablename__
        session.execute(sa.text(f"CREATE TEMP TABLE {name} AS SELECT * FROM main.{name}"))  # noqa: S608 (a name of our own)


def _count_anew(session: Session, today: date, report: Report) -> None:
    everybody = frozenset(session.scalars(sa.select(Customer.id)))
    changes = Changes(frozenset({Customer.__tablename__}), everybody)
    refresh_search_text(session, changes, today)
    # What is usual for a family is renewed with the day only, so it is taken as it stands.
    parts = [part for part in refresh_parts(session, today=today) if part is not refresh_norms]
    for done, part in enumerate(parts):
        report(done, len(parts))
        part(session)


def _differing(session: Session, name: str, today: date) -> list[Finding]:
    stale = "SELECT customer_id FROM main.customer_metrics WHERE as_of_on <> :today"
    query = sa.text(
        "SELECT DISTINCT customer_id FROM ("  # noqa: S608 (names of our own)
        f" SELECT * FROM (SELECT * FROM main.{name} EXCEPT SELECT * FROM temp.{name})"
        " UNION ALL"
        f" SELECT * FROM (SELECT * FROM temp.{name} EXCEPT SELECT * FROM main.{name})"
        f") WHERE customer_id NOT IN ({stale}) ORDER BY 1 LIMIT {_TOLD}"
    )
    return [
        Finding(kind=FindingKind.FIGURES_ALTERED, what=name, key=key)
        for key in session.scalars(query, {"today": today.isoformat()})
    ]
