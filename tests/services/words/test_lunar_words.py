"""Lunar days in words."""

import pytest

from app.services.rules.lunar import LunarDay
from app.services.words.language import choose_language
from app.services.words.lunar_words import lunar_day


@pytest.fixture
def chinese():
    choose_language("zh")
    yield
    choose_language("en")


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("month", "day", "said"),
    [
        (1, 1, "农历正月初一"),
        (10, 10, "农历十月初十"),
        (11, 15, "农历冬月十五"),
        (12, 20, "农历腊月二十"),
        (8, 29, "农历八月廿九"),
        (9, 30, "农历九月三十"),
    ],
)
def test_a_lunar_day_is_said_as_in_the_almanac(month, day, said):
    assert lunar_day(LunarDay(year=2026, month=month, day=day)) == said


@pytest.mark.usefixtures("chinese")
def test_a_leap_month_is_named_as_one():
    assert lunar_day(LunarDay(year=2025, month=6, day=11, leap=True)) == "农历闰六月十一"


@pytest.mark.parametrize(
    ("leap", "said"), [(False, "lunar month 6, day 11"), (True, "lunar leap month 6, day 11")]
)
def test_english_counts_months_and_days(leap, said):
    assert lunar_day(LunarDay(year=2025, month=6, day=11, leap=leap)) == said
