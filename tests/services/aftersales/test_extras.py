"""Extras are free from a purchase on, and cost their listed price below it."""

import pytest

from app.services.aftersales.extras import ExtraEntry, ExtraImpossible, list_extras, save_extra
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed, NotFound, sentence
from app.services.rules.extras import extra_price
from app.words import Role
from tests.services.desk_work import MANAGER

WRAP = ExtraEntry(name="Gift wrap", price_minor=2_000, free_from_minor=50_000)


@pytest.fixture
def save(session):
    def save(entry=WRAP, key=None, actor=MANAGER):
        return save_extra(session, extra_id=key, entry=entry, actor=actor)

    return save


@pytest.mark.req("B22")
@pytest.mark.parametrize(
    ("purchase", "threshold", "price"),
    [(49_999, 50_000, 2_000), (50_000, 50_000, 0), (10**9, None, 2_000), (0, 0, 0)],
)
def test_below_the_threshold_it_costs_its_price(purchase, threshold, price):
    found = extra_price(purchase_minor=purchase, free_from_minor=threshold, price_minor=2_000)

    assert found == price


@pytest.mark.req("B21")
def test_what_is_promised_is_listed(session, save):
    save()
    save(ExtraEntry(name="Courier", price_minor=1_500, offered=False))

    assert [row.entry.name for row in list_extras(session)] == ["Gift wrap", "Courier"]
    assert [row.entry.name for row in list_extras(session, offered_only=True)] == ["Gift wrap"]


@pytest.mark.req("B22")
def test_a_listed_extra_knows_its_price_beside_a_purchase(session, save):
    save()
    (row,) = list_extras(session)

    assert (row.price(49_999), row.price(50_000)) == (2_000, 0)


def test_an_extra_is_changed_in_its_place(session, save):
    key = save()

    save(ExtraEntry(name="Gift wrap", price_minor=0), key=key)

    (row,) = list_extras(session)
    assert (row.extra_id, row.entry.price_minor) == (key, 0)


@pytest.mark.parametrize(
    "entry",
    [
        ExtraEntry(name=" ", price_minor=0),
        ExtraEntry(name="Gift wrap", price_minor=0),
        ExtraEntry(name="Courier", price_minor=-1),
        ExtraEntry(name="Courier", price_minor=0, free_from_minor=-1),
    ],
)
def test_what_cannot_be_promised_is_refused(save, entry):
    save()

    with pytest.raises(ExtraImpossible) as refused:
        save(entry)

    assert "a name of its own" in sentence(refused.value)


def test_an_extra_that_is_gone_is_not_found(save):
    with pytest.raises(NotFound):
        save(key=9)


def test_the_front_desk_promises_nothing_new(save):
    with pytest.raises(NotAllowed):
        save(actor=Actor(staff_id=None, name="李娜", role=Role.RECEPTIONIST))
