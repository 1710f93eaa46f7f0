"""Why a customer stands where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.rules.reasons import WhyPart, why_for
from app.services.rules.score import Weights
from app.services.rules.tiers import GradingRules
from app.words import Indicator, Tier
from tests.services.rules.histories import (
    AS_OF,
    by_number,
    days_ago,
    grade_now,
    member,
    populations,
    spenders,
)


def why(number, population, rules=None, *, any_complaint=False):
    grading = grade_now(population, rules, any_complaint=any_complaint)
    return why_for(by_number(grading)[number], grading.distribution, AS_OF)


@pytest.mark.req("B09")
def test_the_reason_says_above_how_many_and_with_what():
    found = why("K007", spenders(8))

    assert (found.tier, found.rank, found.ranked_count) == (Tier.VIP, 2, 8)
    assert found.parts == (WhyPart(indicator=Indicator.SPEND, above_percent=85, value=7),)


def test_the_three_that_weigh_most_come_first():
    others = spenders(4)
    best = member(
        "B", spend_minor=9, visit_count=5, visits_365=5, treatment_count=3, referred_count=2
    )

    found = why("B", [*others, best])

    assert [part.indicator for part in found.parts] == [
        Indicator.SPEND,
        Indicator.FREQUENCY,
        Indicator.TREATMENTS,
    ]
    assert [part.value for part in found.parts] == [9, 5, 3]
    assert {part.above_percent for part in found.parts} == {100}


def test_of_equal_weight_the_one_listed_first_is_named():
    best = member("B", event_count=1, event_sales_minor=5, referred_count=1, referred_spend_minor=9)

    found = why("B", [*[member(f"K{each}") for each in range(5)], best])

    assert [part.indicator for part in found.parts] == [
        Indicator.REFERRED,
        Indicator.REFERRED_SPEND,
        Indicator.EVENTS,
    ]


def test_harmony_and_what_has_no_weight_are_no_reasons():
    rules = GradingRules(weights=Weights(spend=0))

    assert why("K006", spenders(6), rules, any_complaint=True).parts == ()


def test_the_dormant_have_neither_place_nor_reason():
    old = member("D", first_visit_on=days_ago(999), last_visit_on=days_ago(800), spend_minor=99)

    found = why("D", [*spenders(6), old])

    assert (found.tier, found.score, found.rank, found.parts) == (Tier.DORMANT, None, None, ())


@given(population=populations(min_size=1), any_complaint=st.booleans())
def test_every_reason_leaves_someone_below(population, any_complaint):
    grading = grade_now(population, any_complaint=any_complaint)

    parts = [
        part for each in grading.graded for part in why_for(each, grading.distribution, AS_OF).parts
    ]

    assert all(0 < part.above_percent <= 100 for part in parts)
