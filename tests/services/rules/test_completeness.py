"""What must be on file."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.rules.completeness import REQUIRED, completeness_for
from app.words import FileField, Tier


def test_every_tier_says_what_it_needs():
    assert set(REQUIRED) == set(Tier)


@pytest.mark.parametrize(
    ("less", "more"),
    [
        (Tier.PROSPECT, Tier.GENERAL),
        (Tier.GENERAL, Tier.ORDINARY),
        (Tier.ORDINARY, Tier.MAJOR),
        (Tier.MAJOR, Tier.VIP),
    ],
)
def test_a_better_tier_needs_more(less, more):
    assert REQUIRED[less] < REQUIRED[more]


@pytest.mark.req("A16")
@pytest.mark.parametrize(("missing", "enough"), [(4, True), (5, False)])
def test_a_vip_below_four_fifths_is_to_be_completed(missing, enough):
    present = dict.fromkeys(list(FileField)[missing:], True)

    found = completeness_for(Tier.VIP, present)

    assert found.share == Fraction(20 - missing, 20)
    assert found.missing == tuple(FileField)[:missing]
    assert found.enough is enough


def test_what_the_tier_does_not_need_is_not_missed():
    present = {FileField.NAME: True, FileField.PHONE: False, FileField.LIKE: True}

    found = completeness_for(Tier.PROSPECT, present)

    assert found.missing == (FileField.PHONE, FileField.SOURCE)
    assert found.share == Fraction(1, 3)


@given(
    tier=st.sampled_from(Tier),
    present=st.dictionaries(st.sampled_from(FileField), st.booleans()),
)
def test_share_and_missing_agree(tier, present):
    found = completeness_for(tier, present)

    assert found.share == 1 - Fraction(len(found.missing), len(REQUIRED[tier]))
    assert (found.share == 1) == (not found.missing)
