"""Expected gaps, ratios and stages."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.services.rules.rhythm import (
    Doer,
    FamilyVisits,
    Measure,
    desk_step_for,
    expected_gap,
    family_visits_of,
    pool_gap,
    rhythm_of,
    risk_of,
    stage_for,
)
from app.words import RiskStage
from tests.services.rules.histories import AS_OF, days_ago

ratios = st.fractions(min_value=0, max_value=6, max_denominator=1000)


def visits(gap_count, own_gap=None, days=0) -> FamilyVisits:
    own = None if own_gap is None else Fraction(own_gap)
    return FamilyVisits(last_on=days_ago(days), gap_count=gap_count, own_gap=own)


def rhythm(family, days, pool=100):
    return rhythm_of(family, visits(0, days=days), pool=Fraction(pool), as_of=AS_OF)


@given(days=st.lists(st.integers(0, 900), min_size=1, max_size=9))
def test_gaps_lie_between_distinct_days(days):
    distinct = sorted(set(days), reverse=True)
    gaps = [earlier - later for earlier, later in pairwise(distinct)]

    found = family_visits_of([days_ago(each) for each in days], AS_OF)

    assert found == visits(len(gaps), median(gaps) if gaps else None, distinct[-1])


def test_days_after_the_day_are_ignored():
    assert family_visits_of([days_ago(-1)], AS_OF) is None


def test_the_median_of_an_even_number_of_gaps_lies_between():
    found = family_visits_of([days_ago(each) for each in (0, 10, 31)], AS_OF)

    assert found is not None
    assert found.own_gap == Fraction(31, 2)


def test_thirty_customers_with_two_gaps_speak_for_the_family():
    firm = [visits(2, 40)] * 30

    assert pool_gap(firm + [visits(1, 500)] * 99, 120) == 40


def test_with_fewer_everyone_who_came_twice_speaks():
    firm = [visits(2, 40)] * 29

    assert pool_gap(firm + [visits(1, 500)] * 30, 120) == 500


def test_an_even_pool_lies_between():
    assert pool_gap([visits(1, 40), visits(1, 41)], None) == Fraction(81, 2)


@pytest.mark.parametrize(("cycle", "pool"), [(120, 120), (None, 90)])
def test_while_nobody_came_twice_the_catalogue_speaks(cycle, pool):
    assert pool_gap([visits(0)], cycle) == pool


@pytest.mark.parametrize(
    ("gaps", "own", "expected"),
    [(0, None, 100), (1, 40, 80), (2, 40, 70), (8, Fraction(81, 2), Fraction(262, 5))],
)
def test_the_own_gap_counts_more_the_more_gaps_there_are(gaps, own, expected):
    found = expected_gap(visits(gaps, own), Fraction(100))

    assert found == expected


def test_the_expected_gap_is_never_below_a_day():
    assert expected_gap(visits(9, Fraction(1, 2)), Fraction(1, 2)) == 1


def test_a_ratio_is_the_days_since_over_the_expected_gap():
    found = rhythm("laser", 148, pool=Fraction("118.4"))

    assert (found.days_since, found.ratio) == (148, Fraction(5, 4))


@pytest.mark.parametrize(
    ("ratio", "stage"),
    [
        (Fraction(0), RiskStage.ON_RHYTHM),
        (Fraction(1), RiskStage.ON_RHYTHM),
        (Fraction(5, 4), RiskStage.DUE_BACK),
        (Fraction(3, 2), RiskStage.LATE),
        (Fraction(2), RiskStage.AT_RISK),
        (Fraction(3), RiskStage.CRITICAL),
    ],
)
def test_a_ratio_on_a_cut_belongs_to_the_lower_stage(ratio, stage):
    just_above = stage_for(ratio + Fraction(1, 10**9), days_since_any=999)

    assert stage_for(ratio, days_since_any=999) is stage
    assert just_above.number == stage.number + (ratio > 0)


@pytest.mark.parametrize(("days", "stage"), [(179, RiskStage.CRITICAL), (180, RiskStage.LOST)])
def test_nobody_is_lost_within_180_days_of_any_visit(days, stage):
    assert stage_for(Fraction(4), days_since_any=days) is stage


@given(ratio=ratios)
@example(ratio=Fraction(1))
def test_a_booking_caps_the_stage_at_due_back(ratio):
    free = stage_for(ratio, days_since_any=500)

    booked = stage_for(ratio, days_since_any=500, booked=True)

    assert booked.number == min(free.number, 1)


def test_the_family_least_behind_tells():
    found = risk_of([rhythm("peel", 130), rhythm("laser", 120)], days_since_any=120)

    assert found is not None
    assert (found.rhythm.family, found.stage) == ("laser", RiskStage.DUE_BACK)


def test_equal_ratios_are_told_by_the_name_of_the_family():
    found = risk_of([rhythm("peel", 120), rhythm("laser", 120)], days_since_any=120)

    assert found is not None
    assert found.rhythm.family == "laser"


def test_without_an_open_family_there_is_no_risk():
    assert risk_of([], days_since_any=400) is None


@pytest.mark.parametrize(
    ("stage", "measure", "doer", "within"),
    [
        (RiskStage.ON_RHYTHM, Measure.ROUTINE, Doer.FRONT_DESK, None),
        (RiskStage.DUE_BACK, Measure.REMINDER, Doer.FRONT_DESK, 3),
        (RiskStage.LATE, Measure.PERSONAL_CALL, Doer.SPECIALIST, 3),
        (RiskStage.AT_RISK, Measure.RECOVERY_PLAN, Doer.SUPERVISOR, 2),
        (RiskStage.CRITICAL, Measure.WIN_BACK, Doer.MANAGER, 1),
        (RiskStage.LOST, Measure.EXIT_ANALYSIS, Doer.MANAGER, None),
    ],
)
def test_every_stage_has_its_person_and_deadline(stage, measure, doer, within):
    step = desk_step_for(stage, vip=False, open_complaint=False)

    assert (step.measure, step.doer, step.within_days) == (measure, doer, within)


@pytest.mark.parametrize(
    ("stage", "vip", "open_complaint", "measure"),
    [
        (RiskStage.DUE_BACK, True, False, Measure.PERSONAL_CALL),
        (RiskStage.DUE_BACK, True, True, Measure.RECOVERY_PLAN),
        (RiskStage.LATE, False, True, Measure.RECOVERY_PLAN),
        (RiskStage.CRITICAL, True, True, Measure.WIN_BACK),
        (RiskStage.ON_RHYTHM, True, True, Measure.ROUTINE),
        (RiskStage.LOST, True, False, Measure.EXIT_ANALYSIS),
    ],
)
def test_vips_and_complaints_are_taken_up_earlier(stage, vip, open_complaint, measure):
    assert desk_step_for(stage, vip=vip, open_complaint=open_complaint).measure is measure


@given(days=st.lists(st.integers(0, 900), min_size=2, max_size=8), shift=st.integers(0, 5))
def test_the_days_themselves_do_not_matter_only_their_distance(days, shift):
    moved = [date(2025, 3, 1) + timedelta(days=each + shift) for each in days]
    first = family_visits_of([date(2025, 3, 1) + timedelta(days=each) for each in days], date.max)
    second = family_visits_of(moved, date.max)

    assert first is not None
    assert second is not None
    assert (first.gap_count, first.own_gap) == (second.gap_count, second.own_gap)
