"""Finding a customer while the phone rings."""

from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models import Customer, Phone, SearchText
from app.services.archive import search
from app.services.archive.search import find_customers, refresh_search_text, search_rows
from app.services.foundation.bulk import delete_rows, insert_rows
from app.services.foundation.changes import Changes
from app.services.foundation.store import Store
from app.services.foundation.texts import is_seen
from app.services.reading.folding import fold
from app.words import CustomerStatus, Intent, Tier
from tests.factories import make_clinic, make_customer, make_metrics

TODAY = date(2026, 11, 21)


@pytest.fixture
def add(session):
    """A customer with phones who can be found at once."""

    def add(name="林悦", *digits, **fields):
        customer = make_customer(session, name, **fields)
        rows = [{"customer_id": customer.id, "digits": one, "wrong": False} for one in digits]
        insert_rows(session, Phone, [row | {"position": at} for at, row in enumerate(rows)])
        refresh(session, customer.id)
        return customer

    return add


def refresh(session, *keys):
    changes = Changes(frozenset({"customers"}), frozenset(keys))
    refresh_search_text(session, changes, TODAY)


def names(session, text, **wanted):
    return [found.name for found in find_customers(session, text=text, **wanted)]


@pytest.mark.parametrize("text", ["+8613900138821", "0086 139 0013 8821", "\u202d013900138821"])
def test_a_phone_is_found_with_its_country_too(session, add, text):
    add("李思雨", "13900138821")

    assert names(session, text) == ["李思雨"]


@pytest.mark.parametrize("text", ["陈", "陳女士", "chen", "cns", "陈 女士"])
def test_a_name_in_traditional_writing_is_found_by_either(session, add, text):
    add("陳女士", "13600136030")

    assert names(session, text) == ["陳女士"]


def test_names_with_any_sort_of_dot_are_found_together(session, add):
    add("买买提‧艾力", "13600136010")
    add("买买提·艾力", "13600136008")

    assert names(session, "mmtal") == ["买买提‧艾力", "买买提·艾力"]
    assert names(session, "买买提．艾力") == ["买买提‧艾力", "买买提·艾力"]


@pytest.mark.parametrize(
    "text",
    [
        "李思雨",
        "思雨",
        "li si yu",
        "Lǐ Sīyǔ",
        "LISIYU",
        "siyu",
        "lsy",
        "8821",
        "139 0013",
        "00231",
        "231",
        "siyu_li",
        "oolong",
    ],
)
def test_a_customer_is_found_by(session, add, text):
    add("李思雨", "13900138821", number="00231", wechat="siyu_li", note="likes oolong tea")
    add("王小明", "13611112222", number="00007")

    assert names(session, text) == ["李思雨"]


@pytest.mark.parametrize("text", ["", "  ", "-", "zz", "9999", "%", "_", "李_雨", "1%8"])
def test_nobody_is_found_by_nothing_or_by_signs_of_a_pattern(session, add, text):
    add("李思雨", "13900138821", number="00231")

    assert names(session, text) == []


@pytest.mark.parametrize(("text", "found"), [("31", ["李思雨"]), ("3", []), ("88", [])])
def test_one_or_two_digits_mean_a_number(session, add, text, found):
    make_clinic(session)
    add("李思雨", "13900138821", number="00031")

    assert names(session, text) == found


def test_the_number_comes_first_then_the_last_four_digits(session, add):
    add("王一", "13982310000", number="00001")
    add("王二", "13900000231", number="00002")
    add("王三", "13900000000", number="00231")
    add("王四", "13900010231", number="00004")

    assert names(session, "0231") == ["王二", "王三", "王四"]
    assert names(session, "231")[0] == "王三"


def test_the_start_of_a_name_comes_before_its_middle(session, add):
    add("王思雨")
    add("思明远")

    assert names(session, "思") == ["思明远", "王思雨"]


def test_among_equals_the_better_tier_comes_first_then_the_later_visit(session, add):
    make_metrics(session, add("李一"), last_visit_on=date(2026, 11, 1))
    make_metrics(session, add("李二"), last_visit_on=date(2026, 11, 20))
    make_metrics(session, add("李三"), tier=Tier.VIP, last_visit_on=date(2025, 1, 1))
    add("李四")

    assert names(session, "li") == ["李三", "李二", "李一", "李四"]


