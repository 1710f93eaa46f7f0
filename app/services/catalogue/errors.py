"""What the catalogue refuses."""

from dataclasses import dataclass
from datetime import date

from app.services.foundation.errors import Refusal


@dataclass(eq=False)
class NameMissing(Refusal):
    """A treatment, a family or an event was left without a name."""


@dataclass(eq=False)
class NameTaken(Refusal):
    """Another row bears the name already; spaces and case do not tell them apart."""

    name: str


@dataclass(eq=False)
class CodeMissing(Refusal):
    """A treatment was left without a code to type."""


@dataclass(eq=False)
class CodeTaken(Refusal):
    """Another treatment has the code."""

    code: str
    item_name: str


@dataclass(eq=False)
class CycleImpossible(Refusal):
    """A usual cycle shorter than a day."""

    cycle_days: int


@dataclass(eq=False)
class OneOffWithCycle(Refusal):
    """A family done once was given a cycle."""

    name: str


@dataclass(eq=False)
class AftercareImpossible(Refusal):
    """A rung of the ladder on or before the visit, doubled, or without a question."""

    after_days: int


@dataclass(eq=False)
class PriceInPast(Refusal):
    """A new price for days that have been quoted already."""

    valid_from_on: date


@dataclass(eq=False)
class ItemFamilyFixed(Refusal):
    """A treatment that has been done or sold was to change its family."""

    item_name: str
    family_name: str
