"""Changing the catalogue without changing what was."""

from datetime import timedelta

import pytest

from app.models import Item, Package
from app.services.archive.errors import AmountBelowZero
from app.services.catalogue.catalogue import LadderStep, list_catalogue, list_prices, price_on
from app.services.catalogue.editing import (
    FamilyEntry,
    ItemEntry,
    PriceEntry,
    add_family,
    add_item,
    edit_family,
    edit_item,
    restore_item,
    retire_item,
    set_ladder,
    set_price,
)
from app.services.catalogue.errors import (
    AftercareImpossible,
    CodeMissing,
    CodeTaken,
    CycleImpossible,
    ItemFamilyFixed,
    NameMissing,
    NameTaken,
    OneOffWithCycle,
    PriceInPast,
)
from app.services.foundation.errors import NotAllowed, NotFound
from app.words import Permission
from tests.factories import doing, make_customer, make_item, make_visit
from tests.services.conftest import TODAY

BOTOX = FamilyEntry(name="肉毒素", cycle_days=119)


@pytest.fixture
def family_id(session, actor):
    return add_family(session, doing(actor), entry=BOTOX)


@pytest.fixture
def item_id(session, actor, today, family_id):
    entry = ItemEntry(family_id=family_id, code="rd 01", name=" 肉毒素  额头 ")
    return add_item(session, doing(actor, today=today), entry=entry, price_minor=298_000)


def only_family(session, today):
    (family,) = list_catalogue(session, on=today, retired_too=True)
    return family


def test_an_item_is_added_tidied_with_the_price_of_today(session, today, item_id):
    (item,) = only_family(session, today).items

    assert (item.id, item.code, item.name) == (item_id, "RD01", "肉毒素 额头")
    assert item.price_minor == 298_000


def test_the_desk_may_not_edit_the_catalogue(session, receptionist):
    with pytest.raises(NotAllowed) as refused:
        add_family(session, doing(receptionist), entry=BOTOX)

    assert refused.value.permission is Permission.EDIT_CATALOGUE


def test_a_family_can_change_its_cycle_and_keep_its_name(session, actor, today, family_id):
    entry = FamilyEntry(name="肉毒素", cycle_days=100)

    edit_family(session, doing(actor), family_id=family_id, entry=entry)

    assert only_family(session, today).cycle_days == 100


@pytest.mark.parametrize(
    ("entry", "refusal"),
    [
        (FamilyEntry(name="  "), NameMissing),
        (FamilyEntry(name="Botox"), NameTaken),
        (FamilyEntry(name="玻尿酸", cycle_days=0), CycleImpossible),
        (FamilyEntry(name="隆鼻", cycle_days=90, one_off=True), OneOffWithCycle),
    ],
)
def test_an_impossible_family_is_refused(session, actor, entry, refusal):
    add_family(session, doing(actor), entry=FamilyEntry(name="BOTOX"))

    with pytest.raises(refusal):
        add_family(session, doing(actor), entry=entry)


def test_a_family_or_item_that_is_gone_is_not_edited(session, actor, today):
    entry = ItemEntry(family_id=404, code="A", name="A")

    with pytest.raises(NotFound):
        add_item(session, doing(actor, today=today), entry=entry, price_minor=0)
    with pytest.raises(NotFound):
        edit_item(session, doing(actor), item_id=404, entry=entry)


def test_a_ladder_is_replaced_rung_by_rung(session, actor, today, family_id):
    first = [LadderStep(after_days=days, question="？") for days in (1, 3)]
    second = [
        LadderStep(after_days=30, question="满意吗"),
        LadderStep(after_days=3, question="肿吗"),
    ]
    set_ladder(session, doing(actor), family_id=family_id, ladder=first)

    set_ladder(session, doing(actor), family_id=family_id, ladder=second)

    assert only_family(session, today).ladder == (second[1], second[0])


@pytest.mark.parametrize(
    "ladder",
    [
        [LadderStep(after_days=0, question="？")],
        [LadderStep(after_days=3, question=" ")],
        [LadderStep(after_days=3, question="？"), LadderStep(after_days=3, question="？")],
    ],
)
def test_an_impossible_rung_is_refused(session, actor, family_id, ladder):
    with pytest.raises(AftercareImpossible):
        set_ladder(session, doing(actor), family_id=family_id, ladder=ladder)