@pytest.mark.req("B63")
@pytest.mark.parametrize("status", [CustomerStatus.RETIRED, CustomerStatus.ANONYMISED])
def test_who_is_gone_is_found_only_if_asked_for(session, add, status):
    add("李思雨", status=status)

    assert names(session, "lsy") == []
    assert names(session, "lsy", even_if_gone=True) == ["李思雨"]


def test_a_line_says_enough_to_choose(session, add):
    customer = add("李思雨", "13900138821", number="00231", pinyin="Lǐ Sīyǔ")
    make_metrics(session, customer, tier=Tier.MAJOR, last_visit_on=TODAY)

    found = find_customers(session, text="lsy")[0]

    assert (found.number, found.pinyin, found.phone_end) == ("00231", "Lǐ Sīyǔ", "8821")
    assert (found.tier, found.last_visit_on) == (Tier.MAJOR, TODAY)


def test_an_answer_is_no_longer_than_asked_for(session, add):
    add("李一")
    add("李二")

    assert len(find_customers(session, text="li", limit=1)) == 1


def test_the_nearest_fill_the_answer_before_the_others_are_looked_at(session, add):
    add("李一", note="老李介绍")
    add("王一", note="老李介绍")

    assert names(session, "李一", limit=1) == ["李一"]
    assert names(session, "李", limit=1) == ["李一"]


class TestManyMatches:
    """More matches than are sorted in memory: the order comes from an index."""

    @pytest.fixture(autouse=True)
    def few_are_many(self, monkeypatch):
        monkeypatch.setattr(search, "_MANY", 1)

    def test_the_best_tier_still_comes_first(self, session, add):
        make_metrics(session, add("李一"))
        make_metrics(session, add("李二"), tier=Tier.VIP)
        make_metrics(session, add("李三"), tier=Tier.MAJOR)

        assert names(session, "li") == ["李二", "李三", "李一"]

    def test_enough_names_that_start_so_are_the_whole_answer(self, session, add):
        make_metrics(session, add("李一"))
        make_metrics(session, add("李二"))

        assert len(names(session, "李", limit=2)) == 2

    def test_a_name_that_starts_so_still_comes_first(self, session, add):
        make_metrics(session, add("王思雨"), tier=Tier.VIP)
        make_metrics(session, add("思明远"))

        assert names(session, "思") == ["思明远", "王思雨"]

    def test_who_has_no_figures_yet_is_found_too(self, session, add):
        make_metrics(session, add("李一"))
        add("李二")
        add("李三")

        assert names(session, "李", limit=2)[0] == "李一"
        assert len(names(session, "李", limit=2)) == 2

    def test_a_number_typed_in_short_comes_first(self, session, add):
        make_clinic(session)
        make_metrics(session, add("王一", "13913800000", number="00001"), tier=Tier.VIP)
        make_metrics(session, add("王二", "13813800000", number="00138"))

        assert names(session, "138") == ["王二", "王一"]


def test_a_write_brings_the_search_text_up_to_date(engine, clock, actor):
    store = Store(engine, clock=clock, derivers=[refresh_search_text])
    store.write(
        lambda session: make_customer(session, "李思雨").id,
        actor=actor,
        intent=Intent.ADD_CUSTOMER,
    )

    assert store.read(lambda session: names(session, "lsy")) == ["李思雨"]


def test_a_deleted_customer_leaves_no_search_text(session, add):
    key = add("李思雨").id
    session.execute(sa.text("DROP TRIGGER customers_stay"))
    delete_rows(session, Customer, [key])

    refresh(session, key)

    assert session.scalars(sa.select(SearchText)).all() == []


def test_other_tables_leave_the_search_text_alone(session):
    customer = make_customer(session)

    refresh_search_text(session, Changes(frozenset({"visits"}), frozenset({customer.id})), TODAY)

    assert session.get(SearchText, customer.id) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(name=st.text(min_size=1, max_size=12).filter(is_seen), note=st.text(max_size=30))
def test_whatever_a_customer_is_called_the_name_finds_them(session, name, note):
    customer = make_customer(session, name, note=note)

    row = search_rows(session, [customer.id])[0]

    assert fold(name) in row["text"]
    assert row["text"].count("\t") == 1
