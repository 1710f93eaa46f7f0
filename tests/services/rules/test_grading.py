"""A whole grading, promises and boundaries."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.rules.grading import Member, place_of
from app.services.rules.indicators import History
from app.services.rules.tiers import Cuts, GradingRules, last_rank
from app.words import CutKind, Indicator, Tier
from tests.services.rules.histories import (
    AS_OF,
    by_number,
    days_ago,
    grade_now,
    history,
    member,
    populations,
    spenders,
)
from tests.services.rules.test_score import naive_points

MONEY = (
    "spend_minor",
    "spend_365_minor",
    "spend_first_90_minor",
    "referred_spend_minor",
    "event_sales_minor",
)


def times(one, factor):
    """The same customer in a currency ``factor`` times smaller."""
    money = {name: factor * getattr(one.history, name) for name in MONEY}
    return replace(one, history=replace(one.history, **money))


def results(grading):
    return [(each.number, each.points, each.rank, each.tier, each.stars) for each in grading.graded]


def naive_order(grading, any_complaint):
    """The numbers of the ranked, best first, straight from the definitions."""
    ranked = [each for each in grading.graded if each.ranked]
    group = [each.history for each in ranked]
    return [
        number
        for *_, number in sorted(
            (
                -naive_points(each.history, group, any_complaint),
                -each.history.spend_365_minor,
                -each.history.spend_minor,
                each.history.first_visit_on,
                each.number,
            )
            for each in ranked
        )
    ]


@pytest.mark.req("A11")
@given(population=populations(), shuffle=st.randoms(use_true_random=False))
def test_grading_twice_in_any_order_gives_the_same_checksum(population, shuffle):
    mixed = list(population)
    shuffle.shuffle(mixed)

    assert grade_now(population) == grade_now(mixed)


@given(population=populations(), any_complaint=st.booleans())
def test_everyone_is_ranked_dormant_or_prospect(population, any_complaint):
    grading = grade_now(population, any_complaint=any_complaint)

    ranks = sorted(each.rank for each in grading.graded if each.rank is not None)
    assert ranks == list(range(1, grading.ranked_count + 1))
    counted = grading.ranked_count + grading.dormant_count + grading.prospect_count
    assert counted == len(population) == len(grading.graded)


@given(population=populations(), any_complaint=st.booleans())
def test_places_agree_with_sorting_by_hand(population, any_complaint):
    grading = grade_now(population, any_complaint=any_complaint)

    ranked = sorted((each for each in grading.graded if each.ranked), key=lambda it: it.rank or 0)
    assert [each.number for each in ranked] == naive_order(grading, any_complaint)


@pytest.mark.req("A15")
@given(population=populations(min_size=5))
def test_the_tiers_hold_their_shares_exactly(population):
    grading = grade_now(population)
    n = grading.ranked_count

    sizes = [
        sum(each.ranked and each.base_tier is tier for each in grading.graded) for tier in Tier
    ]

    cuts = [0, last_rank(2000, n), last_rank(4000, n), last_rank(7000, n), n]
    expected = [cuts[at + 1] - cuts[at] for at in range(4)]
    assert sizes[:4] == (expected if n >= 5 else [0, 0, 0, 0])
    assert sizes[-1] == (0 if n >= 5 else n)


@given(population=populations(min_size=5), factor=st.integers(2, 10**6))
def test_another_currency_changes_nothing(population, factor):
    converted = [times(each, factor) for each in population]

    assert results(grade_now(converted)) == results(grade_now(population))


@given(population=populations(min_size=5), more=st.integers(1, 5000))
def test_spending_more_never_costs_a_place(population, more):
    before = by_number(grade_now(population))
    one = population[0]
    spent = {name: getattr(one.history, name) + more for name in ("spend_minor", "spend_365_minor")}

    after = by_number(
        grade_now([replace(one, history=replace(one.history, **spent)), *population[1:]])
    )

    assert (after[one.number].points or 0) >= (before[one.number].points or 0)


@pytest.mark.req("A15")
def test_of_fifty_customers_ten_are_big():
    grading = grade_now(spenders(50))

    vips = [each.number for each in grading.graded if each.tier is Tier.VIP]
    assert vips == [f"K{place:03}" for place in range(41, 51)]
    assert not grading.tie_at_cut


@pytest.mark.req("A15")
def test_equal_points_across_a_cut_are_reported():
    tied = [*spenders(8), member("K009", spend_minor=8), member("K010", spend_minor=9)]

    grading = grade_now(tied)

    assert grading.ties == (Tier.VIP,)
    assert by_number(grading)["K008"].base_tier is Tier.VIP
    assert by_number(grading)["K009"].base_tier is Tier.MAJOR


def test_thresholds_part_nobody_by_place():
    rules = GradingRules(cuts=Cuts(kind=CutKind.THRESHOLD, vip=9900, major=5000, ordinary=100))

    grading = grade_now([member(f"K{place}") for place in range(6)], rules)

    assert grading.ties == ()
    assert {each.tier for each in grading.graded} == {Tier.GENERAL}


@pytest.mark.req("A13")
def test_old_files_are_dormant_and_do_not_swell_the_share():
    old = [
        member(f"X{place}", first_visit_on=days_ago(900), last_visit_on=days_ago(730))
        for place in range(30)
    ]

    grading = grade_now(spenders(10) + old)

    assert (grading.ranked_count, grading.dormant_count) == (10, 30)
    asleep = by_number(grading)["X0"]
    assert (asleep.base_tier, asleep.tier) == (Tier.GENERAL, Tier.DORMANT)
    assert (asleep.rank, asleep.points, asleep.stars) == (None, None, None)
    assert asleep.below_in(Indicator.SPEND) == 0


def test_who_never_came_is_a_prospect_and_not_scored():
    lead = Member(number="P1", history=History(referred_count=3), active=False)

    grading = grade_now([*spenders(5), lead])

    assert by_number(grading)["P1"].tier is Tier.PROSPECT
    assert grading.prospect_count == 1


def test_a_lost_customer_with_a_recent_visit_is_not_ranked():
    grading = grade_now([*spenders(5), member("X1", active=False)])

    assert by_number(grading)["X1"].tier is Tier.DORMANT


@pytest.mark.parametrize(
    ("count", "tier", "few"),
    [(4, Tier.NOT_GRADED, False), (5, Tier.VIP, True), (9, Tier.VIP, True), (10, Tier.VIP, False)],
)
def test_small_clinics_are_graded_from_five_customers_up(count, tier, few):
    grading = grade_now(spenders(count))

    best = max(grading.graded, key=lambda each: each.points or 0)
    assert best.tier is tier
    assert grading.few_customers is few


def test_nobody_at_all_can_be_graded():
    grading = grade_now([])

    assert (grading.ranked_count, grading.graded, grading.ties) == (0, (), ())


def test_a_single_customer_has_a_place_and_no_points():
    only = grade_now([member("K1")], any_complaint=True).graded[0]

    assert (only.rank, only.points, only.score, only.tier) == (1, 0, 0.0, Tier.NOT_GRADED)


def test_a_potential_vip_keeps_the_base_tier():
    newcomer = member("N1", first_visit_on=days_ago(20), referred_buyer_count=1)

    found = by_number(grade_now([*spenders(9), newcomer]))["N1"]

    assert (found.base_tier, found.tier) == (Tier.GENERAL, Tier.POTENTIAL_VIP)


def test_the_result_says_how_many_lie_below():
    best = by_number(grade_now(spenders(6)))["K006"]

    assert best.below_in(Indicator.SPEND) == 5
    assert best.below_in(Indicator.VISITS) == best.below_in(Indicator.HARMONY) == 0
    assert (best.points, best.score, best.stars) == (400, 100.0, 5)


@pytest.mark.req("B07")
def test_the_checksum_covers_the_rules_and_every_fact():
    population = spenders(6)
    usual = grade_now(population).checksum
    changed = [*population[:-1], member("K006", spend_minor=6, visits_90=1)]

    assert grade_now(changed).checksum != usual
    assert grade_now(population, GradingRules(cuts=Cuts(vip=2100))).checksum != usual
    assert grade_now(population).checksum == usual


def test_many_customers_are_graded_at_once():
    chance = random.Random(7)
    crowd = [
        Member(
            number=f"K{place:05}",
            history=history(spend_minor=chance.randrange(10**6), visit_count=chance.randrange(30)),
        )
        for place in range(5000)
    ]

    grading = grade_now(crowd)

    assert sum(each.base_tier is Tier.VIP for each in grading.graded) == 1000


@given(population=populations(), any_complaint=st.booleans())
def test_measuring_column_by_column_agrees_with_measuring_one_customer(population, any_complaint):
    grading = grade_now(population, any_complaint=any_complaint)
    ranked = [each for each in grading.graded if each.ranked]

    places = [
        place_of(Member(number=each.number, history=each.history), grading.distribution, AS_OF)
        for each in ranked
    ]

    assert [(each.below, each.points) for each in places] == [
        (each.below, each.points) for each in ranked
    ]
