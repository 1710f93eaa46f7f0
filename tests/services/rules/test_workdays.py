"""When the clinic is open and customers may be rung."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.rules.workdays import OpenDays, Stretch
from app.words import Holiday

MONDAY = date(2026, 11, 23)
MORNING, AFTERNOON = Stretch(time(9), time(12)), Stretch(time(13, 30), time(18))
WEEK = dict.fromkeys(range(6), (MORNING, AFTERNOON))
CALENDAR = OpenDays(
    week=WEEK,
    exceptions={MONDAY: (), MONDAY + timedelta(days=6): (MORNING,)},
    closed_on=frozenset({Holiday.SPRING_FESTIVAL, Holiday.NATIONAL_DAY}),
    works_make_up_days=True,
    calls_from=time(10),
    calls_until=time(20),
)
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
TIMES = st.times()


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (MONDAY, ()),
        (MONDAY + timedelta(days=1), (MORNING, AFTERNOON)),
        (MONDAY + timedelta(days=6), (MORNING,)),
        (date(2026, 11, 22), ()),
        (date(2026, 2, 18), ()),
        (date(2026, 4, 6), (MORNING, AFTERNOON)),
        (date(2026, 9, 20), (MORNING, AFTERNOON)),
    ],
)
def test_a_day_has_the_hours_of_its_kind(day, hours):
    assert CALENDAR.hours_on(day) == hours


def test_a_weekend_is_not_worked_where_the_clinic_does_not_heed_it():
    assert OpenDays(week=WEEK).hours_on(date(2026, 9, 20)) == ()


def test_a_customer_is_rung_at_hours_they_like():
    hours = CALENDAR.call_hours_on(date(2026, 11, 24), time(11), time(15))

    assert hours == (Stretch(time(11), time(12)), Stretch(time(13, 30), time(15)))


@pytest.mark.parametrize(("first", "last"), [(time(20), time(21)), (time(15), time(11))])
def test_hours_that_cannot_be_met_are_not_heeded(first, last):
    hours = CALENDAR.call_hours_on(date(2026, 11, 24), first, last)

    assert hours == (Stretch(time(10), time(12)), AFTERNOON)


@given(DAYS, TIMES, TIMES)
def test_nobody_is_rung_in_quiet_hours(day, first, last):
    for each in CALENDAR.call_hours_on(day, first, last):
        assert time(10) <= each.opens_at < each.closes_at <= time(20)


@given(DAYS)
def test_a_day_next_to_a_closed_one_is_found(day):
    following, before = CALENDAR.next_open(day), CALENDAR.last_open(day)

    assert following is not None
    assert before is not None
    assert before <= day <= following
    assert CALENDAR.is_open(day) == (before == day == following)


def test_a_clinic_that_never_opens_has_no_next_day():
    never = OpenDays(week={})

    assert (never.next_open(MONDAY), never.last_open(MONDAY)) == (None, None)


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/London", date(2027, 3, 28)),
        ("Europe/London", date(2026, 10, 25)),
        ("America/New_York", date(2027, 3, 14)),
        ("Asia/Shanghai", date(1991, 9, 15)),
    ],
)
def test_a_planned_time_exists_when_clocks_change(zone, day):
    hours = CALENDAR.call_hours_on(day) or CALENDAR.call_hours_on(day + timedelta(days=1))
    moment = datetime.combine(day, hours[0].opens_at, tzinfo=ZoneInfo(zone))

    there_and_back = moment.astimezone(ZoneInfo("UTC")).astimezone(ZoneInfo(zone))

    assert there_and_back.replace(tzinfo=None) == moment.replace(tzinfo=None)


def test_open_days_are_counted_from_both_ends():
    days = CALENDAR.open_days(MONDAY, MONDAY + timedelta(days=6))

    assert [day.day for day in days] == [24, 25, 26, 27, 28, 29]
