"""Cuts, stars and views."""

from dataclasses import replace
from fractions import Fraction
from math import ceil, floor
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.services.rules.indicators import History
from app.services.rules.score import Distribution, Weights, columns_of, distribution_of
from app.services.rules.tiers import (
    Cuts,
    GradingRules,
    RulesFault,
    base_tier_for,
    faults_of,
    has_few_customers,
    is_potential_vip,
    last_rank,
    shown_tier_for,
    stars_for,
    three_way_for,
)
from app.words import CutKind, ThreeWay, Tier
from tests.services.rules.histories import AS_OF, days_ago, history

sizes = st.integers(min_value=5, max_value=3000)


def among(*others: History, **facts: Any) -> tuple[History, Distribution]:
    """A newcomer and the group it is measured in."""
    newcomer = history(**({"first_visit_on": days_ago(50)} | facts))
    group = [newcomer, *others]
    measured = distribution_of(
        group, columns_of(group, AS_OF), weights=Weights(), any_complaint=False
    )
    return newcomer, measured


@given(share=st.integers(1, 10_000), count=st.integers(0, 10**7))
@example(share=7000, count=10)
@example(share=2000, count=5)
def test_a_share_of_the_ranks_is_rounded_up_without_floats(share, count):
    assert last_rank(share, count) == ceil(Fraction(share * count, 10_000))


@pytest.mark.req("B05")
@given(count=sizes, place=st.integers(0, 2999))
@example(count=6, place=1)
@example(count=6, place=2)
def test_five_stars_are_vip_exactly(count, place):
    rank = place % count + 1

    stars = stars_for(rank, count)

    assert stars == 5 - floor(Fraction(5 * (rank - 1), count))
    assert (stars == 5) == (rank <= last_rank(2000, count))


def test_too_few_customers_get_no_stars():
    assert stars_for(1, 4) is None


@pytest.mark.parametrize(
    ("rank", "tier"),
    [
        (1, Tier.VIP),
        (2, Tier.VIP),
        (3, Tier.MAJOR),
        (4, Tier.MAJOR),
        (5, Tier.ORDINARY),
        (7, Tier.ORDINARY),
        (8, Tier.GENERAL),
    ],
)
def test_ten_customers_are_cut_after_the_second_fourth_and_seventh(rank, tier):
    _, measured = among(*[history()] * 9)

    assert base_tier_for(rank, 0, measured, Cuts()) is tier


def test_fewer_than_five_are_not_graded():
    newcomer, measured = among(*[history()] * 3, referred_buyer_count=1)

    base = base_tier_for(1, 0, measured, Cuts())

    assert base is Tier.NOT_GRADED
    assert shown_tier_for(base, newcomer, measured, AS_OF) is Tier.NOT_GRADED


@pytest.mark.parametrize(
    ("points", "tier"), [(320, Tier.VIP), (319, Tier.MAJOR), (0, Tier.GENERAL)]
)
def test_thresholds_look_at_the_score_and_not_at_the_place(points, tier):
    those = [history(spend_minor=each) for each in range(4)]
    _, measured = among(*those, first_visit_on=days_ago(400), spend_minor=9)
    cuts = Cuts(kind=CutKind.THRESHOLD, vip=10_000, major=9000, ordinary=5000)

    assert measured.full_points == 320
    assert base_tier_for(5, points, measured, cuts) is tier


@pytest.mark.parametrize(("count", "few"), [(4, False), (5, True), (9, True), (10, False)])
def test_five_to_nine_customers_carry_a_note(count, few):
    assert has_few_customers(count) is few


@pytest.mark.parametrize(("above", "potential"), [(8, True), (7, False)])
def test_a_newcomer_spending_above_four_fifths_of_the_others_is_potential(above, potential):
    others = [history(spend_first_90_minor=100)] * above
    others += [history(spend_first_90_minor=200)] * (10 - above)

    assert is_potential_vip(*among(*others, spend_first_90_minor=200), AS_OF) is potential


@pytest.mark.parametrize(("tenure", "potential"), [(0, True), (180, True), (181, False)])
def test_only_the_first_180_days_promise(tenure, potential):
    newcomer, measured = among(
        *[history()] * 5, first_visit_on=days_ago(tenure), spend_first_90_minor=1
    )

    assert is_potential_vip(newcomer, measured, AS_OF) is potential


def test_a_newcomer_whose_friend_bought_is_potential():
    assert is_potential_vip(*among(*[history()] * 5, referred_buyer_count=1), AS_OF)


@pytest.mark.parametrize(
    ("visits", "treatments", "potential"), [(2, 2, True), (1, 2, False), (2, 1, False)]
)
def test_a_busy_newcomer_comes_twice_for_two_things(visits, treatments, potential):
    newcomer, measured = among(*[history()] * 5, visits_90=visits, treatment_count=treatments)

    assert is_potential_vip(newcomer, measured, AS_OF) is potential


