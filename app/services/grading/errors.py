"""What the office refuses around gradings and their rules."""

from dataclasses import dataclass
from datetime import date

from typing_extensions import override

from app.services.foundation.errors import Refusal
from app.services.rules.tiers import RulesFault
from app.words.language import N_, say


@dataclass(eq=False)
class RulesInUse(Refusal):
    """Customers have been graded by the rule version; it stays as it is."""

    digest: str
    valid_from_on: date

    says = N_(
        "Customers have been graded by rules {digest}, so they stay as they are. Save the change"
        " as a new version; it starts with the next period."
    )


@dataclass(eq=False)
class PeriodStarted(Refusal):
    """New rules would start inside a period that runs already, or is over.

    Attributes:
        valid_from_on: The day that was asked for.
        earliest_on: First day of the next period.
    """

    valid_from_on: date
    earliest_on: date

    says = N_("A period that has begun keeps its rules. New rules can start on {earliest_on}.")


@dataclass(eq=False)
class RulesUnsound(Refusal):
    """Nobody can be graded by such weights and cuts."""

    faults: frozenset[RulesFault]

    @override
    def sentence(self) -> str:
        return " ".join(_fault(fault) for fault in RulesFault if fault in self.faults)


def _fault(fault: RulesFault) -> str:
    match fault:
        case RulesFault.NEGATIVE_WEIGHT:
            return say("A weight is below zero; enter zero or more.")
        case RulesFault.NO_WEIGHT:
            return say("Every weight is zero; at least one indicator has to count.")
        case RulesFault.CUT_OUT_OF_RANGE:
            return say("A tier has to end between 0.01 and 100.")
        case RulesFault.CUTS_OUT_OF_ORDER:
            return say("Each tier has to end below the one above it.")
