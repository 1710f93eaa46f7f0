"""How small the coins of the clinic's currency are, and whose days its days are."""

from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.models import Clinic
from app.words.formats import minor_digits

_USUAL: Final = 2
_USUAL_ZONE: Final = "Asia/Shanghai"


def clinic_zone(session: Session) -> ZoneInfo:
    """Return the time zone of the clinic."""
    clinic = session.get(Clinic, 1)
    return ZoneInfo(clinic.zone if clinic else _USUAL_ZONE)


def coin_digits(session: Session) -> int:
    """Return the decimal places of the clinic's currency."""
    clinic = session.get(Clinic, 1)
    return minor_digits(clinic.currency) if clinic else _USUAL
