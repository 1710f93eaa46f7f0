"""Who brought whom."""

from datetime import date, timedelta

import pytest

from app.services.archive.opening import DayInFuture
from app.services.foundation.errors import NotFound
from app.services.visits.referrals import (
    AlreadyReferred,
    ReferralEntry,
    ReferralLoop,
    SelfReferral,
    record_referral,
    referral_family,
    remove_referral,
)
from tests.factories import make_customer, make_item, make_visit
from tests.services.conftest import TODAY

SPRING = date(2026, 3, 1)


@pytest.fixture
def refer(session, actor):
    def refer(referrer, referred, on=SPRING):
        entry = ReferralEntry(referrer_id=referrer.id, referred_id=referred.id, referred_on=on)
        return record_referral(session, entry=entry, actor=actor, today=TODAY)

    return refer


@pytest.fixture
def people(session):
    return [make_customer(session, name) for name in ("陈美玲", "李思雨", "周静怡")]


@pytest.mark.req("A08")
def test_the_family_names_who_brought_and_who_was_brought_with_their_spend(session, people, refer):
    mother, self_, friend = people
    lead = make_customer(session, "吴倩")
    refer(mother, self_)
    refer(self_, lead, on=None)
    refer(self_, friend)
    make_visit(session, friend, make_item(session), SPRING, 1_500_000, -240_000)

    family = referral_family(session, customer_id=self_.id, on=TODAY)

    assert family.introduced_by is not None
    assert family.introduced_by.name == "陈美玲"
    assert [(p.name, p.bought, p.spend_minor) for p in family.introduced] == [
        ("周静怡", True, 1_260_000),
        ("吴倩", False, 0),
    ]
    assert (family.bought_count, family.spend_minor) == (1, 1_260_000)


def test_spend_after_the_day_and_below_zero_does_not_count(session, people, refer):
    _mother, self_, friend = people
    refer(self_, friend)
    item = make_item(session)
    make_visit(session, friend, item, SPRING, -500)
    make_visit(session, friend, item, TODAY + timedelta(days=1), 9_000)

    (introduced,) = referral_family(session, customer_id=self_.id, on=TODAY).introduced

    assert (introduced.bought, introduced.spend_minor) == (False, 0)


def test_a_customer_nobody_knows_has_no_family(session, people):
    family = referral_family(session, customer_id=people[0].id, on=TODAY)

    assert (family.introduced_by, family.introduced) == (None, ())


def test_there_is_one_introducer_until_it_is_removed(session, people, refer, actor):
    mother, self_, friend = people
    refer(mother, self_)

    with pytest.raises(AlreadyReferred) as refused:
        refer(friend, self_)
    remove_referral(session, referred_id=self_.id, actor=actor)
    refer(friend, self_)

    assert refused.value.referrer_name == "陈美玲"


def test_nobody_brings_themselves(people, refer):
    with pytest.raises(SelfReferral):
        refer(people[0], people[0])


def test_a_chain_does_not_close(people, refer):
    mother, self_, friend = people
    refer(mother, self_)
    refer(self_, friend)

    with pytest.raises(ReferralLoop) as refused:
        refer(friend, mother)

    assert refused.value.names == ("陈美玲", "李思雨", "周静怡", "陈美玲")


def test_a_referral_lies_not_in_the_future(people, refer):
    with pytest.raises(DayInFuture):
        refer(people[0], people[1], on=TODAY + timedelta(days=1))


def test_a_referral_that_is_gone_cannot_be_removed(session, actor):
    with pytest.raises(NotFound):
        remove_referral(session, referred_id=404, actor=actor)
