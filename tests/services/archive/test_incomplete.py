"""Archives to be completed."""

from datetime import date

import pytest

from app.services.archive.customers import add_customer
from app.services.archive.entries import CustomerEntry, PhoneEntry
from app.services.archive.incomplete import completeness_of, list_incomplete
from app.services.figures.metrics import refresh_metrics
from app.services.foundation.changes import Changes
from app.services.foundation.errors import NotFound
from app.words import CustomerStatus, FileField, Tier
from tests.factories import make_customer, make_metrics


@pytest.mark.req("A16")
def test_a_big_customer_below_four_fifths_is_listed_with_what_is_missing(session):
    customer = make_customer(session, "李思雨", source="抖音")
    make_metrics(session, customer, tier=Tier.VIP, completeness_percent=79)

    found = list_incomplete(session)[0]

    assert found.name == "李思雨"
    assert FileField.PHONE in found.missing
    assert FileField.SOURCE not in found.missing


@pytest.mark.req("A16")
def test_four_fifths_will_do(session):
    make_metrics(session, make_customer(session), tier=Tier.VIP, completeness_percent=80)

    assert list_incomplete(session) == []


@pytest.mark.req("A02")
def test_the_best_tier_comes_first_then_the_emptiest(session):
    figures = {"一": (Tier.GENERAL, 10), "二": (Tier.VIP, 70), "三": (Tier.VIP, 60)}
    customers = {name: make_customer(session, name) for name in figures}
    [
        make_metrics(session, customers[name], tier=tier, completeness_percent=percent)
        for name, (tier, percent) in figures.items()
    ]

    assert [row.name for row in list_incomplete(session)] == ["三", "二", "一"]
    assert len(list_incomplete(session, limit=1)) == 1


def test_who_is_gone_need_not_be_completed(session):
    make_metrics(session, make_customer(session, status=CustomerStatus.RETIRED))

    assert list_incomplete(session) == []


def test_one_file_tells_what_is_missing_as_its_figures_do(session, actor, clock):
    entry = CustomerEntry(name="李思雨", phones=(PhoneEntry(text="13900138821"),))
    key = add_customer(session, entry=entry, actor=actor, now=clock.now()).id
    changes = Changes(frozenset({"customers"}), frozenset({key}))
    refresh_metrics(session, changes, date(2026, 11, 21))

    assert completeness_of(session, customer_id=key).missing == (FileField.SOURCE,)


def test_nobody_has_no_file(session):
    with pytest.raises(NotFound):
        completeness_of(session, customer_id=404)
