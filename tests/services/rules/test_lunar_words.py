"""Lunar days in words."""

import pytest

from app.services.rules.lunar import LunarDay, PartialDate
from app.services.rules.lunar_words import lunar_day, lunar_parts
from app.words import CalendarKind
from app.words.language import choose_language


@pytest.fixture
def chinese():
    choose_language("zh")
    yield
    choose_language("en")


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("month", "day", "said"),
    [
        (1, 1, "正月初一"),
        (10, 10, "十月初十"),
        (11, 15, "冬月十五"),
        (12, 20, "腊月二十"),
        (8, 29, "八月廿九"),
        (9, 30, "九月三十"),
    ],
)
def test_a_lunar_day_is_said_as_in_the_almanac(month, day, said):
    assert lunar_day(LunarDay(year=2026, month=month, day=day)) == said


@pytest.mark.usefixtures("chinese")
def test_a_leap_month_is_named_as_one():
    assert lunar_day(LunarDay(year=2025, month=6, day=11, leap=True)) == "闰六月十一"


@pytest.mark.parametrize(
    ("leap", "said"), [(False, "month 6, day 11"), (True, "leap month 6, day 11")]
)
def test_english_counts_months_and_days(leap, said):
    assert lunar_day(LunarDay(year=2025, month=6, day=11, leap=leap)) == said


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"year": 1988, "month": 12, "day": 26}, "1988 年腊月廿六"),
        ({"month": 6, "day": 1, "leap": True}, "闰六月初一"),
        ({"month": 6}, "六月"),
        ({"year": 1988}, "农历 1988 年"),
    ],
)
def test_what_is_known_of_a_lunar_date_is_said(known, said):
    assert lunar_parts(PartialDate(calendar=CalendarKind.LUNAR, **known)) == said
