"""Days as a person types them in a hurry."""

from datetime import date

import pytest

from app.ui.parts.fields.typed_days import read_typed_day

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", TODAY),
        ("今天", TODAY),
        ("Yesterday", date(2026, 11, 20)),
        ("前天", date(2026, 11, 19)),
        ("-3", date(2026, 11, 18)),
        ("+7", date(2026, 11, 28)),
        ("15", date(2026, 11, 15)),
        ("15日", date(2026, 11, 15)),
        ("11-9", date(2026, 11, 9)),
        ("11/9", date(2026, 11, 9)),
        ("21/9", date(2026, 9, 21)),
        ("11月9日", date(2026, 11, 9)),
        ("9 Nov", date(2026, 11, 9)),
        ("nov 9", date(2026, 11, 9)),
        ("2025-11-09", date(2025, 11, 9)),
        ("20251109", date(2025, 11, 9)),
        ("2025年11月9日", date(2025, 11, 9)),
        ("9 Nov 2025", date(2025, 11, 9)),
    ],
)
def test_a_day_is_read_in_every_usual_form(typed, meant):
    assert read_typed_day(typed, today=TODAY) == meant


@pytest.mark.parametrize("typed", ["", "soon", "32", "2026-02-30", "13-13", "99 Nov"])
def test_what_is_no_day_is_none(typed):
    assert read_typed_day(typed, today=TODAY) is None


@pytest.mark.parametrize(
    ("typed", "meant"), [("25", date(2026, 10, 25)), ("12-24", date(2025, 12, 24))]
)
def test_a_day_that_cannot_lie_ahead_is_taken_from_before(typed, meant):
    assert read_typed_day(typed, today=TODAY, latest=TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("25", date(2026, 11, 25)),
        ("3", date(2026, 12, 3)),
        ("1-5", date(2027, 1, 5)),
        ("1月5日", date(2027, 1, 5)),
        ("5 Jan", date(2027, 1, 5)),
        ("27-1-5", date(2027, 1, 5)),
        ("2027-01-05", date(2027, 1, 5)),
        ("明天", date(2026, 11, 22)),
    ],
)
def test_a_day_that_cannot_lie_behind_is_taken_from_after(typed, meant):
    assert read_typed_day(typed, today=TODAY, earliest=TODAY) == meant