@pytest.mark.parametrize(("above", "potential"), [(4, True), (3, False)])
def test_a_busy_newcomer_comes_more_often_than_four_fifths(above, potential):
    others = [history(visits_90=1)] * above + [history(visits_90=2)] * (5 - above)

    newcomer, measured = among(*others, visits_90=2, treatment_count=2)

    assert is_potential_vip(newcomer, measured, AS_OF) is potential


def test_refunded_newcomers_are_all_at_nothing():
    others = [history(spend_first_90_minor=-100)] * 5

    assert not is_potential_vip(*among(*others, spend_first_90_minor=-1), AS_OF)


def test_someone_who_never_came_promises_nothing():
    _, measured = among()

    assert not is_potential_vip(History(referred_buyer_count=1), measured, AS_OF)


@pytest.mark.parametrize(
    ("base", "shown"),
    [
        (Tier.VIP, Tier.VIP),
        (Tier.MAJOR, Tier.POTENTIAL_VIP),
        (Tier.GENERAL, Tier.POTENTIAL_VIP),
        (Tier.PROSPECT, Tier.PROSPECT),
    ],
)
def test_the_flag_replaces_the_name_below_vip_only(base, shown):
    newcomer, measured = among(*[history()] * 5, referred_buyer_count=1)

    assert shown_tier_for(base, newcomer, measured, AS_OF) is shown


def test_without_promise_the_base_tier_is_shown():
    assert shown_tier_for(Tier.MAJOR, *among(*[history()] * 5), AS_OF) is Tier.MAJOR


@pytest.mark.req("B05")
@pytest.mark.parametrize(
    ("shown", "view"),
    [
        (Tier.VIP, ThreeWay.BIG),
        (Tier.POTENTIAL_VIP, ThreeWay.POTENTIAL),
        (Tier.PROSPECT, ThreeWay.POTENTIAL),
        (Tier.MAJOR, ThreeWay.GENERAL),
        (Tier.DORMANT, ThreeWay.GENERAL),
    ],
)
def test_the_three_way_view_follows_from_the_shown_tier(shown, view):
    assert three_way_for(shown) is view


@pytest.mark.req("B06")
def test_a_rule_version_is_named_by_its_content():
    rules = GradingRules()

    assert rules.version_id == GradingRules().version_id
    assert len(rules.version_id) == 12
    assert rules.version_id != GradingRules(weights=Weights(harmony=0)).version_id
    assert rules.version_id != GradingRules(cuts=Cuts(vip=2100)).version_id
    assert rules.version_id != GradingRules(cuts=Cuts(kind=CutKind.THRESHOLD)).version_id


def test_the_canonical_text_lists_everything():
    assert GradingRules().canonical == (
        "weights:tenure=5,spend=40,visits=7,frequency=15,treatments=8,referred=6,"
        "referred_spend=6,events=4,event_sales=4,harmony=5;"
        "cuts:rank_share,vip=2000,major=4000,ordinary=7000"
    )


NO_WEIGHTS = Weights(
    tenure=0,
    spend=0,
    visits=0,
    frequency=0,
    treatments=0,
    referred=0,
    referred_spend=0,
    events=0,
    event_sales=0,
    harmony=0,
)


@pytest.mark.parametrize(
    ("rules", "faults"),
    [
        (GradingRules(), set()),
        (GradingRules(weights=Weights(harmony=0)), set()),
        (GradingRules(weights=Weights(spend=-1)), {RulesFault.NEGATIVE_WEIGHT}),
        (GradingRules(weights=NO_WEIGHTS), {RulesFault.NO_WEIGHT}),
        (GradingRules(weights=replace(NO_WEIGHTS, harmony=1)), set()),
        (GradingRules(cuts=Cuts(vip=0)), {RulesFault.CUT_OUT_OF_RANGE}),
        (GradingRules(cuts=Cuts(ordinary=10_001)), {RulesFault.CUT_OUT_OF_RANGE}),
        (GradingRules(cuts=Cuts(ordinary=10_000)), set()),
        (GradingRules(cuts=Cuts(vip=4000)), {RulesFault.CUTS_OUT_OF_ORDER}),
        (GradingRules(cuts=Cuts(kind=CutKind.THRESHOLD)), {RulesFault.CUTS_OUT_OF_ORDER}),
        (
            GradingRules(cuts=Cuts(kind=CutKind.THRESHOLD, vip=8000, major=6000, ordinary=3000)),
            set(),
        ),
    ],
)
def test_unsound_rules_are_named(rules, faults):
    assert faults_of(rules) == faults


def test_a_cut_is_found_by_its_tier():
    assert Cuts().of(Tier.MAJOR) == 4000
