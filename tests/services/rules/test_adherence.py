"""What a standard owes and allows over any number of days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.rules.adherence import QUARTER_DAYS, Promise, is_too_few, is_too_many

VIP = Promise(least_per_quarter=2, most_per_quarter=8)
START = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("days", "least", "most"), [(0, 0, 0), (45, 0, 4), (46, 1, 5), (91, 2, 8), (182, 4, 16)]
)
def test_parts_of_a_contact_are_neither_owed_nor_too_much(days, least, most):
    assert (VIP.least_in(days), VIP.most_in(days)) == (least, most)


@given(days=st.integers(0, 800), least=st.integers(0, 20), more=st.integers(0, 20))
def test_nobody_can_be_contacted_too_little_and_too_much_at_once(days, least, more):
    promise = Promise(least_per_quarter=least, most_per_quarter=least + more)

    assert promise.least_in(days) <= promise.most_in(days)


@pytest.mark.parametrize(("met", "missing"), [(1, True), (2, False)])
def test_less_than_owed_is_too_few(met, missing):
    assert is_too_few(VIP, met=met, days=QUARTER_DAYS) is missing


@pytest.mark.parametrize(
    ("apart", "count", "bothered"), [(1, 5, False), (1, 6, True), (7, 8, False), (7, 9, True)]
)
def test_a_full_week_or_a_full_quarter_is_too_much(apart, count, bothered):
    rung = [START + timedelta(days=apart * at) for at in range(count)]

    assert is_too_many(VIP, rung, days=QUARTER_DAYS, most_in_week=6) is bothered
