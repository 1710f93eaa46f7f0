"""How small the coins of the clinic's currency are."""

from typing import Final

from sqlalchemy.orm import Session

from app.models import Clinic
from app.words.formats import minor_digits

_USUAL: Final = 2


def coin_digits(session: Session) -> int:
    """Return the decimal places of the clinic's currency."""
    clinic = session.get(Clinic, 1)
    return minor_digits(clinic.currency) if clinic else _USUAL
