"""The lunar months against the sky over Beijing, and against what was always right."""

from bisect import bisect_right
from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest

from app.services.rules.lunar import LunarDay, lunar_of, solar_of
from app.services.rules.lunar_table import FIRST_KNOWN, LAST_KNOWN, lunar_months
from tests.services.rules import sky

# The almanac of that year, by which people were born, began the month a day after its new moon.
PRINTED_LATER = {date(1906, 4, 23): date(1906, 4, 24)}
# New moons so near to midnight that the turning of the earth until then decides; the almanacs
# announce these days.
ANNOUNCED = (date(2057, 9, 28), date(2097, 8, 7))
SURE_SECONDS = 60
SURE_OF_THE_SUN_SECONDS = 150

NEW_YEARS = """
    0131 0219 0208 0129 0216 0204 0125 0213 0202 0122 0210 0130 0218 0206 0126 0214 0203 0123
    0211 0201 0220 0208 0128 0216 0205 0124 0213 0202 0123 0210 0130 0217 0206 0126 0214 0204
    0124 0211 0131 0219 0208 0127 0215 0205 0125 0213 0202 0122 0210 0129 0217 0206 0127 0214
    0203 0124 0212 0131 0218 0208 0128 0215 0205 0125 0213 0202 0121 0209 0130 0217 0206 0127
    0215 0203 0123 0211 0131 0218 0207 0128 0216 0205 0125 0213 0202 0220 0209 0129 0217 0206
    0127 0215 0204 0123 0210 0131 0219 0207 0128 0216 0205 0124 0212 0201 0122 0209 0129 0218
    0207 0126 0214 0203 0123 0210 0131 0219 0208 0128 0216 0205 0125 0212 0201 0122 0210 0129
    0217 0206 0126 0213 0203 0123 0211 0131 0219 0208 0128 0215 0204 0124 0212 0201 0122 0210
    0130 0217 0206 0126 0214 0202 0123 0211 0201 0219 0208 0128 0215 0204 0124 0212 0202 0121
    0209 0129 0217 0205 0126 0214 0203 0123 0211 0131 0219 0207 0127 0215 0205 0124 0212 0202
    0122 0209 0129 0217 0206 0126 0214 0203 0124 0210 0130 0218 0207 0127 0215 0205 0125 0212
    0201 0121
"""
LEAP_MONTHS = """
    1900-8 1903-5 1906-4 1909-2 1911-6 1914-5 1917-2 1919-7 1922-5 1925-4 1928-2 1930-6 1933-5
    1936-3 1938-7 1941-6 1944-4 1947-2 1949-7 1952-5 1955-3 1957-8 1960-6 1963-4 1966-3 1968-7
    1971-5 1974-4 1976-8 1979-6 1982-4 1984-10 1987-6 1990-5 1993-3 1995-8 1998-5 2001-4 2004-2
    2006-7 2009-5 2012-4 2014-9 2017-6 2020-4 2023-2 2025-6 2028-5 2031-3 2033-11 2036-6 2039-5
    2042-2 2044-7 2047-5 2050-3 2052-8 2055-6 2058-4 2061-3 2063-7 2066-5 2069-4 2071-8 2074-6
    2077-4 2080-3 2082-7 2085-5 2088-4 2090-8 2093-6 2096-4 2099-2
"""


@pytest.fixture(scope="module")
def moons() -> list[float]:
    """Every new moon that touches the table, and some around it, on Beijing's clock."""
    return [sky.at_beijing(sky.new_moon(number)) for number in range(-1252, 1262)]


@pytest.fixture(scope="module")
def firsts(moons) -> list[date]:
    """The first days of the months."""
    found = [sky.day_of(moon) for moon in moons]
    return [PRINTED_LATER.get(day, day) for day in found]


@pytest.fixture(scope="module")
def turns() -> dict[float, int]:
    """When the sun reaches each twelfth of its way, and which."""
    return {
        sky.at_beijing(sky.sun_reaches(30 * place, year)): place
        for year in range(1898, 2102)
        for place in range(12)
    }


