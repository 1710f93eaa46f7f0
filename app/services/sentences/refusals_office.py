"""Sentences for what the office refuses about people and settings."""

from app.services.office.staff_errors import (
    ClinicNameMissing,
    CurrencyFixed,
    CurrencyUnknown,
    LanguageUnknown,
    LastManager,
    NumberFormImpossible,
    StaffNameMissing,
    StaffNameTaken,
)
from app.words.language import say


def sentence(error: BaseException) -> str | None:
    """Return what to say, ``None`` if the error is not of this room."""
    return _of_people(error) or _of_settings(error)


def _of_people(error: BaseException) -> str | None:
    match error:
        case StaffNameMissing():
            return say("The person has no name. Please type one.")
        case StaffNameTaken(name=name, active=True):
            return say("{name} works here already. Please add something to the name.", name=name)
        case StaffNameTaken(name=name):
            return say(
                "{name} worked here before. Bring that person back, or add something to the name.",
                name=name,
            )
        case LastManager(name=name):
            return say(
                "{name} is the only manager who can sign in. Make someone else a manager first.",
                name=name,
            )
        case _:
            return None


def _of_settings(error: BaseException) -> str | None:
    match error:
        case ClinicNameMissing():
            return say("The clinic has no name. Please type one.")
        case CurrencyUnknown(code=code):
            return say(
                "{code} is no currency. Please type its three letters, such as CNY.", code=code
            )
        case CurrencyFixed(code=code):
            return say("Money is on file in {code}, so the currency stays.", code=code)
        case LanguageUnknown(language=language):
            return say(
                "The program does not speak “{language}”. Choose Chinese or English.",
                language=language,
            )
        case NumberFormImpossible():
            return say(
                "Customer numbers have 1 to 12 digits after at most 8 letters. Please change that."
            )
        case _:
            return None
