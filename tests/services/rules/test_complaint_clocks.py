"""What is promised to who complains, as deadlines in working time."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.rules.complaint_clocks import (
    Allowance,
    Promise,
    deadline_after_pause,
    warned_from,
)
from app.services.rules.workdays import OpenDays, Stretch
from app.services.rules.working_time import WorkingTime
from app.words import Complexity

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOURS = (Stretch(time(9), time(12)), Stretch(time(13, 30), time(18)))
CLINIC = WorkingTime(calendar=OpenDays(week=dict.fromkeys(range(6), HOURS)), zone=SHANGHAI)
PROMISE = Promise(
    first_response_minutes=30,
    plan_days=0,
    clear_days=1,
    complex_days=3,
    several_departments_days=5,
    call_back_days=2,
)
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
MINUTES = st.integers(1, 3_000).map(lambda minutes: timedelta(minutes=minutes))


@pytest.mark.req("C16")
@pytest.mark.parametrize(
    ("complexity", "days"),
    [(Complexity.CLEAR, 1), (Complexity.COMPLEX, 3), (Complexity.SEVERAL_DEPARTMENTS, 5)],
)
def test_what_is_harder_may_take_longer(complexity, days):
    assert PROMISE.solution_days(complexity) == days


def test_minutes_are_working_minutes_and_days_end_when_the_clinic_closes():
    friday = datetime(2026, 11, 27, 17, 50, tzinfo=SHANGHAI)

    answer = Allowance(minutes=30).deadline(friday, CLINIC)
    plan = Allowance(days=0).deadline(friday, CLINIC)
    solution = Allowance(days=2).deadline(friday, CLINIC)

    assert answer == datetime(2026, 11, 28, 9, 20, tzinfo=SHANGHAI)
    assert plan == datetime(2026, 11, 27, 18, tzinfo=SHANGHAI)
    assert solution == datetime(2026, 11, 30, 18, tzinfo=SHANGHAI)


@pytest.mark.req("C16")
@given(start=MOMENTS, allowance=MINUTES, before=MINUTES, waited=MINUTES)
def test_waiting_for_the_customer_costs_nothing(start, allowance, before, waited):
    due_at = CLINIC.after(start, allowance)
    paused_at = min(start + before, due_at - timedelta(minutes=1))
    paused_at = max(paused_at, start)
    resumed_at = paused_at + waited

    moved = deadline_after_pause(due_at, paused_at=paused_at, resumed_at=resumed_at, working=CLINIC)

    worked = CLINIC.between(start, paused_at) + CLINIC.between(resumed_at, moved)
    assert worked == allowance


def test_a_deadline_that_had_passed_is_not_moved():
    due_at = datetime(2026, 11, 24, 10, tzinfo=SHANGHAI)

    moved = deadline_after_pause(
        due_at,
        paused_at=due_at + timedelta(hours=1),
        resumed_at=due_at + timedelta(hours=4),
        working=CLINIC,
    )

    assert moved == due_at


@pytest.mark.req("C16")
@given(start=MOMENTS, allowance=MINUTES)
def test_a_warning_comes_before_the_deadline_while_somebody_is_there(start, allowance):
    due_at = CLINIC.after(start, allowance)

    warned_at = warned_from(start, due_at, CLINIC)

    assert start <= warned_at <= due_at
    assert CLINIC.opens_from(warned_at) == warned_at
