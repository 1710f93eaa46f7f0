"""Movements between two gradings."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.rules.grading import Graded, Member
from app.services.rules.indicators import History
from app.services.rules.movements import (
    Gap,
    Shift,
    gap_to,
    gap_to_next,
    moved,
    movement_of,
    shifts_between,
)
from app.services.rules.provisional import freeze, provisional_for, standing_of
from app.services.rules.score import Weights
from app.services.rules.tiers import BASE_TIERS, Cuts, GradingRules
from app.words import CutKind, Indicator, Movement, Tier
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

THRESHOLDS = GradingRules(cuts=Cuts(kind=CutKind.THRESHOLD, vip=9000, major=6000, ordinary=3000))


def ranked(base, shown=None) -> Graded:
    return Graded(
        number="K", history=history(), base_tier=base, tier=shown or base, points=0, rank=1
    )


def outside(shown) -> Graded:
    base = Tier.GENERAL if shown is Tier.DORMANT else shown
    return Graded(number="K", history=history(), base_tier=base, tier=shown)


@pytest.mark.req("B08")
@pytest.mark.parametrize(
    ("before", "after", "movement"),
    [
        (ranked(Tier.MAJOR), ranked(Tier.VIP), Movement.UP),
        (ranked(Tier.VIP), ranked(Tier.ORDINARY), Movement.DOWN),
        (ranked(Tier.MAJOR), ranked(Tier.MAJOR), None),
        (ranked(Tier.MAJOR), ranked(Tier.MAJOR, Tier.POTENTIAL_VIP), None),
        (None, ranked(Tier.GENERAL), Movement.ENTRY),
        (outside(Tier.PROSPECT), ranked(Tier.GENERAL), Movement.ENTRY),
        (ranked(Tier.NOT_GRADED), ranked(Tier.VIP), Movement.ENTRY),
        (outside(Tier.DORMANT), ranked(Tier.GENERAL), Movement.RETURN),
        (ranked(Tier.GENERAL), outside(Tier.DORMANT), Movement.DORMANT),
        (outside(Tier.DORMANT), outside(Tier.DORMANT), None),
        (outside(Tier.PROSPECT), outside(Tier.DORMANT), None),
        (None, outside(Tier.DORMANT), None),
        (None, outside(Tier.PROSPECT), None),
        (ranked(Tier.VIP), ranked(Tier.NOT_GRADED), None),
    ],
)
def test_a_movement_follows_the_base_tier(before, after, movement):
    assert movement_of(before, after) is movement


@pytest.mark.req("B08")
def test_who_rises_is_told_from_where_and_why():
    was, now = spenders(10), [*spenders(9), member("K010", spend_minor=0)]
    earlier, later = grade_now(was), grade_now(now)

    found = moved(
        by_number(earlier)["K008"], by_number(later)["K008"], was=freeze(earlier), now=freeze(later)
    )

    assert found is not None
    assert (found.movement, found.from_tier, found.to_tier) == (Movement.UP, Tier.MAJOR, Tier.VIP)
    assert found.shifts == (
        Shift(indicator=Indicator.SPEND, before=Fraction(7, 9), after=Fraction(8, 9)),
    )
    assert (found.to_stay, found.to_rise) == (None, None)


def test_who_falls_is_told_what_was_missing():
    earlier, later = grade_now(spenders(10)), grade_now([*spenders(8), *newly_rich(2)])

    found = moved(
        by_number(earlier)["K008"], by_number(later)["K008"], was=freeze(earlier), now=freeze(later)
    )

    assert found is None
    lost = moved(ranked(Tier.VIP), by_number(later)["K006"], was=freeze(earlier), now=freeze(later))
    assert lost is not None
    assert lost.to_stay == Gap(tier=Tier.VIP, spend_minor=46, visits=None)
    assert lost.to_rise == Gap(tier=Tier.MAJOR, spend_minor=2, visits=None)


def newly_rich(count):
    return [member(f"R{each}", spend_minor=50 + each) for each in range(1, count + 1)]


def test_nothing_is_said_about_who_stays():
    grading = grade_now(spenders(10))
    one = by_number(grading)["K005"]

    assert moved(one, one, was=freeze(grading), now=freeze(grading)) is None


def test_who_falls_asleep_has_no_gap_and_no_shift():
    later = grade_now(
        [*spenders(9), member("D", first_visit_on=days_ago(900), last_visit_on=days_ago(730))]
    )

    found = moved(ranked(Tier.MAJOR), by_number(later)["D"], was=freeze(later), now=freeze(later))

    assert found is not None
    assert (found.from_tier, found.to_tier) == (Tier.MAJOR, Tier.DORMANT)
    assert (found.shifts, found.to_stay, found.to_rise) == ((), None, None)


def test_a_newcomer_is_explained_from_nothing():
    later = grade_now([*spenders(9), member("N", spend_minor=7, visit_count=3)], any_complaint=True)

    found = moved(None, by_number(later)["N"], was=None, now=freeze(later))

    assert found is not None
    assert (found.movement, found.from_tier) == (Movement.ENTRY, Tier.PROSPECT)
    assert [shift.indicator for shift in found.shifts] == [Indicator.VISITS, Indicator.SPEND]
    assert [shift.before for shift in found.shifts] == [0, 0]


def test_a_broken_harmony_is_a_reason_to_fall():
    earlier = grade_now(spenders(10))
    later = grade_now([*spenders(9), member("K010", spend_minor=10, harmony=0)], any_complaint=True)

    shifts = shifts_between(
        by_number(earlier)["K010"],
        by_number(later)["K010"],
        was=freeze(earlier),
        now=freeze(later),
    )

    assert shifts == (Shift(indicator=Indicator.HARMONY, before=Fraction(1), after=Fraction(0)),)


def test_a_lonely_customer_does_not_move():
    grading = grade_now([member("K1")])
    one = grading.graded[0]

    assert shifts_between(one, one, was=freeze(grading), now=freeze(grading)) == ()


def test_a_weight_of_nothing_makes_no_gap_by_spend():
    rules = GradingRules(weights=Weights(spend=0, visits=50))
    grading = grade_now(
        [member(f"K{each}", spend_minor=each, visit_count=each) for each in range(1, 11)], rules
    )

    gap = gap_to_next(by_number(grading)["K8"], freeze(grading))

    assert gap == Gap(tier=Tier.VIP, spend_minor=None, visits=2)


def test_visits_raise_their_number_and_their_frequency():
    grading = grade_now(
        [member(f"K{each}", visit_count=each, visits_365=each) for each in range(1, 10)]
    )

    gap = gap_to(Tier.MAJOR, by_number(grading)["K1"], freeze(grading))

    assert gap == Gap(tier=Tier.MAJOR, spend_minor=None, visits=6)


@pytest.mark.parametrize("number", ["K010", "P", "D"])
def test_the_top_and_the_unranked_have_nothing_to_reach(number):
    old = member("D", first_visit_on=days_ago(900), last_visit_on=days_ago(730))
    grading = grade_now([*spenders(10), Member(number="P", history=History()), old])

    assert gap_to_next(by_number(grading)[number], freeze(grading)) is None


def test_a_tier_already_reached_has_no_gap():
    grading = grade_now(spenders(10))

    assert gap_to(Tier.MAJOR, by_number(grading)["K010"], freeze(grading)) is None


def richer(one, extra_minor):
    facts = replace(one.history, spend_minor=one.history.spend_minor + extra_minor)
    return replace(one, history=facts)


def busier(one, extra):
    before = one.history
    facts = replace(
        before, visit_count=before.visit_count + extra, visits_365=before.visits_365 + extra
    )
    return replace(one, history=facts)


def reaches(tier, one, grading):
    """Whether the customer, changed, would provisionally stand in ``tier`` or better."""
    own = standing_of(by_number(grading)[one.number])
    found = provisional_for(one, frozen=freeze(grading), as_of=AS_OF, own=own)
    return BASE_TIERS.index(found.base_tier) <= BASE_TIERS.index(tier)


def gaps_of(population, rules):
    """Grade, and return what each customer lacks to the next tier, where there is one."""
    grading = grade_now(population, rules)
    gaps = [
        (one, gap_to_next(by_number(grading)[one.number], freeze(grading))) for one in population
    ]
    return grading, [(one, gap) for one, gap in gaps if gap]


gradings = st.tuples(populations(min_size=6), st.sampled_from([GradingRules(), THRESHOLDS]))


@pytest.mark.req("B11")
@settings(max_examples=60)
@given(case=gradings)
def test_a_gap_of_spend_is_just_enough(case):
    grading, gaps = gaps_of(*case)

    spends = [(one, gap.tier, gap.spend_minor) for one, gap in gaps if gap.spend_minor]

    assert all(reaches(tier, richer(one, extra), grading) for one, tier, extra in spends)
    assert not any(reaches(tier, richer(one, extra - 1), grading) for one, tier, extra in spends)
    hopeless = [(one, gap.tier) for one, gap in gaps if gap.spend_minor is None]
    assert not any(reaches(tier, richer(one, 10**9), grading) for one, tier in hopeless)


@pytest.mark.req("B11")
@settings(max_examples=60)
@given(case=gradings)
def test_a_gap_of_visits_is_just_enough(case):
    grading, gaps = gaps_of(*case)

    visits = [(one, gap.tier, gap.visits) for one, gap in gaps if gap.visits]

    assert all(reaches(tier, busier(one, extra), grading) for one, tier, extra in visits)
    assert not any(reaches(tier, busier(one, extra - 1), grading) for one, tier, extra in visits)
    hopeless = [(one, gap.tier) for one, gap in gaps if gap.visits is None]
    assert not any(reaches(tier, busier(one, 10**6), grading) for one, tier in hopeless)
