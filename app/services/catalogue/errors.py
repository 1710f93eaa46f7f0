"""What the catalogue refuses."""

from dataclasses import dataclass
from datetime import date

from app.services.foundation.errors import Refusal
from app.words.language import N_


@dataclass(eq=False)
class NameMissing(Refusal):
    """A treatment, a family or an event was left without a name."""

    says = N_("A name is missing. Please type one.")


@dataclass(eq=False)
class NameTaken(Refusal):
    """Another row bears the name already; spaces and case do not tell them apart."""

    name: str

    says = N_("“{name}” exists already. Please choose another name.")


@dataclass(eq=False)
class CodeMissing(Refusal):
    """A treatment was left without a code to type."""

    says = N_("The code is missing. Please type a short one, such as RM01.")


@dataclass(eq=False)
class CodeTaken(Refusal):
    """Another treatment has the code."""

    code: str
    item_name: str

    says = N_("The code {code} belongs to “{item_name}”. Please choose another.")


@dataclass(eq=False)
class CycleImpossible(Refusal):
    """A usual cycle shorter than a day."""

    cycle_days: int

    says = N_("A cycle is at least one day. Leave it empty where there is none.")


@dataclass(eq=False)
class OneOffWithCycle(Refusal):
    """A family done once was given a cycle."""

    name: str

    says = N_("“{name}” is done once and has no cycle. Empty the cycle or take “one-off” away.")


@dataclass(eq=False)
class AftercareImpossible(Refusal):
    """A rung of the ladder on or before the visit, doubled, or without a question."""

    after_days: int

    says = N_(
        "Day {after_days} of the aftercare does not work: days begin at 1, each stands once and"
        " has a question."
    )


@dataclass(eq=False)
class PriceInPast(Refusal):
    """A new price for days that have been quoted already."""

    valid_from_on: date

    says = N_(
        "Prices of past days stay as they were quoted. Choose today or later, not {valid_from_on}."
    )


@dataclass(eq=False)
class ItemFamilyFixed(Refusal):
    """A treatment that has been done or sold was to change its family."""

    item_name: str
    family_name: str

    says = N_(
        "“{item_name}” has been done already and stays in “{family_name}”. Add a new treatment"
        " instead."
    )
