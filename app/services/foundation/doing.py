"""Who does something, at what moment and on which day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.services.foundation.actors import Actor
from app.services.foundation.settings import load_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """Who does something, and when.

    Attributes:
        now: Aware, in the zone of the clinic.
    """

    actor: Actor
    now: datetime

    @property
    def today(self) -> date:
        """The clinic's day it is done on."""
        return self.now.date()


def local_day(session: Session, moment: datetime) -> date:
    """Return the day of ``moment`` at the clinic."""
    return moment.astimezone(load_settings(session).zone).date()


def tidy(text: str | None) -> str | None:
    """Return what was typed without blanks around it; ``None`` if nothing is left."""
    return (text or "").strip() or None


def is_filled(texts: Collection[str | None]) -> bool:
    """Return whether something was typed everywhere."""
    return all(tidy(text) for text in texts)
