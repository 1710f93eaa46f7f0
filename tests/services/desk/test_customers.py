"""Taking customers in, changing what is known of them, opening their file."""

from dataclasses import replace
from datetime import date, time

import pytest
import sqlalchemy as sa

from app.models import Customer, FamilyMember, ImportantDate, NumberSeries, Phone, RelationChange
from app.models.enums import (
    AllergyKind,
    CalendarKind,
    ConflictKind,
    ConsentKind,
    ContactMethod,
    CustomerStatus,
    DateKind,
    FamilyRelation,
    Gender,
    Intent,
    PreferenceKind,
    RelationSide,
    Role,
    ShownStatus,
    Tier,
)
from app.services.desk.customer_files import load_customer
from app.services.desk.customers import add_customer, edit_customer, find_by_number
from app.services.desk.entries import (
    AllergyEntry,
    CustomerEntry,
    DateEntry,
    FamilyEntry,
    PhoneEntry,
    PreferenceEntry,
)
from app.services.desk.errors import (
    CustomerGone,
    FutureBirth,
    FutureDay,
    NamelessCustomer,
    NoSuchDay,
    NoSuchLevel,
    NotAPhone,
    NumberTaken,
    ReasonMissing,
    UnknownResponsible,
    YearMissing,
)
from app.services.desk.numbers import next_numbers
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed, NotFound
from app.services.foundation.undo import undo_entry
from app.services.rules.lunar import PartialDate
from tests.factories import make_clinic, make_customer, make_metrics, make_staff

LUNAR = CalendarKind.LUNAR
EXAM = DateEntry(kind=DateKind.EXAM, when=PartialDate(year=2027, month=6, day=7), yearly=False)
FULL = CustomerEntry(
    name="李思雨",
    gender=Gender.FEMALE,
    birth=PartialDate(calendar=LUNAR, year=1987, month=12, day=26),
    phones=(PhoneEntry(text="13900138821"), PhoneEntry(text="051082700000", label="家")),
    wechat="siyu_li",
    region="无锡",
    sub_region="滨湖",
    address="太湖大道 1 号",
    source="朋友介绍",
    first_contact_on=date(2021, 3, 12),
    relation_clinic=4,
    relation_specialist=5,
    reach_by=ContactMethod.WECHAT,
    reach_until=time(20, 0),
    conflict=ConflictKind.PRICE_ONLY,
    conflict_handling="先讲效果",
    note="靠窗的房间",
    preferences=(
        PreferenceEntry(kind=PreferenceKind.LIKE, text="乌龙茶"),
        PreferenceEntry(kind=PreferenceKind.TABOO, text="不谈年龄"),
    ),
    allergies=(AllergyEntry(kind=AllergyKind.ALLERGY, text="青霉素"),),
    consents=frozenset({ConsentKind.DATA, ConsentKind.PHONE}),
    family=(FamilyEntry(name="雨桐", relation=FamilyRelation.CHILD, dates=(EXAM,)),),
    dates=(DateEntry(kind=DateKind.WEDDING, when=PartialDate(year=2012, month=10, day=1)),),
)


@pytest.fixture
def add(session, actor, clock):
    def add(**fields):
        entry = CustomerEntry(**({"name": "李思雨"} | fields))
        return add_customer(session, entry=entry, actor=actor, now=clock.now())

    return add


@pytest.fixture
def edit(session, actor, clock):
    def edit(key, **fields):
        before = load(session, key, actor).entry
        return edit_customer(
            session,
            customer_id=key,
            entry=replace(before, **fields),
            actor=actor,
            now=clock.now(),
        )

    return edit


def load(session, key, actor):
    return load_customer(session, customer_id=key, actor=actor, today=date(2026, 11, 21))


def test_everything_a_form_collects_is_kept(session, actor, clock):
    added = add_customer(session, entry=FULL, actor=actor, now=clock.now())

    kept = load(session, added.id, actor).entry
    assert kept == replace(FULL, number="00001", pinyin="Lǐ Sīyǔ")


