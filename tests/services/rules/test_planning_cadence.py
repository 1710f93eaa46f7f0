"""Contacts often enough, and not too often."""

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.rules.planning_cadence import Cadence, fill_gaps, is_bothered, would_bother
from app.services.rules.planning_load import Load
from app.services.rules.workdays import OpenDays, Stretch

FIRST = date(2026, 11, 21)
LAST = FIRST + timedelta(days=91)
SIX_DAYS = OpenDays(week={day: (Stretch(time(9), time(18)),) for day in range(6)})
CADENCES = st.tuples(st.integers(4, 90), st.integers(3, 60)).map(
    lambda days: Cadence(ideal_gap_days=days[0], max_gap_days=sum(days))
)
BEFORE = st.none() | st.integers(0, 400).map(lambda days: FIRST - timedelta(days=days))
AHEAD = st.lists(st.integers(-40, 120).map(lambda days: FIRST + timedelta(days=days)), max_size=5)


def fill(base_on, planned, cadence):
    load = Load(SIX_DAYS, FIRST, LAST)
    return fill_gaps(
        base_on,
        planned,
        cadence=cadence,
        first_on=FIRST,
        last_on=LAST,
        choose=lambda window: load.day(1, window),
    )


def is_kept(earlier, later, cadence):
    """Whether the later contact is in time, or nothing was due before the end of the plan."""
    beyond = earlier + timedelta(days=cadence.ideal_gap_days) > LAST
    return (later - earlier).days <= cadence.max_gap_days or beyond


@pytest.mark.req("A46")
@given(BEFORE, AHEAD, CADENCES)
def test_the_plan_never_exceeds_the_maximum_gap(base_on, planned, cadence):
    added = fill(base_on, planned, cadence)
    days = sorted({max(day, FIRST) for day in planned} | set(added))

    assert all(is_kept(*pair, cadence) for pair in pairwise([*days, date.max]))


@pytest.mark.req("A46")
@given(st.integers(0, 60), CADENCES)
def test_the_first_contact_comes_before_the_gap_is_too_long(days, cadence):
    base_on = FIRST - timedelta(days=min(days, cadence.max_gap_days - 3))

    added = fill(base_on, [], cadence)

    assert all(day <= base_on + timedelta(days=cadence.max_gap_days) for day in added[:1])


@given(BEFORE, AHEAD, CADENCES)
def test_planning_again_plans_nothing(base_on, planned, cadence):
    added = fill(base_on, planned, cadence)

    assert fill(base_on, [*planned, *added], cadence) == []


@given(BEFORE, CADENCES)
def test_nothing_is_planned_on_a_closed_day(base_on, cadence):
    added = fill(base_on, [], cadence)

    assert all(SIX_DAYS.is_open(day) and FIRST <= day <= LAST for day in added)


def test_who_was_never_contacted_is_contacted_soon():
    added = fill(None, [], Cadence(ideal_gap_days=80, max_gap_days=90))

    assert added[0] <= FIRST + timedelta(days=10)


@pytest.mark.req("A46")
@pytest.mark.parametrize(("last_day", "bothered"), [(6, True), (7, False)])
def test_six_contacts_in_seven_days_bother_a_customer(last_day, bothered):
    days = [FIRST + timedelta(days=day) for day in (0, 1, 2, 3, 4, last_day)]

    assert is_bothered(days, most=6) is bothered
    assert would_bother(days[:-1], days[-1], most=6) is bothered


@given(st.lists(st.integers(0, 40), max_size=12), st.integers(0, 40))
def test_looking_near_a_day_is_looking_everywhere(offsets, offset):
    days = sorted(FIRST + timedelta(days=each) for each in offsets)
    day = FIRST + timedelta(days=offset)

    before, after = is_bothered(days, most=4), is_bothered([*days, day], most=4)

    assert would_bother(days, day, most=4) or after == before
