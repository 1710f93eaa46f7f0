"""The settings of the clinic that hold for everybody."""

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.models import Clinic
from app.services.foundation.errors import NotFound
from app.words import GradingPeriod, TierScheme


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicSettings:
    """What the clinic is called and how it counts.

    Attributes:
        currency: ISO 4217 code.
        language: ``zh`` or ``en``, where nobody has chosen another.
        second_place: Where copies of the backups go, on another drive.
    """

    name: str
    zone: ZoneInfo
    currency: str
    language: str
    number_prefix: str
    number_digits: int
    grading_period: GradingPeriod
    tier_scheme: TierScheme
    second_place: Path | None = None


def load_settings(session: Session) -> ClinicSettings:
    """Return the settings in force.

    Raises:
        NotFound: The clinic has not been set up.
    """
    clinic = session.get(Clinic, 1)
    if clinic is None:
        raise NotFound("clinic", 1)
    return ClinicSettings(
        name=clinic.name,
        zone=ZoneInfo(clinic.zone),
        currency=clinic.currency,
        language=clinic.language,
        number_prefix=clinic.number_prefix,
        number_digits=clinic.number_digits,
        grading_period=clinic.grading_period,
        tier_scheme=clinic.tier_scheme,
        second_place=Path(clinic.second_place) if clinic.second_place else None,
    )
