"""Who brought whom."""

from datetime import date

import pytest

from app.services.rules.referrals import ReferralClaim, closes_loop, first_claim

EARLY, LATE = date(2026, 3, 1), date(2026, 4, 1)


@pytest.mark.req("A08")
@pytest.mark.parametrize(
    ("claims", "referrer"),
    [
        ([("2", LATE), ("3", EARLY)], "3"),
        ([("9", EARLY), ("10", EARLY)], "10"),
        ([("1", None), ("2", LATE)], "2"),
        ([("2", None), ("1", None)], "1"),
    ],
)
def test_the_earliest_claim_counts_then_the_lowest_number_as_text(claims, referrer):
    found = first_claim(ReferralClaim(referrer=number, on=on) for number, on in claims)

    assert found is not None
    assert found.referrer == referrer


def test_nobody_claims_and_nobody_counts():
    assert first_claim([]) is None


@pytest.mark.parametrize(
    ("referrer", "referred", "closes"),
    [("a", "a", True), ("c", "a", True), ("b", "a", True), ("c", "d", False), ("d", "a", False)],
)
def test_nobody_brings_themselves_not_even_in_a_circle(referrer, referred, closes):
    assert closes_loop(referrer, referred, {"c": "b", "b": "a"}) is closes
