"""What the office refuses around gradings and their rules."""

from dataclasses import dataclass

from typing_extensions import override

from app.services.foundation.errors import Refusal
from app.services.rules.tiers import RulesFault
from app.words.language import say


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