@pytest.mark.parametrize(
    ("code", "name", "refusal"),
    [
        ("", "新项目", CodeMissing),
        ("rd01", "新项目", CodeTaken),
        ("RD02", "肉毒素 额头", NameTaken),
        ("RD02", "", NameMissing),
    ],
)
def test_an_item_without_words_of_its_own_is_refused(session, actor, item_id, code, name, refusal):
    family_id = session.get_one(Item, item_id).family_id
    entry = ItemEntry(family_id=family_id, code=code, name=name)

    with pytest.raises(refusal):
        add_item(session, doing(actor, today=TODAY), entry=entry, price_minor=0)


def test_a_price_below_zero_is_refused(session, actor, today, item_id):
    price = PriceEntry(price_minor=-1, valid_from_on=today)

    with pytest.raises(AmountBelowZero):
        set_price(session, doing(actor, today=today), item_id=item_id, price=price)


def test_an_item_may_change_its_words_and_stay_in_its_family(session, actor, today, item_id):
    other = make_item(session, "玻尿酸")
    entry = ItemEntry(family_id=other.family_id, code="bn 01", name="玻尿酸 1 ml")

    edit_item(session, doing(actor), item_id=other.id, entry=entry)

    assert (other.code, other.name) == ("BN01", "玻尿酸 1 ml")


def test_an_unused_item_may_change_its_family(session, actor, today, item_id):
    other = add_family(session, doing(actor), entry=FamilyEntry(name="玻尿酸"))
    entry = ItemEntry(family_id=other, code="RD01", name="肉毒素 额头")

    edit_item(session, doing(actor), item_id=item_id, entry=entry)

    assert [len(family.items) for family in list_catalogue(session, on=today)] == [0, 1]


@pytest.mark.req("A07")
def test_an_item_that_was_done_stays_in_its_family(session, actor, today):
    item = make_item(session)
    make_visit(session, make_customer(session), item, today, 1_000)
    other = add_family(session, doing(actor), entry=FamilyEntry(name="玻尿酸"))

    with pytest.raises(ItemFamilyFixed):
        edit_item(
            session,
            doing(actor),
            item_id=item.id,
            entry=ItemEntry(family_id=other, code="B", name="B"),
        )


def test_an_item_that_was_sold_as_a_package_stays_in_its_family(session, actor, today):
    item = make_item(session)
    customer = make_customer(session)
    sold = Package(customer_id=customer.id, item_id=item.id, session_count=3, bought_on=today)
    session.add(sold)
    other = add_family(session, doing(actor), entry=FamilyEntry(name="玻尿酸"))

    with pytest.raises(ItemFamilyFixed):
        edit_item(
            session,
            doing(actor),
            item_id=item.id,
            entry=ItemEntry(family_id=other, code="B", name="B"),
        )


@pytest.mark.req("C30")
def test_a_new_price_leaves_the_old_one_to_old_days(session, actor, today, item_id):
    next_month = today + timedelta(days=30)
    price = PriceEntry(price_minor=328_000, valid_from_on=next_month)

    set_price(session, doing(actor, today=today), item_id=item_id, price=price)

    assert price_on(session, item_id=item_id, on=today) == 298_000
    assert price_on(session, item_id=item_id, on=next_month) == 328_000


def test_a_price_of_today_can_be_corrected(session, actor, today, item_id):
    price = PriceEntry(price_minor=289_000, valid_from_on=today)

    set_price(session, doing(actor, today=today), item_id=item_id, price=price)

    assert [row.price_minor for row in list_prices(session, item_id=item_id)] == [289_000]


@pytest.mark.req("C30")
def test_a_price_of_a_past_day_is_not_rewritten(session, actor, today, item_id):
    price = PriceEntry(price_minor=1, valid_from_on=today - timedelta(days=1))

    with pytest.raises(PriceInPast):
        set_price(session, doing(actor, today=today), item_id=item_id, price=price)


def test_an_item_is_retired_and_offered_again(session, actor, today, item_id):
    retire_item(session, doing(actor), item_id=item_id)
    retired = list_catalogue(session, on=today)

    restore_item(session, doing(actor), item_id=item_id)

    assert retired[0].items == ()
    assert [row.id for row in list_catalogue(session, on=today)[0].items] == [item_id]
