"""Working time runs while the clinic is open, and only then."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.rules.workdays import OpenDays, Stretch
from app.services.rules.working_time import NeverOpen, WorkingTime
from app.words import Holiday

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
MORNING, AFTERNOON = Stretch(time(9), time(12)), Stretch(time(13, 30), time(18))
WEEK = dict.fromkeys(range(5), (MORNING, AFTERNOON))
CALENDAR = OpenDays(
    week=WEEK, closed_on=frozenset({Holiday.SPRING_FESTIVAL}), works_make_up_days=True
)
CLINIC = WorkingTime(calendar=CALENDAR, zone=SHANGHAI)
NIGHT_SHIFT = WorkingTime(
    calendar=OpenDays(week=dict.fromkeys(range(7), (Stretch(time(0), time(6)),))), zone=BERLIN
)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))
ALLOWANCES = st.integers(0, 6_000).map(lambda minutes: timedelta(minutes=minutes))


def at(text, zone=SHANGHAI):
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.req("C16")
@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2026-11-23 10:00", 30, "2026-11-23 10:30"),
        ("2026-11-23 11:45", 30, "2026-11-23 13:45"),  # over the lunch break
        ("2026-11-23 17:50", 30, "2026-11-24 09:20"),  # over a night
        ("2026-11-27 17:30", 120, "2026-11-30 10:30"),  # over a weekend
        ("2026-11-23 03:00", 10, "2026-11-23 09:10"),  # received before opening
        ("2026-11-23 11:30", 30, "2026-11-23 12:00"),  # up to the break, not after it
        ("2026-02-13 17:00", 120, "2026-02-14 10:00"),  # Saturday 14 February makes up
        ("2026-02-14 17:00", 120, "2026-02-24 10:00"),  # nine days of Spring Festival
        ("2026-02-27 17:00", 120, "2026-02-28 10:00"),  # Saturday 28 February makes up
        ("2026-02-28 17:30", 60, "2026-03-02 09:30"),
    ],
)
def test_deadlines_agree_with_those_worked_out_by_hand(start, minutes, end):
    assert CLINIC.after(at(start), timedelta(minutes=minutes)) == at(end)


@pytest.mark.req("C16")
@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-11-23 10:00", 0, "2026-11-23 18:00"),
        ("2026-11-23 18:00", 0, "2026-11-24 18:00"),  # nothing is left of the day
        ("2026-11-27 19:00", 1, "2026-11-30 18:00"),
        ("2026-11-26 09:00", 2, "2026-11-30 18:00"),
        ("2026-02-13 09:00", 1, "2026-02-14 18:00"),  # made up on a Saturday
        ("2026-02-14 09:00", 1, "2026-02-24 18:00"),
        ("2026-02-14 09:00", 5, "2026-02-28 18:00"),
    ],
)
def test_days_are_working_days(start, days, end):
    assert CLINIC.end_of_day(at(start), days) == at(end)


def test_an_hour_the_clocks_skip_is_not_worked():
    start = at("2026-03-29 00:00", BERLIN)

    assert NIGHT_SHIFT.between(start, at("2026-03-29 12:00", BERLIN)) == timedelta(hours=5)
    assert NIGHT_SHIFT.after(start, timedelta(hours=3)) == at("2026-03-29 04:00", BERLIN)


def test_an_hour_that_comes_twice_is_worked_twice():
    start = at("2026-10-25 00:00", BERLIN)

    assert NIGHT_SHIFT.between(start, at("2026-10-25 12:00", BERLIN)) == timedelta(hours=7)
    assert NIGHT_SHIFT.after(start, timedelta(hours=5)) == at("2026-10-25 04:00", BERLIN)


@given(clinic=st.sampled_from([CLINIC, NIGHT_SHIFT]), start=MOMENTS, allowance=ALLOWANCES)
def test_the_working_time_up_to_the_deadline_is_the_allowance(clinic, start, allowance):
    assert clinic.between(start, clinic.after(start, allowance)) == allowance


@given(start=MOMENTS, length=ALLOWANCES, later=ALLOWANCES)
def test_working_time_adds_up(start, length, later):
    middle, end = start + length, start + length + later

    assert CLINIC.between(start, middle) + CLINIC.between(middle, end) == CLINIC.between(start, end)


@given(moment=MOMENTS)
def test_the_next_opening_is_within_opening_hours(moment):
    opens = CLINIC.opens_from(moment)

    assert opens >= moment
    assert CLINIC.between(opens, opens + timedelta(minutes=1)) > timedelta(0)


@pytest.mark.parametrize(
    "ask",
    [
        lambda clinic, start: clinic.after(start, timedelta(minutes=1)),
        lambda clinic, start: clinic.end_of_day(start, 1),
        lambda clinic, start: clinic.opens_from(start),
    ],
)
def test_a_clinic_that_never_opens_has_no_deadline(ask):
    with pytest.raises(NeverOpen):
        ask(WorkingTime(calendar=OpenDays(week={}), zone=SHANGHAI), at("2026-11-23 10:00"))
