"""The price list prints: families, treatments and the prices of the day."""

from datetime import date, timedelta

import pytest

from app.models import Family, Item, ItemPrice
from app.services.catalogue.editing import retire_item
from app.services.papers.price_list import load_price_list, print_price_list
from app.words.language import choose_language
from tests.factories import doing
from tests.services.papers.reading import pages_of, text_of

_TODAY = date(2026, 11, 30)


@pytest.fixture
def set_price(session):
    def setting(item, price, since):
        session.add(ItemPrice(item_id=item.id, valid_from_on=since, price_minor=price))
        session.flush()

    return setting


@pytest.fixture
def offers(session, set_price):
    """Adds a family with treatments at prices, the first of them since a day."""

    def add(name, *prices, since=_TODAY):
        kin = Family(name=name)
        session.add(kin)
        session.flush()
        for price in prices:
            place = len(session.query(Item).all()) + 1
            item = Item(family_id=kin.id, code=f"T{place:03}", name=f"{name} {place}")
            session.add(item)
            session.flush()
            set_price(item, price, since)
        return kin

    return add


@pytest.fixture
def printed(session, stamp):
    def make():
        prices = load_price_list(session, on=_TODAY)
        return print_price_list(prices, stamp=stamp, currency="CNY")

    return make


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["Price list", "¥1,234.50", "free", "1 family", "version 1 since 30 Nov 2026"]),
        ("zh", ["价目表", "¥1,234.50", "免费", "1个大类", "第1版"]),
    ],
)
def test_the_list_says_what_costs_what_in_either_language(offers, printed, language, said):
    offers("Peel", 123450, 0)
    choose_language(language)

    text = text_of(printed().pdf)

    assert [words for words in [*said, "Peel 1", "T002"] if words not in text] == []


def test_the_price_is_that_of_the_day_and_each_day_of_change_is_a_version(
    session, offers, set_price, printed
):
    offers("Peel", 10000, since=_TODAY - timedelta(days=60))
    item = session.query(Item).one()
    set_price(item, 20000, _TODAY - timedelta(days=5))
    set_price(item, 30000, _TODAY + timedelta(days=1))

    text = text_of(printed().pdf)

    assert "¥200" in text
    assert "¥100" not in text
    assert "¥300" not in text
    assert "version 2 since 25 Nov 2026" in text


def test_what_is_offered_no_longer_is_left_out(session, offers, printed, actor):
    offers("Peel", 10000, 20000)
    offers("Scalp", 30000)
    gone = session.query(Item).filter_by(name="Scalp 3").one()
    retire_item(session, doing(actor), item_id=gone.id)

    paper = printed()

    assert paper.control_total == 2
    assert "Scalp" not in text_of(paper.pdf)
    assert "Control total: 2 treatments in 1 family, sum ¥300" in text_of(paper.pdf)


def test_a_treatment_without_a_price_yet_has_a_dash(offers, printed):
    offers("Peel", 10000, since=_TODAY + timedelta(days=3))

    assert "—" in text_of(printed().pdf).split("T001")[1].split("Control")[0]


def test_a_long_list_goes_on_and_names_its_family_again(offers, printed):
    offers("Laser", *[10000] * 130)

    paper = printed()

    pages = pages_of(paper.pdf)
    assert len(pages) == paper.page_count == 2
    assert "Laser, continued" in pages[1]
    assert [n for n in range(1, 131) if f"T{n:03}" not in "".join(pages)] == []


def test_an_empty_catalogue_prints_an_empty_list(printed):
    paper = printed()

    assert (paper.page_count, paper.control_total) == (1, 0)
    assert "Control total: 0 treatments in 0 families, sum ¥0" in text_of(paper.pdf)
