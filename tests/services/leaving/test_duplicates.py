"""People who may be on file twice."""

import pytest

from app.models import Phone
from app.services.archive.errors import CustomerGone, SameCustomer
from app.services.archive.search import refresh_search_text
from app.services.foundation.actors import Actor
from app.services.foundation.changes import Changes
from app.services.foundation.errors import NotFound
from app.services.leaving.duplicates import (
    Likeness,
    reject_pair,
    scan_duplicates,
    similar_customers,
)
from app.words import CustomerStatus, Role
from tests.factories import doing, make_customer


@pytest.fixture
def add(session, today):
    def add(name, *digits, **fields):
        customer = make_customer(session, name, **fields)
        for position, one in enumerate(digits):
            session.add(Phone(customer_id=customer.id, digits=one, position=position))
        session.flush()
        changes = Changes(frozenset({"customers"}), frozenset({customer.id}))
        refresh_search_text(session, changes, today)
        return customer

    return add


def alike(session, name="", *phones):
    found = similar_customers(session, name=name, phones=phones)
    return {(one.name, *sorted(one.likenesses)) for one in found}


class TestWhileTyping:
    def test_the_same_name(self, session, add):
        add("李思雨")
        add("李思")

        assert alike(session, "李 思雨") == {("李思雨", Likeness.NAME)}

    @pytest.mark.parametrize(
        "typed", ["买买提·艾力", "買買提‧艾力", "买买提 ∙ 艾力", "买\u200b买提．艾力"]
    )
    def test_the_same_name_however_it_is_written(self, session, add, typed):
        add("买买提‧艾力", "13600136010")

        assert alike(session, typed) == {("买买提‧艾力", Likeness.NAME)}

    @pytest.mark.parametrize("typed", ["+86 13600136010", "0086-13600136010", "\u202d013600136010"])
    def test_the_same_phone_however_it_is_written(self, session, add, typed):
        add("李思雨", "13600136010")

        assert alike(session, "", typed) == {("李思雨", Likeness.PHONE)}

    def test_the_same_reading(self, session, add):
        add("李思语", pinyin="Lǐ Sīyǔ")

        assert alike(session, "李思雨") == {("李思语", Likeness.READING)}

    def test_a_foreign_name_in_another_case(self, session, add):
        add("Emma Clarke")

        assert alike(session, "EMMA clarke") == {("Emma Clarke", Likeness.NAME)}

    @pytest.mark.parametrize("name", ["", " ", "思雨", "clarke"])
    def test_a_part_of_a_name_is_not_enough(self, session, add, name):
        add("李思雨", pinyin="Lǐ Sīyǔ")
        add("Emma Clarke")

        assert alike(session, name) == set()

    @pytest.mark.parametrize(
        "typed",
        ["13900138821", "+86 139 0013 8821", "1390013", "0013882", "0138821", "15900138829"],
    )
    def test_any_seven_digits_of_a_phone_in_a_row(self, session, add, typed):
        add("李思雨", "051082700000", "13900138821")

        assert alike(session, "", typed) == {("李思雨", Likeness.PHONE)}

    @pytest.mark.parametrize("typed", ["", "139001", "13911138821", "15001386666", "0082701"])
    def test_fewer_digits_are_not_enough(self, session, add, typed):
        add("李思雨", "13900138821")

        assert alike(session, "", typed) == set()

    def test_who_is_most_alike_comes_first(self, session, add):
        add("李思雨", number="1")
        add("李思雨", "13900138821", number="2")

        found = similar_customers(session, name="李思雨", phones=["13900138821"])

        assert [one.number for one in found] == ["2", "1"]

    def test_the_retired_are_remembered_the_merged_are_not(self, session, add):
        kept = add("李思雨", status=CustomerStatus.RETIRED)
        add("李思雨", status=CustomerStatus.MERGED, merged_into_id=kept.id)

        found = similar_customers(session, name="李思雨", phones=[])

        assert [one.id for one in found] == [kept.id]

    def test_the_customer_being_edited_is_not_their_own_double(self, session, add):
        customer = add("李思雨")

        found = similar_customers(session, name="李思雨", phones=[], except_id=customer.id)

        assert found == []


BORN = {"birth_year": 1988, "birth_month": 2, "birth_day": 14}


class TestScan:
    @pytest.mark.parametrize(
        ("one", "two", "likenesses"),
        [
            ({"wechat": "siyu_li"}, {"wechat": "Siyu_Li"}, {Likeness.WECHAT}),
            (
                {"pinyin": "Lǐ Sīyǔ", **BORN},
                {"pinyin": "Lǐ Sīyù", **BORN},
                {Likeness.READING, Likeness.BIRTH},
            ),
        ],
    )
    def test_pairs_are_found(self, session, add, one, two, likenesses):
        first, second = add("李思雨", **one), add("李思语", **two)

        pair = scan_duplicates(session)[0]

        assert (pair.first.id, pair.second.id) == (first.id, second.id)
        assert pair.first.likenesses == likenesses

    def test_a_shared_phone_makes_a_pair(self, session, add):
        add("李思雨", "13900138821")
        add("王小明", "13611112222", "13900138821")

        pairs = scan_duplicates(session)

        assert [(pair.first.name, pair.second.phone_end) for pair in pairs] == [("李思雨", "2222")]

    def test_a_name_alone_makes_no_pair(self, session, add):
        add("李思雨", birth_month=2)
        add("李思雨", birth_month=2)

        assert scan_duplicates(session) == []

    def test_the_phone_of_a_whole_company_does_not_flood_the_list(self, session, add):
        for number in range(20):
            add(f"王{number}", "051082700000")

        assert len(scan_duplicates(session)) == 45

    def test_a_rejected_pair_stays_rejected(self, session, add, receptionist):
        first, second = add("李思雨", "13900138821"), add("王小明", "13900138821")

        reject_pair(session, doing(receptionist), first_id=second.id, second_id=first.id)
        reject_pair(session, doing(receptionist), first_id=first.id, second_id=second.id)

        assert scan_duplicates(session) == []


class TestRejecting:
    def test_one_customer_is_no_pair(self, session, add, actor):
        key = add("李思雨").id

        with pytest.raises(SameCustomer):
            reject_pair(session, doing(actor), first_id=key, second_id=key)

    def test_both_must_exist(self, session, add, actor):
        with pytest.raises(NotFound):
            reject_pair(session, doing(actor), first_id=add("李思雨").id, second_id=404)

    def test_a_closed_file_is_no_half_of_a_pair(self, session, add):
        gone = add("李思雨", status=CustomerStatus.ANONYMISED)
        actor = Actor(staff_id=None, name="李娜", role=Role.RECEPTIONIST)

        with pytest.raises(CustomerGone):
            reject_pair(session, doing(actor), first_id=add("王小明").id, second_id=gone.id)
