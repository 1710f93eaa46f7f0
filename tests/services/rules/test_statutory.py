"""Holidays as the state decrees them."""

from datetime import date

import pytest

from app.services.rules.statutory import festivals_in, holiday_on, is_make_up_workday
from app.words import Holiday


@pytest.mark.req("B18")
def test_every_festival_of_a_year_has_its_day():
    assert festivals_in(2026) == {
        Holiday.NEW_YEAR: date(2026, 1, 1),
        Holiday.SPRING_FESTIVAL: date(2026, 2, 17),
        Holiday.QINGMING: date(2026, 4, 5),
        Holiday.LABOUR_DAY: date(2026, 5, 1),
        Holiday.DRAGON_BOAT: date(2026, 6, 19),
        Holiday.MID_AUTUMN: date(2026, 9, 25),
        Holiday.NATIONAL_DAY: date(2026, 10, 1),
    }


@pytest.mark.parametrize(
    ("day", "holiday"),
    [
        (date(2026, 1, 2), Holiday.NEW_YEAR),
        (date(2026, 2, 16), Holiday.SPRING_FESTIVAL),
        (date(2026, 2, 23), Holiday.SPRING_FESTIVAL),
        (date(2026, 4, 6), Holiday.QINGMING),
        (date(2026, 10, 7), Holiday.NATIONAL_DAY),
        (date(2026, 11, 21), None),
    ],
)
def test_a_day_off_belongs_to_its_holiday(day, holiday):
    assert holiday_on(day) is holiday


@pytest.mark.parametrize(
    ("day", "worked"), [(date(2026, 10, 10), True), (date(2026, 10, 11), False)]
)
def test_a_weekend_that_makes_up_for_a_day_off_is_worked(day, worked):
    assert is_make_up_workday(day) is worked


def test_a_day_off_in_december_belongs_to_the_new_year():
    assert {holiday_on(date(year, 12, 31)) for year in range(2000, 2027)} <= {
        Holiday.NEW_YEAR,
        None,
    }
