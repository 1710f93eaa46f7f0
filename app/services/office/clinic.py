"""The settings of the clinic that hold for everybody."""

from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Clinic, VisitLine
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotFound
from app.services.foundation.settings import ClinicSettings
from app.services.office.staff_errors import (
    ClinicNameMissing,
    CurrencyFixed,
    CurrencyUnknown,
    LanguageUnknown,
    NumberFormImpossible,
)
from app.services.rules.permissions import require
from app.words import Permission
from app.words.language import LANGUAGES

MOST_DIGITS: Final = 12
LONGEST_PREFIX: Final = 8


def edit_clinic(session: Session, *, settings: ClinicSettings, actor: Actor) -> None:
    """Make ``settings`` the ones in force; numbers already given out stay.

    Raises:
        NotAllowed: The actor may not edit the settings.
        NotFound: The clinic has not been set up.
        ClinicNameMissing: There is no name.
        CurrencyUnknown: No such currency.
        CurrencyFixed: Money has been written down in another.
        LanguageUnknown: The program does not speak it.
        NumberFormImpossible: Customer numbers cannot look like that.
    """
    require(actor, Permission.EDIT_SETTINGS)
    clinic = session.get(Clinic, 1)
    if clinic is None:
        raise NotFound("clinic", 1)
    name = " ".join(settings.name.split())
    if not name:
        raise ClinicNameMissing
    if settings.language not in LANGUAGES:
        raise LanguageUnknown(settings.language)
    clinic.currency = _currency(session, settings.currency, before=clinic.currency)
    clinic.number_prefix, clinic.number_digits = _number_form(settings)
    clinic.name = name
    clinic.zone = settings.zone.key
    clinic.language = settings.language
    clinic.grading_period = settings.grading_period
    clinic.tier_scheme = settings.tier_scheme
    session.flush()


def _currency(session: Session, text: str, *, before: str) -> str:
    from babel.numbers import is_currency

    code = text.strip().upper()
    if not is_currency(code):
        raise CurrencyUnknown(code)
    if code != before and session.scalar(sa.select(sa.exists().where(VisitLine.id > 0))):
        raise CurrencyFixed(before)
    return code


def _number_form(settings: ClinicSettings) -> tuple[str, int]:
    prefix, digits = settings.number_prefix.strip(), settings.number_digits
    if not 1 <= digits <= MOST_DIGITS or len(prefix) > LONGEST_PREFIX:
        raise NumberFormImpossible(prefix, digits)
    return prefix, digits
