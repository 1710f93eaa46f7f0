"""What is refused around gradings says from when, and what is wrong."""

from datetime import date

from app.services.foundation.errors import sentence
from app.services.grading.errors import RulesUnsound
from app.services.grading.rule_versions import PeriodStarted
from app.services.rules.tiers import RulesFault

NEW_YEAR = date(2027, 1, 1)


def test_it_says_from_when_new_rules_can_hold():
    said = sentence(PeriodStarted(date(2026, 12, 31), NEW_YEAR))

    assert said == "A period that has begun keeps its rules. New rules can start on 1 Jan 2027."


def test_every_fault_of_the_rules_is_named():
    faults = frozenset({RulesFault.NEGATIVE_WEIGHT, RulesFault.CUTS_OUT_OF_ORDER})

    assert sentence(RulesUnsound(faults)) == (
        "A weight is below zero; enter zero or more. Each tier has to end below the one above it."
    )
