"""What the office refuses about people and settings."""

from dataclasses import dataclass

from typing_extensions import override

from app.services.foundation.errors import Refusal
from app.words.language import N_, say


@dataclass(eq=False)
class StaffNameMissing(Refusal):
    """Somebody was left without a name."""

    says = N_("The person has no name. Please type one.")


@dataclass(eq=False)
class StaffNameTaken(Refusal):
    """Somebody who works here, or did, has the name; people sign in by it."""

    name: str
    active: bool

    @override
    def sentence(self) -> str:
        if self.active:
            return say(
                "{name} works here already. Please add something to the name.", name=self.name
            )
        return say(
            "{name} worked here before. Bring that person back, or add something to the name.",
            name=self.name,
        )


@dataclass(eq=False)
class LastManager(Refusal):
    """Nobody would be left who may run the clinic."""

    name: str

    says = N_("{name} is the only manager who can sign in. Make someone else a manager first.")


@dataclass(eq=False)
class ClinicNameMissing(Refusal):
    """The clinic was left without a name."""

    says = N_("The clinic has no name. Please type one.")


@dataclass(eq=False)
class CurrencyUnknown(Refusal):
    """Not an ISO 4217 code."""

    code: str

    says = N_("{code} is no currency. Please type its three letters, such as CNY.")


@dataclass(eq=False)
class CurrencyFixed(Refusal):
    """Money has been written down in the currency."""

    code: str

    says = N_("Money is on file in {code}, so the currency stays.")


@dataclass(eq=False)
class LanguageUnknown(Refusal):
    """The program does not speak it."""

    language: str

    says = N_("The program does not speak “{language}”. Choose Chinese or English.")


@dataclass(eq=False)
class NumberFormImpossible(Refusal):
    """Customer numbers of too many or no digits, or with too long a prefix."""

    prefix: str
    digits: int

    says = N_("Customer numbers have 1 to 12 digits after at most 8 letters. Please change that.")