def test_a_file_saved_unchanged_writes_nothing(store, actor, clock):
    key = store.write(
        lambda session: add_customer(session, entry=FULL, actor=actor, now=clock.now()).id,
        actor=actor,
        intent=Intent.ADD_CUSTOMER,
    ).value

    def save_again(session):
        entry = load(session, key, actor).entry
        edit_customer(session, customer_id=key, entry=entry, actor=actor, now=clock.now())

    written = store.write(save_again, actor=actor, intent=Intent.EDIT_CUSTOMER)

    assert written.entry_id is None


class TestNumbers:
    def test_numbers_follow_the_clinics_prefix_and_width(self, session, add):
        make_clinic(session, number_prefix="XY-", number_digits=4)

        assert [add().number, add().number] == ["XY-0001", "XY-0002"]

    def test_a_number_is_not_given_again_after_an_undo(self, store, actor, clock):
        def add_one(session):
            return add_customer(session, entry=FULL, actor=actor, now=clock.now()).number

        store.write(add_one, actor=actor, intent=Intent.ADD_CUSTOMER)
        store.write(undo_entry, actor=actor, intent=Intent.UNDO)

        again = store.write(add_one, actor=actor, intent=Intent.ADD_CUSTOMER)

        assert again.value == "00002"

    def test_a_given_number_is_kept_and_the_sequence_goes_on_behind_it(self, add):
        given = add(number="00040")

        assert (given.number, add().number) == ("00040", "00041")

    def test_a_number_of_another_shape_does_not_move_the_sequence(self, add):
        add(number="13900138821")

        assert add().number == "00001"

    def test_a_number_in_use_is_passed_over(self, session, add):
        make_customer(session, number="00001")
        make_customer(session, number="00002")

        assert add().number == "00003"

    def test_many_numbers_are_given_at_once(self, session):
        make_customer(session, number="00002")

        assert next_numbers(session, count=3) == ["00001", "00003", "00004"]
        assert session.get(NumberSeries, "customer").last == 4

    def test_a_second_person_with_the_same_number_is_refused(self, session, add):
        make_customer(session, "王小明", number="00007")

        with pytest.raises(NumberTaken) as refused:
            add(number=" 00007 ")

        assert (refused.value.number, refused.value.by_name) == ("00007", "王小明")

    def test_an_edit_may_give_another_number(self, session, add, edit):
        key = add().id

        assert edit(key, number="A-1").number == "A-1"
        assert find_by_number(session, number="A-1") == key

    def test_an_edit_without_a_number_keeps_it(self, add, edit):
        added = add()

        assert edit(added.id, number=None).number == added.number


class TestRefusals:
    @pytest.mark.parametrize("name", ["", "  "])
    def test_neither_name_nor_phone(self, add, name):
        with pytest.raises(NamelessCustomer):
            add(name=name, phones=(PhoneEntry(text=" "),))

    @pytest.mark.parametrize("text", ["1.39E+10", "12345", "none"])
    def test_a_phone_that_cannot_be_rung(self, add, text):
        with pytest.raises(NotAPhone) as refused:
            add(phones=(PhoneEntry(text=text),))

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
    def test_a_birthday_no_calendar_has(self, add, birth):
        with pytest.raises(NoSuchDay) as refused:
            add(birth=birth)

        assert refused.value.when == birth

    @pytest.mark.parametrize(
        "birth", [PartialDate(year=2026, month=11, day=22), PartialDate(year=2027)]
    )
    def test_a_birth_still_to_come(self, add, birth):
        with pytest.raises(FutureBirth):
            add(birth=birth)

    def test_a_first_contact_still_to_come(self, add):
        with pytest.raises(FutureDay):
            add(first_contact_on=date(2026, 11, 22))

    @pytest.mark.parametrize(
        ("when", "refusal"),
        [
            (PartialDate(month=2, day=30), NoSuchDay),
            (PartialDate(year=2027, month=6), NoSuchDay),
            (PartialDate(month=6, day=7), YearMissing),
        ],
    )
    def test_an_important_date_that_cannot_come(self, add, when, refusal):
        once = DateEntry(kind=DateKind.EXAM, when=when, yearly=False)

        with pytest.raises(refusal):
            add(family=(FamilyEntry(name="雨桐", relation=FamilyRelation.CHILD, dates=(once,)),))

    def test_a_responsible_person_who_left(self, session, add):
        left = make_staff(session, active=False)

        with pytest.raises(UnknownResponsible):
            add(responsible_id=left.id)

    @pytest.mark.parametrize("level", [0, 6])
    def test_a_relation_level_that_does_not_exist(self, add, level):
        with pytest.raises(NoSuchLevel):
            add(relation_clinic=level)

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


