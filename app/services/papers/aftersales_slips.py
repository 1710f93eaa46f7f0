"""Finds returns and home visits by what stands on their papers."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import HomeVisit, Return


def find_return(session: Session, *, number: str) -> int | None:
    """Return the key of the return under ``number``, whatever its case."""
    return session.scalar(sa.select(Return.id).where(Return.number == number.strip().upper()))


def find_home_visit(session: Session, *, number: str) -> int | None:
    """Return the key of the home visit under ``number``, whatever its case."""
    wanted = HomeVisit.number == number.strip().upper()
    return session.scalar(sa.select(HomeVisit.id).where(wanted))
