"""Grading periods."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.rules.periods import period_end_before, period_of, periods_due
from app.words import GradingPeriod

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))
kinds = st.sampled_from(GradingPeriod)


@pytest.mark.parametrize(
    ("kind", "label", "starts_on", "ends_on"),
    [
        (GradingPeriod.MONTHLY, "2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        (GradingPeriod.QUARTERLY, "2028-Q1", date(2028, 1, 1), date(2028, 3, 31)),
        (GradingPeriod.YEARLY, "2028", date(2028, 1, 1), date(2028, 12, 31)),
    ],
)
def test_a_period_has_a_name_and_its_days(kind, label, starts_on, ends_on):
    period = period_of(date(2028, 2, 29), kind)

    assert (period.label, period.starts_on, period.ends_on) == (label, starts_on, ends_on)


@given(day=days, kind=kinds)
def test_a_day_lies_in_its_period_and_the_next_day_after_it_begins_another(day, kind):
    period = period_of(day, kind)

    assert period.starts_on <= day <= period.ends_on
    assert period_of(period.ends_on + timedelta(days=1), kind).starts_on > period.ends_on


@given(day=days, kind=kinds)
def test_every_kind_of_period_ends_the_year(day, kind):
    assert period_of(day.replace(month=12, day=31), kind).ends_on == day.replace(month=12, day=31)


@pytest.mark.parametrize(
    ("kind", "ends_year"),
    [(GradingPeriod.QUARTERLY, False), (GradingPeriod.YEARLY, True)],
)
def test_the_year_end_is_known_as_such(kind, ends_year):
    assert period_of(date(2026, 3, 3), kind).ends_year is ends_year


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 12, 31), date(2026, 9, 30)),
        (date(2027, 1, 1), date(2026, 12, 31)),
        (date(2026, 11, 21), date(2026, 9, 30)),
    ],
)
def test_a_period_is_over_the_day_after_its_last(day, end):
    assert period_end_before(day, GradingPeriod.QUARTERLY) == end


@pytest.mark.parametrize(
    ("last_graded_on", "labels"),
    [
        (None, ["2026-Q3"]),
        (date(2026, 9, 30), []),
        (date(2026, 9, 29), ["2026-Q3"]),
        (date(2026, 10, 5), []),
        (date(2025, 12, 31), ["2026-Q1", "2026-Q2", "2026-Q3"]),
    ],
)
@pytest.mark.req("B07")
def test_every_period_missed_is_due_oldest_first(last_graded_on, labels):
    due = periods_due(last_graded_on, date(2026, 11, 21), GradingPeriod.QUARTERLY)

    assert [each.label for each in due] == labels
