"""The numbers customers are known by."""

import pytest

from app.models import NumberSeries
from app.services.archive.customers import NumberTaken, add_customer, key_of_number
from app.services.archive.numbers import next_numbers
from app.services.foundation.undo import undo_entry
from app.words import Intent
from tests.factories import make_clinic, make_customer
from tests.services.full_file import FULL


class TestNumbers:
    def test_numbers_follow_the_clinics_prefix_and_width(self, session, take_in):
        make_clinic(session, number_prefix="XY-", number_digits=4)

        assert [take_in().number, take_in().number] == ["XY-0001", "XY-0002"]

    def test_a_number_is_not_given_again_after_an_undo(self, store, actor, clock):
        def add_one(session):
            return add_customer(session, entry=FULL, actor=actor, now=clock.now()).number

        store.write(add_one, actor=actor, intent=Intent.ADD_CUSTOMER)
        store.write(undo_entry, actor=actor, intent=Intent.UNDO)

        again = store.write(add_one, actor=actor, intent=Intent.ADD_CUSTOMER)

        assert again.value == "00002"

    def test_a_given_number_is_kept_and_the_sequence_goes_on_behind_it(self, take_in):
        given = take_in(number="00040")

        assert (given.number, take_in().number) == ("00040", "00041")

    def test_a_number_of_another_shape_does_not_move_the_sequence(self, take_in):
        take_in(number="13900138821")

        assert take_in().number == "00001"

    def test_a_number_in_use_is_passed_over(self, session, take_in):
        make_customer(session, number="00001")
        make_customer(session, number="00002")

        assert take_in().number == "00003"

    def test_many_numbers_are_given_at_once(self, session):
        make_customer(session, number="00002")

        assert next_numbers(session, count=3) == ["00001", "00003", "00004"]
        assert session.get(NumberSeries, "customer").last == 4

    def test_a_second_person_with_the_same_number_is_refused(self, session, take_in):
        make_customer(session, "王小明", number="00007")

        with pytest.raises(NumberTaken) as refused:
            take_in(number=" 00007 ")

        assert (refused.value.number, refused.value.by_name) == ("00007", "王小明")

    def test_an_edit_may_give_another_number(self, session, take_in, change):
        key = take_in().id

        assert change(key, number="A-1").number == "A-1"
        assert key_of_number(session, number="a-1") == key

    def test_an_edit_without_a_number_keeps_it(self, take_in, change):
        added = take_in()

        assert change(added.id, number=None).number == added.number
