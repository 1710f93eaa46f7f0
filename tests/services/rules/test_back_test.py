"""The tiers of then against the receipts since."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.rules.back_test import Foretold, TierReceipts, back_test
from app.words import Tier

KEYED = st.integers(1, 60)
CUSTOMERS = st.dictionaries(
    KEYED, st.tuples(st.sampled_from([*Tier, None]), st.integers(-5_000, 5_000)), max_size=40
).map(
    lambda found: [
        Foretold(key=key, tier=tier, receipts_minor=receipts)
        for key, (tier, receipts) in found.items()
    ]
)


def hold(*placed):
    return back_test(
        Foretold(key=key, tier=tier, receipts_minor=receipts)
        for key, (tier, receipts) in enumerate(placed, start=1)
    )


def counted_by_hand():
    """Three big ones brought 60 of 100; 1 and 2 are among the three who brought most."""
    return hold(
        (Tier.VIP, 35),
        (Tier.VIP, 25),
        (Tier.VIP, 0),
        (Tier.MAJOR, 5),
        (Tier.MAJOR, 0),
        (Tier.GENERAL, 20),
        (Tier.GENERAL, -5),
        (None, 20),
    )


@pytest.mark.req("A36")
def test_the_share_caught_is_what_the_big_of_then_brought():
    assert counted_by_hand().caught_share == Fraction(60, 100)


@pytest.mark.req("A36")
def test_the_hit_rate_is_the_share_of_the_big_who_brought_most():
    assert counted_by_hand().hit_rate == Fraction(2, 3)


@pytest.mark.req("A36")
def test_the_misses_are_told_on_both_sides():
    found = counted_by_hand()

    assert found.unseen == (6, 8)
    assert found.faded == (3,)


def test_who_brought_as_much_as_the_last_of_the_most_belongs_to_them():
    found = hold((Tier.VIP, 10), (Tier.GENERAL, 10), (Tier.GENERAL, 9))

    assert (found.seen, found.unseen) == ((1,), (2,))


def test_the_tiers_add_up_with_those_not_on_file_last():
    assert counted_by_hand().tiers == (
        TierReceipts(tier=Tier.VIP, customers=3, paying=2, receipts_minor=60),
        TierReceipts(tier=Tier.MAJOR, customers=2, paying=1, receipts_minor=5),
        TierReceipts(tier=Tier.GENERAL, customers=2, paying=1, receipts_minor=15),
        TierReceipts(tier=None, customers=1, paying=1, receipts_minor=20),
    )


def test_without_receipts_there_is_no_share_and_all_the_big_faded():
    found = hold((Tier.VIP, 0), (Tier.GENERAL, 0))

    assert (found.caught_share, found.hit_rate) == (None, 0)
    assert (found.faded, found.unseen) == ((1,), ())


def test_without_big_customers_there_is_no_hit_rate():
    assert hold((Tier.GENERAL, 10)).hit_rate is None


@given(customers=CUSTOMERS)
def test_every_big_customer_of_then_is_seen_or_faded_and_no_other(customers):
    found = back_test(customers)

    big = {each.key for each in customers if each.tier is Tier.VIP}
    assert sorted([*found.seen, *found.faded]) == sorted(big)
    assert not big & set(found.unseen)


@given(customers=CUSTOMERS)
def test_heads_and_receipts_reconcile(customers):
    found = back_test(customers)

    assert sum(line.customers for line in found.tiers) == len(customers)
    assert found.total_minor == sum(each.receipts_minor for each in customers)


@given(customers=CUSTOMERS)
def test_nobody_left_out_brought_more_than_those_who_brought_most(customers):
    found = back_test(customers)

    most = {*found.seen, *found.unseen}
    others = [each.receipts_minor for each in customers if each.key not in most]
    paid = [each.receipts_minor for each in customers if each.key in most]
    assert max(others, default=0) <= min(paid, default=max(others, default=0))


@given(customers=CUSTOMERS, times=st.integers(2, 50))
def test_another_currency_changes_nobody(customers, times):
    dearer = [
        Foretold(key=each.key, tier=each.tier, receipts_minor=each.receipts_minor * times)
        for each in customers
    ]

    before, after = back_test(customers), back_test(dearer)

    assert (before.seen, before.unseen) == (after.seen, after.unseen)
    assert before.caught_share == after.caught_share
