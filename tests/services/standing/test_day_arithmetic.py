"""Adding days inside a statement."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from app.services.standing.histories import DaysAfter


def test_days_are_added_across_the_end_of_a_year(session):
    day = sa.literal(date(2026, 12, 31), sa.Date())

    assert session.scalar(sa.select(DaysAfter(day, 90))) == date(2027, 3, 31)


def test_another_database_adds_days_with_a_plus():
    statement = sa.select(DaysAfter(sa.column("day"), 90))

    text = str(statement.compile(dialect=postgresql.dialect()))

    assert text.startswith("SELECT (day + %(")
