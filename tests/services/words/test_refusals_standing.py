"""What is refused around gradings is said in both languages."""

from collections.abc import Iterator
from datetime import date

import pytest

from app.services.office.grading_errors import PeriodStarted, RulesInUse, RulesUnsound
from app.services.rules.tiers import RulesFault
from app.services.words.language import choose_language
from app.services.words.refusals import sentence as any_sentence
from app.services.words.refusals_standing import sentence

NEW_YEAR = date(2027, 1, 1)
REFUSALS = [
    RulesInUse("b185d18af8b2", NEW_YEAR),
    PeriodStarted(date(2026, 12, 31), NEW_YEAR),
    *(RulesUnsound(frozenset({fault})) for fault in RulesFault),
]


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    choose_language("en")


@pytest.mark.parametrize("refusal", REFUSALS, ids=repr)
def test_it_is_said_in_english_and_in_chinese(refusal):
    english = sentence(refusal)
    choose_language("zh")
    chinese = sentence(refusal)

    assert english is not None
    assert chinese is not None
    assert (english[-1], chinese[-1]) == (".", "。")


def test_it_says_from_when_new_rules_can_hold():
    said = any_sentence(PeriodStarted(date(2026, 12, 31), NEW_YEAR))

    assert said == "A period that has begun keeps its rules. New rules can start on 1 Jan 2027."


def test_every_fault_of_the_rules_is_named():
    faults = frozenset({RulesFault.NEGATIVE_WEIGHT, RulesFault.CUTS_OUT_OF_ORDER})

    assert sentence(RulesUnsound(faults)) == (
        "A weight is below zero; enter zero or more. Each tier has to end below the one above it."
    )


def test_what_belongs_to_other_rooms_is_left_to_them():
    assert sentence(LookupError()) is None
