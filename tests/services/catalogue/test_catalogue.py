"""Finding items, and the prices of their day."""

from datetime import date

import pytest

from app.models import ItemPrice
from app.services.catalogue.catalogue import find_items, list_catalogue, list_prices, price_on
from app.services.catalogue.seed import default_catalogue, seed_catalogue
from tests.factories import make_item

SPRING = date(2026, 3, 1)
AUTUMN = date(2026, 9, 1)


@pytest.fixture
def seeded(session):
    return seed_catalogue(session, today=SPRING)


@pytest.fixture
def dearer_since_autumn(session):
    item = make_item(session)
    for day, price in ((SPRING, 298_000), (AUTUMN, 328_000)):
        session.add(ItemPrice(item_id=item.id, valid_from_on=day, price_minor=price))
    session.flush()
    return item


@pytest.mark.req("C30")
@pytest.mark.parametrize(
    ("day", "price"),
    [
        (date(2026, 2, 28), None),
        (SPRING, 298_000),
        (date(2026, 8, 31), 298_000),
        (AUTUMN, 328_000),
        (date(2027, 1, 1), 328_000),
    ],
)
def test_a_quote_keeps_the_price_of_its_day(session, dearer_since_autumn, day, price):
    assert price_on(session, item_id=dearer_since_autumn.id, on=day) == price


def test_the_prices_of_an_item_are_listed_newest_first(session, dearer_since_autumn):
    prices = list_prices(session, item_id=dearer_since_autumn.id)

    assert [price.price_minor for price in prices] == [328_000, 298_000]


@pytest.mark.parametrize(
    "text", ["热玛吉", "rmj", "remaji", "RM01", "rm01", "FLX 面部", "  热玛吉 f"]
)
def test_an_item_is_found_by_name_code_pinyin_and_initials(session, seeded, text):
    found = find_items(session, text=text, on=AUTUMN)

    assert found[0].name == "热玛吉 FLX 面部 600 发"
    assert found[0].price_minor == 1_880_000


def test_an_item_is_found_by_a_word_inside_its_name_or_its_family(session, seeded):
    inside = find_items(session, text="泪沟", on=AUTUMN)
    by_family = find_items(session, text="皮肤护理", on=AUTUMN)

    assert [row.code for row in inside] == ["BN05", "JY01"]
    assert "小气泡 深层清洁" in [row.name for row in by_family]


def test_the_exact_code_comes_before_codes_that_begin_alike(session, seeded):
    found = find_items(session, text="zx0", on=AUTUMN, limit=2)
    exact = find_items(session, text="zx03", on=AUTUMN)

    assert [row.code for row in found] == ["ZX01", "ZX02"]
    assert [row.code for row in exact] == ["ZX03"]


@pytest.mark.parametrize("text", ["", "   ", "qqqq", "泪沟沟"])
def test_nothing_is_found_for_nothing(session, seeded, text):
    assert find_items(session, text=text, on=AUTUMN) == []


def test_a_retired_item_is_not_offered_but_can_be_listed(session, seeded):
    item = make_item(session, "埋线减脂")
    item.active = False
    session.flush()

    offered = list_catalogue(session, on=AUTUMN)
    every = list_catalogue(session, on=AUTUMN, retired_too=True)

    assert find_items(session, text="埋线减脂", on=AUTUMN) == []
    assert offered[-1].items == ()
    assert [row.active for row in every[-1].items] == [False]


@pytest.mark.req("C30")
def test_a_new_clinic_starts_from_a_priced_catalogue(session, seeded):
    families = {family.name: family for family in list_catalogue(session, on=SPRING)}

    assert (seeded.family_count, seeded.item_count) == (22, 63)
    assert families["肉毒素"].cycle_days == 17 * 7
    assert [step.after_days for step in families["热玛吉"].ladder] == [1, 3, 7, 30]
    assert families["双眼皮手术"].one_off
    assert all(row.price_minor is not None for row in families["玻尿酸"].items)


def test_every_row_of_the_shipped_catalogue_belongs_to_a_family():
    families = default_catalogue()

    assert len({code for family in families for code, _name, _price in family.items}) == 63
    assert sum(len(family.ladder) for family in families) == 64
    assert [family.name for family in families if not family.items] == []
    assert [family.name for family in families if family.one_off and family.cycle_days] == []