@pytest.fixture(scope="module")
def named(firsts, turns) -> dict[date, tuple[int, int, bool]]:
    """Year, number and leap of each month: the solstice stands in the eleventh.

    Between two of those lie twelve months, or thirteen: then the first in which the sun
    reaches no twelfth of its way is the leap one.
    """
    reached = defaultdict(set)
    for moment, place in turns.items():
        reached[bisect_right(firsts, sky.day_of(moment)) - 1].add(place)
    eleventh = sorted(month for month, places in reached.items() if 9 in places)
    names = {}
    for year, (start, end) in enumerate(pairwise(eleventh), start=1898):
        bare = [month for month in range(start, end) if month not in reached]
        leap = bare[0] if end - start == 13 else None
        for month in range(start, end):
            gone = month - start - (leap is not None and leap <= month)
            name = (year, 11 + gone) if gone < 2 else (year + 1, gone - 1)
            names[firsts[month]] = (*name, month == leap)
    return names


def test_every_month_begins_on_the_day_of_its_new_moon_and_bears_its_name(named):
    calculated = {day: name for day, name in named.items() if FIRST_KNOWN <= day <= LAST_KNOWN}

    months = lunar_months()

    assert {m.first: (m.year, m.month, m.leap) for m in months} == calculated


def test_every_day_of_two_centuries_is_counted_from_its_new_moon(named, firsts):
    for number in range((LAST_KNOWN - FIRST_KNOWN).days + 1):
        day = FIRST_KNOWN + timedelta(days=number)
        first = firsts[bisect_right(firsts, day) - 1]
        year, month, leap = named[first]
        lunar = LunarDay(year=year, month=month, day=(day - first).days + 1, leap=leap)
        assert lunar_of(day) == lunar
        assert solar_of(lunar) == day


def test_the_months_follow_one_another_without_a_gap():
    months = lunar_months()
    ends = [month.first + timedelta(days=month.days) for month in months]

    assert [month.first for month in months[1:]] == ends[:-1]
    assert months[0].first == FIRST_KNOWN
    assert ends[-1] == LAST_KNOWN + timedelta(days=1)


def test_only_two_new_moons_are_too_near_to_midnight_to_calculate(moons):
    near = [sky.day_of(moon) for moon in moons if sky.from_midnight(moon) < SURE_SECONDS]

    assert tuple(near) == ANNOUNCED


def test_no_leap_month_hangs_on_a_moment_of_the_sun_that_is_too_near_to_midnight(firsts, turns):
    edges = {*firsts, *(first - timedelta(days=1) for first in firsts)}
    near = [
        sky.day_of(moment)
        for moment in turns
        if sky.day_of(moment) in edges and sky.from_midnight(moment) < SURE_OF_THE_SUN_SECONDS
    ]

    assert near == []


@pytest.mark.parametrize(
    ("moment", "published"),
    [
        (sky.new_moon(-283), 2443192.65118),  # 18 February 1977, 3:37:42
        (sky.sun_reaches(90, 1962), 2437837.39245),  # 21 June 1962, 21:25:08
        (sky.sun_reaches(270, 2020), 2459204.91908),  # 21 December 2020, 10:03:28
    ],
)
def test_the_formulae_give_moments_that_were_published(moment, published):
    assert moment == pytest.approx(published, abs=60 / 86400, rel=0)


def test_new_year_falls_where_every_almanac_has_it():
    days = [
        date(year, int(day[:2]), int(day[2:])) for year, day in enumerate(NEW_YEARS.split(), 1900)
    ]

    assert [m.first for m in lunar_months() if m.month == 1 and not m.leap] == days


def test_leap_months_stand_where_every_almanac_has_them():
    assert [f"{m.year}-{m.month}" for m in lunar_months() if m.leap] == LEAP_MONTHS.split()


@pytest.mark.parametrize(
    ("day", "lunar"),
    [
        (date(1933, 7, 22), LunarDay(year=1933, month=5, day=30, leap=True)),
        (date(1933, 7, 23), LunarDay(year=1933, month=6, day=1)),
        (date(1933, 8, 20), LunarDay(year=1933, month=6, day=29)),
        (date(1954, 11, 25), LunarDay(year=1954, month=11, day=1)),
        (date(1978, 9, 2), LunarDay(year=1978, month=7, day=30)),
        (date(1978, 9, 3), LunarDay(year=1978, month=8, day=1)),
    ],
)
def test_months_that_other_tables_begin_a_day_off_begin_right(day, lunar):
    assert lunar_of(day) == lunar
