"""What the office refuses around gradings and their rules."""

from dataclasses import dataclass
from datetime import date

from app.services.foundation.errors import Refusal
from app.services.rules.tiers import RulesFault


@dataclass(eq=False)
class RulesInUse(Refusal):
    """Customers have been graded by the rule version; it stays as it is."""

    digest: str
    valid_from_on: date


@dataclass(eq=False)
class PeriodStarted(Refusal):
    """New rules would start inside a period that runs already, or is over.

    Attributes:
        valid_from_on: The day that was asked for.
        earliest_on: First day of the next period.
    """

    valid_from_on: date
    earliest_on: date


@dataclass(eq=False)
class RulesUnsound(Refusal):
    """Nobody can be graded by such weights and cuts."""

    faults: frozenset[RulesFault]