def test_a_phone_alone_will_do_and_does_not_show_itself_as_the_name(add):
    assert add(name="", phones=(PhoneEntry(text="139 0013 8821"),)).name == "*** **** 8821"


def test_a_phone_given_twice_is_kept_once(session, add):
    add(phones=(PhoneEntry(text="139 0013 8821"), PhoneEntry(text="+86 13900138821")))

    assert session.scalars(sa.select(Phone.digits)).all() == ["13900138821"]


@pytest.mark.parametrize(
    "birth",
    [
        PartialDate(month=2, day=29),
        PartialDate(year=1988),
        PartialDate(day=14),
        PartialDate(calendar=LUNAR, month=12, day=30),
    ],
)
def test_any_part_of_a_birthday_may_be_unknown(session, actor, add, birth):
    key = add(birth=birth).id

    assert load(session, key, actor).entry.birth == birth


def test_a_reading_can_be_chosen(session, actor, add):
    key = add(name="单丽", pinyin="Dān Lì").id

    assert load(session, key, actor).entry.pinyin == "Dān Lì"


def test_the_likely_reading_follows_the_name(session, actor, add, edit):
    key = add(name="李思雨").id
    edit(key, name="李思语")

    assert load(session, key, actor).entry.pinyin == "Lǐ Sīyǔ"


def test_a_chosen_reading_stays_when_the_name_changes(session, actor, add, edit):
    key = add(name="单丽", pinyin="Dān Lì").id
    edit(key, name="单莉")

    assert load(session, key, actor).entry.pinyin == "Dān Lì"


class TestRelation:
    @pytest.mark.req("A20", "A34")
    def test_a_change_keeps_the_old_level_the_reason_and_the_person(self, session, add, edit):
        key = add(relation_clinic=3, relation_specialist=4).id
        edit(key, relation_clinic=5, relation_reason="陪她处理了投诉")

        change = session.scalars(sa.select(RelationChange)).one()

        assert (change.side, change.level_before, change.level_after) == (RelationSide.CLINIC, 3, 5)
        assert change.reason == "陪她处理了投诉"

    @pytest.mark.req("A20")
    def test_a_change_needs_a_reason(self, add, edit):
        key = add(relation_specialist=3).id

        with pytest.raises(ReasonMissing) as refused:
            edit(key, relation_specialist=2)

        assert refused.value.side is RelationSide.SPECIALIST

    @pytest.mark.req("A34")
    def test_clinic_and_specialist_are_two_values(self, session, actor, add):
        key = add(relation_clinic=2, relation_specialist=5).id

        entry = load(session, key, actor).entry

        assert (entry.relation_clinic, entry.relation_specialist) == (2, 5)


