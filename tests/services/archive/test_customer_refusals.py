"""What cannot be written into the file of a customer."""

from datetime import date

import pytest

from app.services.archive.customers import edit_customer
from app.services.archive.entries import DateEntry, FamilyEntry, PhoneEntry
from app.services.archive.entry_checks import (
    FutureBirth,
    NamelessCustomer,
    NoSuchDay,
    NoSuchLevel,
    NotAPhone,
    YearMissing,
)
from app.services.archive.errors import CustomerGone, FutureDay, UnknownResponsible
from app.services.foundation.errors import NotFound
from app.services.rules.lunar import PartialDate
from app.words import CustomerStatus, DateKind, FamilyRelation
from tests.factories import make_customer, make_staff
from tests.services.full_file import FULL, LUNAR, load


class TestRefusals:
    @pytest.mark.parametrize("name", ["", "  "])
    def test_neither_name_nor_phone(self, take_in, name):
        with pytest.raises(NamelessCustomer):
            take_in(name=name, phones=(PhoneEntry(text=" "),))

    @pytest.mark.parametrize("text", ["1.39E+10", "12345", "none"])
    def test_a_phone_that_cannot_be_rung(self, take_in, text):
        with pytest.raises(NotAPhone) as refused:
            take_in(phones=(PhoneEntry(text=text),))

        assert refused.value.text == text

    @pytest.mark.parametrize(
        "birth",
        [
            PartialDate(year=1990, month=2, day=30),
            PartialDate(year=2023, month=2, day=29),
            PartialDate(calendar=LUNAR, year=2023, month=1, day=30),
            PartialDate(calendar=LUNAR, year=2024, month=2, day=1, leap=True),
        ],
    )
    def test_a_birthday_no_calendar_has(self, take_in, birth):
        with pytest.raises(NoSuchDay) as refused:
            take_in(birth=birth)

        assert refused.value.when == birth

    @pytest.mark.parametrize(
        "birth", [PartialDate(year=2026, month=11, day=22), PartialDate(year=2027)]
    )
    def test_a_birth_still_to_come(self, take_in, birth):
        with pytest.raises(FutureBirth):
            take_in(birth=birth)

    def test_a_first_contact_still_to_come(self, take_in):
        with pytest.raises(FutureDay):
            take_in(first_contact_on=date(2026, 11, 22))

    @pytest.mark.parametrize(
        ("when", "refusal"),
        [
            (PartialDate(month=2, day=30), NoSuchDay),
            (PartialDate(year=2027, month=6), NoSuchDay),
            (PartialDate(month=6, day=7), YearMissing),
        ],
    )
    def test_an_important_date_that_cannot_come(self, take_in, when, refusal):
        once = DateEntry(kind=DateKind.EXAM, when=when, yearly=False)

        with pytest.raises(refusal):
            take_in(
                family=(FamilyEntry(name="雨桐", relation=FamilyRelation.CHILD, dates=(once,)),)
            )

    def test_a_responsible_person_who_left(self, session, take_in):
        left = make_staff(session, active=False)

        with pytest.raises(UnknownResponsible):
            take_in(responsible_id=left.id)

    @pytest.mark.parametrize("level", [0, 6])
    def test_a_relation_level_that_does_not_exist(self, take_in, level):
        with pytest.raises(NoSuchLevel):
            take_in(relation_clinic=level)

    @pytest.mark.parametrize("status", [CustomerStatus.MERGED, CustomerStatus.ANONYMISED])
    def test_a_file_that_is_closed(self, session, actor, clock, status):
        into = make_customer(session).id if status is CustomerStatus.MERGED else None
        gone = make_customer(session, status=status, merged_into_id=into)

        with pytest.raises(CustomerGone):
            edit_customer(session, customer_id=gone.id, entry=FULL, actor=actor, now=clock.now())

    def test_a_customer_who_does_not_exist(self, session, actor, clock):
        with pytest.raises(NotFound):
            edit_customer(session, customer_id=404, entry=FULL, actor=actor, now=clock.now())
        with pytest.raises(NotFound):
            load(session, 404, actor)
