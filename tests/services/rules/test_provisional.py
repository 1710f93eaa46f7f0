"""One customer against the last grading."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.services.rules.grading import Member
from app.services.rules.indicators import History
from app.services.rules.provisional import (
    FrozenGrading,
    Standing,
    freeze,
    provisional_for,
    standing_of,
)
from app.services.rules.score import Steps
from app.services.rules.tiers import Cuts, GradingRules
from app.words import CutKind, Tier
from tests.services.rules.histories import (
    AS_OF,
    by_number,
    days_ago,
    grade_now,
    histories,
    member,
    populations,
    spenders,
)

THRESHOLDS = GradingRules(cuts=Cuts(kind=CutKind.THRESHOLD, vip=8000, major=6000, ordinary=3000))


def provisional(one, grading, own=None):
    return provisional_for(one, frozen=freeze(grading), as_of=AS_OF, own=own)


def with_points(*points) -> FrozenGrading:
    grading = grade_now(spenders(len(points)))
    return replace(freeze(grading), points=tuple(sorted(points)))


@given(population=populations(min_size=1), rules=st.sampled_from([GradingRules(), THRESHOLDS]))
def test_whoever_did_not_change_keeps_the_official_grade(population, rules):
    grading = grade_now(population, rules, any_complaint=True)

    again = [
        provisional(each, grading, own=standing_of(by_number(grading)[each.number]))
        for each in sorted(population, key=lambda it: it.number)
    ]

    assert tuple(again) == grading.graded


@given(population=populations(min_size=6), newcomer=histories())
def test_a_newcomer_never_ends_below_the_last_place(population, newcomer):
    grading = grade_now(population)

    found = provisional(Member(number="new", history=newcomer), grading)

    assert found.rank is None or 1 <= found.rank <= max(grading.ranked_count, 1)


@given(points=st.lists(st.integers(0, 9), min_size=5, max_size=12), mine=st.integers(0, 9))
@example(points=[5, 5, 5, 5, 5], mine=5)
def test_a_place_is_behind_everyone_with_as_many_points(points, mine):
    frozen = with_points(*points)

    ahead = sum(each >= mine for each in points)

    assert frozen.rank_for(mine, None) == min(ahead + 1, len(points))


@pytest.mark.parametrize(("mine", "rank"), [(9, 1), (7, 2), (6, 2), (5, 3), (3, 4), (0, 5)])
def test_the_own_old_points_stand_in_nobodys_way(mine, rank):
    frozen = with_points(8, 7, 5, 3, 1)

    assert frozen.rank_for(mine, Standing(points=7, rank=2)) == rank


def test_one_more_visit_lifts_the_score():
    grading = grade_now(spenders(10))
    before = by_number(grading)["K005"]

    after = provisional(member("K005", spend_minor=9), grading, own=standing_of(before))

    assert after.points is not None
    assert before.points is not None
    assert after.points > before.points
    assert (before.base_tier, after.base_tier) == (Tier.ORDINARY, Tier.MAJOR)


def test_above_everyone_still_counts_only_the_others():
    grading = grade_now(spenders(10))
    own = standing_of(by_number(grading)["K010"])

    top = provisional(member("K010", spend_minor=10**9), grading, own=own)

    assert (top.score, top.rank) == (100.0, 1)


def test_a_newcomer_is_shown_a_provisional_tier():
    newcomer = member("N1", first_visit_on=days_ago(3), spend_minor=0, referred_buyer_count=1)

    found = provisional(newcomer, grade_now(spenders(10)))

    assert (found.base_tier, found.tier) == (Tier.GENERAL, Tier.POTENTIAL_VIP)


@pytest.mark.parametrize(
    ("one", "tier"),
    [
        (Member(number="P", history=History()), Tier.PROSPECT),
        (member("D", last_visit_on=days_ago(730), first_visit_on=days_ago(999)), Tier.DORMANT),
        (member("L", active=False), Tier.DORMANT),
    ],
)
def test_who_would_not_be_ranked_is_not_scored(one, tier):
    found = provisional(one, grade_now(spenders(10)))

    assert (found.tier, found.rank) == (tier, None)


def test_after_an_empty_grading_nobody_is_graded():
    found = provisional(member("K1"), grade_now([]))

    assert (found.tier, found.rank, found.score) == (Tier.NOT_GRADED, 1, 0.0)


def test_only_the_ranked_have_a_standing():
    graded = by_number(grade_now([*spenders(5), Member(number="P", history=History())]))

    assert standing_of(graded["P"]) is None
    assert standing_of(graded["K005"]) == Standing(points=320, rank=1)


@pytest.mark.parametrize(
    ("tier", "needed"),
    [(Tier.VIP, 641), (Tier.MAJOR, 481), (Tier.ORDINARY, 241), (Tier.GENERAL, None)],
)
def test_a_place_is_won_by_more_points_than_its_last_holder(tier, needed):
    frozen = freeze(grade_now(spenders(10)))

    assert frozen.points_to_reach(tier) == needed


def test_a_threshold_is_won_by_reaching_it():
    frozen = freeze(grade_now(spenders(11), THRESHOLDS))

    assert frozen.points_to_reach(Tier.VIP) == 640


def test_where_nothing_tells_customers_apart_nothing_is_won():
    frozen = freeze(grade_now([member(f"K{each}") for each in range(6)], THRESHOLDS))

    assert frozen.points_to_reach(Tier.VIP) is None


def test_too_few_customers_have_no_place_to_win():
    assert freeze(grade_now(spenders(4))).points_to_reach(Tier.VIP) is None


@given(values=st.lists(st.integers(-9, 9), max_size=12), value=st.integers(-12, 12))
def test_kept_steps_count_as_before(values, value):
    steps = Steps.of(values)

    assert Steps.restored(reversed(steps.pairs()), len(values)) == steps


@given(values=st.lists(st.integers(-9, 9), max_size=12), count=st.integers(1, 13))
def test_the_least_value_above_so_many_is_the_least(values, count):
    steps = Steps.of(values)

    least = steps.least_above(count)

    enough = [each for each in range(-10, 12) if steps.below(each) >= count]
    assert least == min(enough, default=None)
