"""The day on which something is due."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.rules.lunar import PartialDate
from app.services.rules.planning_days import (
    Window,
    due_back_on,
    occurrences,
    rung_window,
    yearly_after,
)
from app.words import CalendarKind

DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))


def lunar(month, day, *, leap=False):
    return PartialDate(calendar=CalendarKind.LUNAR, month=month, day=day, leap=leap)


def days_of(when, first_on, last_on, *, yearly=True):
    return list(occurrences(when, yearly=yearly, first_on=first_on, last_on=last_on))


@given(DAYS, st.integers(1, 365))
def test_a_rung_is_never_before_its_day(visited_on, after_days):
    window = rung_window(visited_on, after_days)

    assert window.earliest_on == window.ideal_on == visited_on + timedelta(days=after_days)
    assert window.latest_on > window.ideal_on


@pytest.mark.parametrize(("gap", "days"), [(Fraction(30), 30), (Fraction(61, 2), 31)])
def test_a_customer_is_due_back_when_the_gap_is_full(gap, days):
    assert due_back_on(date(2026, 7, 24), gap) == date(2026, 7, 24) + timedelta(days=days)


@pytest.mark.req("B16")
@pytest.mark.parametrize(("year", "day"), [(2026, date(2026, 2, 28)), (2028, date(2028, 2, 29))])
def test_the_29th_of_february_comes_every_year(year, day):
    born = PartialDate(month=2, day=29)

    assert days_of(born, date(year, 1, 1), date(year, 12, 31)) == [day]


@pytest.mark.req("B16")
def test_a_day_at_the_turn_of_the_year_is_found_on_both_sides():
    new_years_eve = PartialDate(month=12, day=31)

    found = days_of(new_years_eve, date(2026, 12, 31), date(2027, 12, 31))

    assert found == [date(2026, 12, 31), date(2027, 12, 31)]


@pytest.mark.req("B16")
def test_today_counts():
    today = date(2026, 11, 21)

    assert days_of(PartialDate(month=11, day=21), today, today) == [today]


@pytest.mark.req("B16")
@pytest.mark.parametrize(
    ("year", "days"), [(2027, [date(2027, 1, 8), date(2027, 12, 28)]), (2028, [])]
)
def test_a_lunar_day_may_come_twice_in_a_solar_year_or_not_at_all(year, days):
    assert days_of(lunar(12, 1), date(year, 1, 1), date(year, 12, 31)) == days


@pytest.mark.req("B16")
def test_a_day_in_a_leap_month_falls_in_the_ordinary_one_of_other_years():
    born = lunar(6, 3, leap=True)

    found = days_of(born, date(2025, 1, 1), date(2026, 12, 31))

    assert found == [date(2025, 7, 27), date(2026, 7, 16)]


@pytest.mark.req("B16")
@given(st.integers(1, 12), st.integers(1, 30), st.integers(1920, 2060))
def test_a_lunar_birthday_comes_every_year_of_the_cycle(month, day, year):
    """Nineteen solar years hold nearly 235 moons: the days come home, at most one off."""
    first = days_of(lunar(month, day), date(year, 1, 1), date(year + 19, 12, 31))
    gaps = [(later - earlier).days for earlier, later in pairwise(first)]

    assert len(first) in {19, 20, 21}
    assert all(353 <= gap <= 385 for gap in gaps)


@pytest.mark.req("B16")
@given(st.integers(1, 12), st.integers(1, 28), st.integers(1920, 2060))
def test_after_nineteen_years_a_lunar_day_is_back_within_a_month_of_it(month, day, year):
    (first, *_), (later, *_) = (
        days_of(lunar(month, day), date(start, 1, 1), date(start + 1, 12, 31))
        for start in (year, year + 19)
    )

    apart = abs((later.replace(year=2024) - first.replace(year=2024)).days)

    assert min(apart, 366 - apart) <= 31


@pytest.mark.req("B16")
@pytest.mark.parametrize(("first", "found"), [(date(2026, 6, 1), 1), (date(2026, 6, 30), 0)])
def test_a_joy_that_comes_once_is_not_repeated(first, found):
    exam = PartialDate(year=2026, month=6, day=7)

    days = days_of(exam, first, date(2030, 1, 1), yearly=False)

    assert len(days) == found


@given(DAYS, st.integers(-400, 4000))
def test_an_anniversary_lies_whole_years_on(start_on, days):
    first_on = start_on + timedelta(days=days)

    found = yearly_after(start_on, first_on)

    assert found >= first_on
    assert found > start_on
    assert (found - start_on).days % 365 == 0
    assert found - max(first_on, start_on) <= timedelta(days=365 + max(0, -days))


def test_a_window_in_the_past_leaves_today():
    past = date(2026, 11, 1)
    window = Window(earliest_on=past, ideal_on=past, latest_on=past)

    later = window.from_day(date(2026, 11, 21))

    assert (later.earliest_on, later.ideal_on, later.latest_on) == (date(2026, 11, 21),) * 3