class TestResponsible:
    @pytest.mark.req("A24")
    def test_a_vip_without_a_pair_is_saved_and_reported(self, session, add, edit):
        key = add(responsible_id=make_staff(session).id).id
        make_metrics(session, session.get(Customer, key), tier=Tier.VIP)

        assert edit(key, region="梁溪").pair_missing

    @pytest.mark.req("A24")
    def test_a_vip_with_a_pair_is_fine(self, session, add, edit):
        pair = make_staff(session, "陈薇"), make_staff(session, "周岚")
        key = add().id
        make_metrics(session, session.get(Customer, key), tier=Tier.VIP)

        saved = edit(key, responsible_id=pair[0].id, supervisor_id=pair[1].id)

        assert not saved.pair_missing

    def test_who_was_responsible_and_left_may_stay_in_the_file(self, session, add, edit):
        member = make_staff(session)
        key = add(responsible_id=member.id).id
        member.active = False

        assert edit(key, region="梁溪").id == key


class TestParts:
    def test_consents_left_out_are_withdrawn_not_forgotten(self, session, actor, add, edit):
        key = add(consents=frozenset({ConsentKind.PHONE, ConsentKind.SMS})).id
        edit(key, consents=frozenset({ConsentKind.SMS, ConsentKind.DATA}))

        kept = load(session, key, actor).entry.consents

        assert kept == {ConsentKind.SMS, ConsentKind.DATA}

    def test_family_left_out_goes_with_its_dates(self, session, add, edit):
        key = add(family=FULL.family).id
        edit(key, family=())

        assert session.scalars(sa.select(FamilyMember)).all() == []
        assert session.scalars(sa.select(ImportantDate)).all() == []

    def test_a_change_of_one_phone_leaves_the_other_row_alone(self, session, add, edit):
        key = add(phones=FULL.phones).id
        before = session.scalars(sa.select(Phone.id).where(Phone.position == 0)).one()
        edit(key, phones=(FULL.phones[0], PhoneEntry(text="13611112222")))

        assert session.scalars(sa.select(Phone.id).where(Phone.position == 0)).one() == before


class TestPermissions:
    def test_a_specialist_sees_masked_phones(self, session, add):
        key = add(phones=FULL.phones[:1]).id
        specialist = Actor(staff_id=None, name="陈薇", role=Role.SPECIALIST)

        assert load(session, key, specialist).phones_shown == ("*** **** 8821",)

    def test_who_sees_masked_phones_cannot_change_them(self, session, add, clock):
        key = add(phones=FULL.phones[:1]).id
        specialist = Actor(staff_id=None, name="陈薇", role=Role.SPECIALIST)
        entry = replace(load(session, key, specialist).entry, phones=())

        with pytest.raises(NotAllowed):
            edit_customer(session, customer_id=key, entry=entry, actor=specialist, now=clock.now())

    def test_who_sees_masked_phones_may_change_the_rest(self, session, add, clock):
        key = add(phones=FULL.phones[:1]).id
        specialist = Actor(staff_id=None, name="陈薇", role=Role.SPECIALIST)
        entry = replace(load(session, key, specialist).entry, region="梁溪")

        edit_customer(session, customer_id=key, entry=entry, actor=specialist, now=clock.now())

        assert load(session, key, specialist).entry.region == "梁溪"


@pytest.mark.parametrize(
    ("last_on", "shown"),
    [
        (None, ShownStatus.PROSPECT),
        (date(2024, 11, 22), ShownStatus.ACTIVE),
        (date(2024, 11, 21), ShownStatus.DORMANT),
    ],
)
def test_the_file_shows_what_the_visits_say(session, actor, add, last_on, shown):
    key = add().id
    make_metrics(session, session.get(Customer, key), last_visit_on=last_on)

    assert load(session, key, actor).shown_status is shown


def test_a_decision_of_the_desk_is_shown_before_what_the_visits_say(session, actor, add):
    key = add().id
    session.get(Customer, key).status = CustomerStatus.LOST

    assert load(session, key, actor).shown_status is ShownStatus.LOST


@pytest.mark.req("B06")
def test_no_field_of_the_form_sets_a_tier():
    assert not [name for name in CustomerEntry.__dataclass_fields__ if "tier" in name]
