"""What the office refuses about people and settings."""

from dataclasses import dataclass

from app.services.foundation.errors import Refusal


@dataclass(eq=False)
class StaffNameMissing(Refusal):
    """Somebody was left without a name."""


@dataclass(eq=False)
class StaffNameTaken(Refusal):
    """Somebody who works here, or did, has the name; people sign in by it."""

    name: str
    active: bool


@dataclass(eq=False)
class LastManager(Refusal):
    """Nobody would be left who may run the clinic."""

    name: str


@dataclass(eq=False)
class ClinicNameMissing(Refusal):
    """The clinic was left without a name."""


@dataclass(eq=False)
class CurrencyUnknown(Refusal):
    """Not an ISO 4217 code."""

    code: str


@dataclass(eq=False)
class CurrencyFixed(Refusal):
    """Money has been written down in the currency."""

    code: str


@dataclass(eq=False)
class LanguageUnknown(Refusal):
    """The program does not speak it."""

    language: str


@dataclass(eq=False)
class NumberFormImpossible(Refusal):
    """Customer numbers of too many or no digits, or with too long a prefix."""

    prefix: str
    digits: int
