"""Points against the definitions, read slowly."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.services.rules.indicators import History, values_of
from app.services.rules.score import (
    COMPARED,
    Steps,
    Weights,
    columns_of,
    distribution_of,
    is_ranked,
    ranking_key,
)
from app.words import Indicator
from tests.services.rules.histories import AS_OF, days_ago, histories, history


def measured(those, weights=None, *, any_complaint=False):
    return distribution_of(
        those,
        columns_of(those, AS_OF),
        weights=weights or Weights(),
        any_complaint=any_complaint,
    )


def points_of(one, distribution):
    return distribution.points(distribution.below(values_of(one, AS_OF)), one.harmony)


def naive_weights(those, any_complaint):
    """The weights in use as the definitions say it, for a group of ranked customers."""
    columns = list(zip(*(values_of(each, AS_OF) for each in those), strict=True))
    told_apart = {
        each: Weights().of(each)
        for each, column in zip(Indicator, columns, strict=True)
        if len(set(column)) > 1
    }
    told_apart.pop(Indicator.HARMONY, None)
    return told_apart | ({Indicator.HARMONY: 5} if any_complaint else {})


def naive_points(one, those, any_complaint):
    """The sum over indicators of 2*w*b, harmony as 5*(harmony/50)*(n-1), by counting."""
    mine = dict(zip(Indicator, values_of(one, AS_OF), strict=True))
    all_values = [dict(zip(Indicator, values_of(each, AS_OF), strict=True)) for each in those]
    weights = naive_weights(those, any_complaint)
    harmonious = weights.pop(Indicator.HARMONY, 0) * one.harmony // 50 * (len(those) - 1)
    return harmonious + sum(
        2 * weight * sum(values[each] < mine[each] for values in all_values)
        for each, weight in weights.items()
    )


@given(values=st.lists(st.integers(-3, 9)), value=st.integers(-5, 12))
def test_steps_count_those_strictly_below(values, value):
    counted = sum(each < value for each in values)

    assert Steps.of(values).below(value) == min(counted, max(len(values) - 1, 0))


@given(those=st.lists(histories(), min_size=1, max_size=12), any_complaint=st.booleans())
def test_points_agree_with_counting_one_by_one(those, any_complaint):
    distribution = measured(those, any_complaint=any_complaint)

    points = [points_of(each, distribution) for each in those]

    assert points == [naive_points(each, those, any_complaint) for each in those]


@given(those=st.lists(histories(), min_size=2, max_size=9), any_complaint=st.booleans())
def test_the_score_is_a_share_of_what_the_weights_in_use_allow(those, any_complaint):
    distribution = measured(those, any_complaint=any_complaint)
    points = points_of(those[0], distribution)
    full = 2 * (len(those) - 1) * sum(naive_weights(those, any_complaint).values())

    assert distribution.score(points) == (100 * points / full if full else 0)
    assert 0 <= distribution.score(points) <= 100


@given(those=st.lists(histories(), min_size=2, max_size=9), more=st.integers(0, 900))
@example(those=[history(spend_minor=-200), history(spend_minor=0)], more=200)
def test_spending_more_never_lowers_the_own_points(those, more):
    distribution = measured(those)
    one = those[0]
    richer = history(first_visit_on=one.first_visit_on, spend_minor=one.spend_minor + more)
    poorer = history(first_visit_on=one.first_visit_on, spend_minor=one.spend_minor)

    assert points_of(richer, distribution) >= points_of(poorer, distribution)


def test_the_default_weights_sum_to_a_hundred():
    assert sum(Weights().of(each) for each in Indicator) == 100


def test_an_indicator_with_one_value_leaves_the_weights():
    those = [history(spend_minor=1), history(spend_minor=2)]

    assert measured(those).weights == {Indicator.SPEND: 40}


def test_harmony_stays_as_soon_as_anyone_ever_complained():
    those = [history(spend_minor=1), history(spend_minor=2)]

    distribution = measured(those, any_complaint=True)

    assert distribution.weights == {Indicator.SPEND: 40, Indicator.HARMONY: 5}
    assert [points_of(each, distribution) for each in those] == [10, 90]


@pytest.mark.parametrize(("harmony", "points"), [(0, 0), (50, 10), (100, 20)])
def test_harmony_gives_the_points_back_when_the_case_is_solved(harmony, points):
    those = [history(harmony=harmony), history(harmony=0), history(harmony=0)]

    distribution = measured(those, any_complaint=True)

    assert points_of(those[0], distribution) == points


def test_equal_values_share_the_lower_number():
    those = [history(spend_minor=each) for each in (0, 0, 5, 5, 9)]

    distribution = measured(those)

    below = [distribution.below(values_of(each, AS_OF))[1] for each in those]
    assert COMPARED[1] is Indicator.SPEND
    assert below == [0, 0, 2, 2, 4]


@pytest.mark.parametrize("count", [0, 1])
def test_nobody_to_compare_with_scores_nothing(count):
    distribution = measured([history()] * count, any_complaint=True)

    assert distribution.score(0) == 0
    assert not distribution.reaches(0, 100)


@pytest.mark.parametrize(("threshold", "reached"), [(5000, True), (5001, False)])
def test_a_threshold_is_reached_exactly(threshold, reached):
    those = [history(spend_minor=each) for each in (1, 2, 3)]
    distribution = measured(those)

    assert distribution.reaches(points_of(those[1], distribution), threshold) is reached


@pytest.mark.parametrize(("days", "ranked"), [(0, True), (729, True), (730, False)])
def test_two_years_without_a_visit_leave_the_ranks(days, ranked):
    one = history(first_visit_on=days_ago(900), last_visit_on=days_ago(days))

    assert is_ranked(one, AS_OF, active=True) is ranked


def test_only_active_customers_with_a_visit_are_ranked():
    assert not is_ranked(history(), AS_OF, active=False)
    assert not is_ranked(History(), AS_OF, active=True)


def test_equal_points_are_ranked_by_spend_then_by_who_came_first_then_by_number():
    in_order = [
        ranking_key(8, history(), "9"),
        ranking_key(7, history(spend_365_minor=2), "9"),
        ranking_key(7, history(spend_minor=4), "9"),
        ranking_key(7, history(first_visit_on=days_ago(401)), "9"),
        ranking_key(7, history(), "10"),
        ranking_key(7, history(), "9"),
    ]

    assert sorted(in_order) == in_order


def test_a_prospect_has_no_place():
    with pytest.raises(ValueError, match="prospect"):
        ranking_key(0, History(), "1")
