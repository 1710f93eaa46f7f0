"""Sentences for what the office refuses around gradings and their rules."""

from app.services.grading.errors import PeriodStarted, RulesInUse, RulesUnsound
from app.services.rules.tiers import RulesFault
from app.words.formats import long_day
from app.words.language import say


def sentence(error: BaseException) -> str | None:
    """Return what to say, ``None`` if the error is not of this room."""
    match error:
        case RulesInUse(digest=digest):
            return say(
                "Customers have been graded by rules {digest}, so they stay as they are."
                " Save the change as a new version; it starts with the next period.",
                digest=digest,
            )
        case PeriodStarted(earliest_on=earliest_on):
            return say(
                "A period that has begun keeps its rules. New rules can start on {day}.",
                day=long_day(earliest_on),
            )
        case RulesUnsound(faults=faults):
            return " ".join(_fault(fault) for fault in RulesFault if fault in faults)
        case _:
            return None


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
