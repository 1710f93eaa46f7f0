"""What each tier may expect."""

from dataclasses import replace

import pytest

from app.services.foundation.errors import NotAllowed
from app.services.planning.standards import (
    DEFAULTS,
    StandardImpossible,
    edit_standard,
    list_standards,
    load_standards,
)
from app.services.rules.planning_cadence import Cadence
from app.words import FollowUpMethod, Tier

VIP = DEFAULTS[Tier.VIP]


@pytest.mark.req("C03")
def test_every_tier_has_a_standard_from_the_start(session):
    standards = list_standards(session)

    assert standards[0].tier is Tier.VIP
    assert {row.tier for row in standards} == set(Tier)
    assert all(sum(row.mix.values()) == 100 for row in standards)


def test_a_better_tier_is_never_contacted_less():
    gaps = [
        cadence.max_gap_days
        for tier in (Tier.VIP, Tier.MAJOR, Tier.ORDINARY, Tier.GENERAL, Tier.DORMANT)
        if (cadence := DEFAULTS[tier].cadence)
    ]

    assert gaps == sorted(gaps)
    assert len(gaps) == 5


@pytest.mark.req("A46")
def test_the_clinic_says_what_a_tier_may_expect(session, actor):
    own = replace(VIP, cadence=Cadence(ideal_gap_days=20, max_gap_days=30), most_per_quarter=9)
    edit_standard(session, entry=own, actor=actor)

    assert load_standards(session)[Tier.VIP] == own


def test_a_tier_may_be_left_without_contacts(session, actor):
    edit_standard(session, entry=replace(VIP, cadence=None), actor=actor)

    assert load_standards(session)[Tier.VIP].cadence is None


@pytest.mark.parametrize(
    "change",
    [
        {"cadence": Cadence(ideal_gap_days=31, max_gap_days=30)},
        {"least_per_quarter": 9},
        {"mix": {FollowUpMethod.PHONE: 99}},
        {"mix": {FollowUpMethod.PHONE: 50, FollowUpMethod.FLOWERS: 50}},
    ],
)
def test_a_standard_that_contradicts_itself_is_refused(session, actor, change):
    with pytest.raises(StandardImpossible):
        edit_standard(session, entry=replace(VIP, **change), actor=actor)


def test_a_receptionist_does_not_set_standards(session, receptionist):
    with pytest.raises(NotAllowed):
        edit_standard(session, entry=VIP, actor=receptionist)
