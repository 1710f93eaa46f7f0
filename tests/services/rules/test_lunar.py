"""Dates in two calendars."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from app.services.rules.lunar import (
    LunarDay,
    PartialDate,
    age_on,
    is_possible,
    lunar_of,
    next_occurrence,
    solar_birth,
    solar_of,
)
from app.services.rules.lunar_table import FIRST_KNOWN, LAST_KNOWN
from app.words import CalendarKind

days = st.dates(min_value=FIRST_KNOWN, max_value=LAST_KNOWN)


def solar(month, day, year=None) -> PartialDate:
    return PartialDate(year=year, month=month, day=day)


def lunar(month, day, year=None, *, leap=False) -> PartialDate:
    return PartialDate(calendar=CalendarKind.LUNAR, year=year, month=month, day=day, leap=leap)


@given(day=days)
@example(day=FIRST_KNOWN)
@example(day=LAST_KNOWN)
def test_a_day_comes_back_from_the_lunar_calendar(day):
    found = lunar_of(day)

    assert found is not None
    assert solar_of(found) == day


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 2, 17), LunarDay(year=2026, month=1, day=1)),
        (date(2026, 9, 25), LunarDay(year=2026, month=8, day=15)),
        (date(2025, 7, 25), LunarDay(year=2025, month=6, day=1, leap=True)),
    ],
)
def test_new_year_mid_autumn_and_a_leap_month_are_where_they_were(day, expected):
    assert lunar_of(day) == expected


@pytest.mark.parametrize("day", [FIRST_KNOWN - timedelta(days=1), LAST_KNOWN + timedelta(days=1)])
def test_beyond_the_tables_there_is_no_lunar_day(day):
    assert lunar_of(day) is None


@pytest.mark.parametrize(
    "no_day",
    [
        LunarDay(year=2026, month=1, day=31),
        LunarDay(year=2026, month=13, day=1),
        LunarDay(year=2026, month=3, day=1, leap=True),
        LunarDay(year=1899, month=1, day=1),
        LunarDay(year=2100, month=1, day=1),
    ],
)
def test_a_lunar_day_that_is_none_has_no_solar_day(no_day):
    assert solar_of(no_day) is None


@pytest.mark.req("B16")
@pytest.mark.parametrize(
    ("when", "on_or_after", "expected"),
    [
        (solar(11, 21), date(2026, 11, 21), date(2026, 11, 21)),
        (solar(11, 20), date(2026, 11, 21), date(2027, 11, 20)),
        (solar(1, 1), date(2026, 12, 31), date(2027, 1, 1)),
        (solar(2, 29), date(2026, 1, 5), date(2026, 2, 28)),
        (solar(2, 29), date(2027, 3, 1), date(2028, 2, 29)),
        (solar(2, 29), date(2026, 2, 28), date(2026, 2, 28)),
        (solar(5, 5, year=1985), date(2026, 5, 5), date(2026, 5, 5)),
        (lunar(1, 1), date(2026, 2, 17), date(2026, 2, 17)),
        (lunar(1, 1), date(2026, 2, 18), date(2027, 2, 6)),
        (lunar(12, 30), date(2025, 2, 1), date(2026, 2, 16)),
        (lunar(12, 30), date(2026, 2, 17), date(2027, 2, 5)),
        (lunar(12, 8), date(2026, 12, 31), date(2027, 1, 15)),
        (lunar(6, 1, leap=True), date(2025, 7, 1), date(2025, 7, 25)),
        (lunar(6, 1), date(2025, 6, 1), date(2025, 6, 25)),
        (lunar(6, 1, leap=True), date(2026, 1, 1), date(2026, 7, 14)),
    ],
)
def test_a_yearly_date_comes_next(when, on_or_after, expected):
    assert next_occurrence(when, on_or_after) == expected


def test_the_thirtieth_of_a_short_lunar_month_is_its_last_day():
    short = LunarDay(year=2025, month=12, day=29)
    assert solar_of(LunarDay(year=2025, month=12, day=30)) is None

    assert next_occurrence(lunar(12, 30), date(2026, 1, 1)) == solar_of(short)


@given(month=st.integers(1, 12), day=st.integers(1, 30), leap=st.booleans(), after=days)
def test_a_lunar_birthday_comes_every_year_of_the_tables(month, day, leap, after):
    assume(after.year < 2098)

    found = next_occurrence(lunar(month, day, leap=leap), after)

    assert found is not None
    assert 0 <= (found - after).days <= 414


@given(
    when=st.dates(min_value=date(1930, 1, 1), max_value=date(2020, 1, 1)),
    after=st.dates(min_value=date(2000, 1, 1), max_value=date(2098, 1, 1)),
)
@example(when=date(2000, 2, 29), after=date(2027, 2, 28))
def test_a_solar_birthday_comes_within_a_year(when, after):
    found = next_occurrence(solar(when.month, when.day), after)

    assert found is not None
    assert 0 <= (found - after).days <= 366


@pytest.mark.parametrize(
    "when",
    [
        PartialDate(year=1985, month=5),
        PartialDate(day=3),
        solar(13, 1),
        solar(2, 30),
        lunar(1, 31),
        lunar(13, 1),
    ],
)
def test_half_a_date_or_no_date_comes_never(when):
    assert next_occurrence(when, date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("when", "after"),
    [
        (lunar(1, 1), date(2100, 2, 9)),
        (lunar(1, 1), date(2100, 2, 8)),
        (solar(1, 1), date(9999, 1, 2)),
    ],
)
def test_beyond_the_tables_nothing_comes(when, after):
    assert next_occurrence(when, after) is None


@pytest.mark.parametrize(
    ("when", "possible"),
    [
        (PartialDate(), True),
        (PartialDate(year=1985), True),
        (solar(2, 29), True),
        (solar(2, 29, year=2024), True),
        (solar(2, 29, year=2023), False),
        (solar(4, 31), False),
        (solar(4, 0), False),
        (PartialDate(month=1, day=1, leap=True), False),
        (PartialDate(calendar=CalendarKind.LUNAR), True),
        (PartialDate(calendar=CalendarKind.LUNAR, leap=True), False),
        (lunar(12, 30), True),
        (lunar(12, 30, year=2025), False),
        (lunar(12, 31), False),
        (lunar(0, 1), False),
        (lunar(6, 1, year=2025, leap=True), True),
        (lunar(6, 1, year=2026, leap=True), False),
    ],
)
def test_known_parts_must_fit_one_day(when, possible):
    assert is_possible(when) is possible


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (solar(11, 21, year=1985), date(2026, 11, 20), 40),
        (solar(11, 21, year=1985), date(2026, 11, 21), 41),
        (solar(2, 29, year=2000), date(2026, 2, 27), 25),
        (solar(2, 29, year=2000), date(2026, 2, 28), 26),
        (lunar(1, 1, year=1985), date(2026, 2, 20), 41),
        (lunar(1, 1, year=1985), date(2026, 2, 19), 40),
        (solar(11, 21, year=2027), date(2026, 11, 21), None),
        (solar(11, 21), date(2026, 11, 21), None),
        (PartialDate(year=1985), date(2026, 11, 21), None),
        (solar(2, 30, year=1985), date(2026, 11, 21), None),
    ],
)
def test_age_is_counted_from_a_birth_known_in_full(born, day, age):
    assert age_on(born, day) == age


def test_a_lunar_birth_has_a_solar_day():
    assert solar_birth(lunar(1, 1, year=1985)) == date(1985, 2, 20)
