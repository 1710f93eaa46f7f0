"""Needs and pains, counted."""

import pytest

from app.models import CustomerNeed
from app.services.archive.errors import NameEmpty, NameInUse
from app.services.archive.needs import (
    add_need_code,
    list_need_codes,
    rename_need_code,
    top_needs,
)
from app.services.foundation.errors import NotFound
from app.words import CustomerStatus, NeedKind, Tier
from tests.factories import make_customer, make_metrics


@pytest.fixture
def code(session, actor):
    return lambda name, kind=NeedKind.NEED: add_need_code(
        session, kind=kind, name=name, actor=actor
    )


@pytest.fixture
def having(session):
    """A customer of a tier with needs."""

    def having(tier, *codes, **fields):
        customer = make_customer(session, **fields)
        make_metrics(session, customer, tier=tier)
        rows = [CustomerNeed(customer_id=customer.id, need_code_id=one) for one in codes]
        session.add_all(rows)
        session.flush()
        return rows

    return having


def told(tier_needs):
    return {each.tier: [(one.name, one.customer_count) for one in each.top] for each in tier_needs}


@pytest.mark.req("A14")
def test_the_commonest_needs_of_each_tier_come_first(session, code, having):
    lifting, skin = code("抗衰"), code("美白")
    having(Tier.VIP, lifting, skin)
    having(Tier.VIP, lifting)
    having(Tier.GENERAL, skin)

    assert told(top_needs(session, kind=NeedKind.NEED)) == {
        Tier.VIP: [("抗衰", 2), ("美白", 1)],
        Tier.GENERAL: [("美白", 1)],
    }


@pytest.mark.req("A14")
def test_the_list_shows_how_many_it_was_drawn_from(session, code, having):
    having(Tier.VIP, code("抗衰"), code("美白"))
    having(Tier.VIP)

    vip = top_needs(session, kind=NeedKind.NEED)[0]

    assert (vip.asked_count, vip.customer_count) == (1, 2)


@pytest.mark.req("A14")
def test_changing_one_customers_code_changes_the_counts(session, code, having):
    lifting, skin = code("抗衰"), code("美白")
    row = having(Tier.VIP, lifting)[0]

    row.need_code_id = skin

    assert told(top_needs(session, kind=NeedKind.NEED)) == {Tier.VIP: [("美白", 1)]}


def test_at_most_five_are_told(session, code, having):
    having(Tier.VIP, *(code(name) for name in "一二三四五六"))

    assert len(top_needs(session, kind=NeedKind.NEED)[0].top) == 5


def test_needs_and_pains_are_told_apart(session, code, having):
    having(Tier.VIP, code("抗衰"), code("怕痛", NeedKind.PAIN))

    assert told(top_needs(session, kind=NeedKind.PAIN)) == {Tier.VIP: [("怕痛", 1)]}


def test_who_is_gone_does_not_count(session, code, having):
    having(Tier.VIP, code("抗衰"), status=CustomerStatus.RETIRED)

    assert top_needs(session, kind=NeedKind.NEED) == []


def test_codes_are_listed_with_how_many_have_them(session, code, having):
    code("怕痛", NeedKind.PAIN)
    having(Tier.VIP, code("抗衰"))

    listed = [(row.name, row.kind, row.customer_count) for row in list_need_codes(session)]

    assert listed == [("抗衰", NeedKind.NEED, 1), ("怕痛", NeedKind.PAIN, 0)]


def test_a_code_can_be_renamed_to_itself_or_to_something_new(session, code, actor):
    key = code("抗衰")
    rename_need_code(session, code_id=key, name="抗衰", actor=actor)
    rename_need_code(session, code_id=key, name=" 抗  衰老 ", actor=actor)

    assert list_need_codes(session)[0].name == "抗 衰老"


def test_two_codes_of_one_name_are_refused(session, code, actor):
    code("抗衰")

    with pytest.raises(NameInUse):
        code("抗衰", NeedKind.PAIN)
    with pytest.raises(NameInUse):
        rename_need_code(session, code_id=code("美白"), name="抗衰", actor=actor)


def test_a_code_needs_a_name_and_to_exist(session, code, actor):
    with pytest.raises(NameEmpty):
        code("  ")
    with pytest.raises(NotFound):
        rename_need_code(session, code_id=404, name="抗衰", actor=actor)
