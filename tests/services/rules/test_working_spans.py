"""How far two moments lie apart as the desk says it."""

from datetime import timedelta

import pytest

from app.services.rules.working_spans import working_span
from tests.services.rules.test_working_time import CLINIC, at


@pytest.mark.parametrize(
    ("start", "end", "days", "minutes"),
    [
        ("2026-11-23 10:00", "2026-11-23 11:30", 0, 90),
        ("2026-11-23 11:30", "2026-11-23 14:00", 0, 60),  # over the lunch break
        ("2026-11-23 17:30", "2026-11-24 09:30", 0, 60),  # over a night
        ("2026-11-23 10:00", "2026-11-24 10:00", 1, 0),
        ("2026-11-23 10:00", "2026-11-24 14:30", 1, 180),
        ("2026-11-27 10:00", "2026-11-30 10:00", 1, 0),  # a weekend is no working day
        ("2026-11-23 20:00", "2026-11-24 09:10", 0, 10),
        ("2026-11-24 10:00", "2026-11-23 10:00", 0, 0),
    ],
)
def test_days_are_working_days_and_the_rest_is_working_time(start, end, days, minutes):
    span = working_span(CLINIC, at(start), at(end))

    assert (span.days, span.rest) == (days, timedelta(minutes=minutes))
