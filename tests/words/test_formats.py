"""Days as people write them."""

from collections.abc import Iterator
from datetime import date, time

import pytest

from app.words.formats import clock_time, days_span, weekday_name
from app.words.language import choose_language


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    choose_language("en")


@pytest.mark.parametrize(
    ("first", "last", "english", "chinese"),
    [
        ((2026, 11, 23), (2026, 11, 29), "23 – 29 November 2026", "2026年11月23日 – 29日"),
        (
            (2026, 11, 30),
            (2026, 12, 6),
            "30 November – 6 December 2026",
            "2026年11月30日 – 12月6日",
        ),
        (
            (2026, 12, 28),
            (2027, 1, 3),
            "28 December 2026 – 3 January 2027",
            "2026年12月28日 – 2027年1月3日",
        ),
        ((2026, 11, 23), (2026, 11, 23), "23 Nov 2026", "2026年11月23日"),
    ],
)
def test_a_span_of_days_says_what_both_ends_share_once(first, last, english, chinese):
    span = date(*first), date(*last)

    assert days_span(*span) == english
    choose_language("zh")
    assert days_span(*span) == chinese


def test_days_and_times_are_named():
    choose_language("zh")

    assert weekday_name(0) == "星期一"
    assert clock_time(time(9, 5)) == "9:05"
    assert clock_time(None) == "—"
