"""Taking customers in, changing what is known of them, opening their file."""

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from app.models import Customer, FamilyMember, ImportantDate, Phone, RelationChange
from app.services.archive.customers import ReasonMissing, add_customer, edit_customer
from app.services.archive.entries import CustomerEntry, PhoneEntry
from app.services.archive.entry_checks import NamelessCustomer
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed
from app.services.foundation.texts import TextTooLong
from app.services.rules.lunar import PartialDate
from app.words import (
    ConsentKind,
    CustomerStatus,
    Intent,
    RelationSide,
    Role,
    ShownStatus,
    Tier,
)
from tests.factories import make_metrics, make_staff
from tests.services.full_file import FULL, LUNAR, load


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


def test_a_phone_alone_will_do_and_does_not_show_itself_as_the_name(take_in):
    assert take_in(name="", phones=(PhoneEntry(text="139 0013 8821"),)).name == "*** **** 8821"


def test_what_nobody_sees_in_a_name_or_phone_is_not_kept(session, take_in):
    phones = (PhoneEntry(text="\u202d13500019999\u202c"),)
    saved = take_in(name="李\u200c娜\u200d", number="ｖ０７", phones=phones)

    assert (saved.name, saved.number) == ("李娜", "v07")
    assert session.scalars(sa.select(Phone.digits)).all() == ["13500019999"]


def test_a_name_of_nothing_but_signs_that_nobody_sees_is_no_name(take_in):
    with pytest.raises(NamelessCustomer):
        take_in(name="\u200b\u2060", phones=())


@pytest.mark.parametrize(("field", "most"), [("name", 80), ("note", 20_000), ("wechat", 64)])
def test_what_is_too_long_for_its_place_is_refused(take_in, field, most):
    with pytest.raises(TextTooLong):
        take_in(**{field: "长" * (most + 1)})


def test_an_odd_phone_from_a_file_does_not_keep_anybody_from_saving(
    session, store, actor, clock, take_in
):
    key = take_in().id
    session.add(Phone(customer_id=key, digits="1380013801"))
    session.flush()
    entry = load(session, key, actor).entry

    edit_customer(session, customer_id=key, entry=entry, actor=actor, now=clock.now())

    assert "1380013801" in session.scalars(sa.select(Phone.digits)).all()


def test_a_phone_given_twice_is_kept_once(session, take_in):
    take_in(phones=(PhoneEntry(text="139 0013 8821"), PhoneEntry(text="+86 13900138821")))

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
def test_any_part_of_a_birthday_may_be_unknown(session, actor, take_in, birth):
    key = take_in(birth=birth).id

    assert load(session, key, actor).entry.birth == birth


def test_a_reading_can_be_chosen(session, actor, take_in):
    key = take_in(name="单丽", pinyin="Dān Lì").id

    assert load(session, key, actor).entry.pinyin == "Dān Lì"


def test_the_likely_reading_follows_the_name(session, actor, take_in, change):
    key = take_in(name="李思雨").id
    change(key, name="李思语")

    assert load(session, key, actor).entry.pinyin == "Lǐ Sīyǔ"


def test_a_chosen_reading_stays_when_the_name_changes(session, actor, take_in, change):
    key = take_in(name="单丽", pinyin="Dān Lì").id
    change(key, name="单莉")

    assert load(session, key, actor).entry.pinyin == "Dān Lì"


class TestRelation:
    @pytest.mark.req("A20", "A34")
    def test_a_change_keeps_the_old_level_the_reason_and_the_person(self, session, take_in, change):
        key = take_in(relation_clinic=3, relation_specialist=4).id
        change(key, relation_clinic=5, relation_reason="陪她处理了投诉")

        change = session.scalars(sa.select(RelationChange)).one()

        assert (change.side, change.level_before, change.level_after) == (RelationSide.CLINIC, 3, 5)
        assert change.reason == "陪她处理了投诉"

    @pytest.mark.req("A20")
    def test_a_change_needs_a_reason(self, take_in, change):
        key = take_in(relation_specialist=3).id

        with pytest.raises(ReasonMissing) as refused:
            change(key, relation_specialist=2)

        assert refused.value.side is RelationSide.SPECIALIST

    @pytest.mark.req("A34")
    def test_clinic_and_specialist_are_two_values(self, session, actor, take_in):
        key = take_in(relation_clinic=2, relation_specialist=5).id

        entry = load(session, key, actor).entry

        assert (entry.relation_clinic, entry.relation_specialist) == (2, 5)


class TestResponsible:
    @pytest.mark.req("A24")
    def test_a_vip_without_a_pair_is_saved_and_reported(self, session, take_in, change):
        key = take_in(responsible_id=make_staff(session).id).id
        make_metrics(session, session.get(Customer, key), tier=Tier.VIP)

        assert change(key, region="梁溪").pair_missing

    @pytest.mark.req("A24")
    def test_a_vip_with_a_pair_is_fine(self, session, take_in, change):
        pair = make_staff(session, "陈薇"), make_staff(session, "周岚")
        key = take_in().id
        make_metrics(session, session.get(Customer, key), tier=Tier.VIP)

        saved = change(key, responsible_id=pair[0].id, supervisor_id=pair[1].id)

        assert not saved.pair_missing

    def test_who_was_responsible_and_left_may_stay_in_the_file(self, session, take_in, change):
        member = make_staff(session)
        key = take_in(responsible_id=member.id).id
        member.active = False

        assert change(key, region="梁溪").id == key


class TestParts:
    def test_consents_left_out_are_withdrawn_not_forgotten(self, session, actor, take_in, change):
        key = take_in(consents=frozenset({ConsentKind.PHONE, ConsentKind.SMS})).id
        change(key, consents=frozenset({ConsentKind.SMS, ConsentKind.DATA}))

        kept = load(session, key, actor).entry.consents

        assert kept == {ConsentKind.SMS, ConsentKind.DATA}

    def test_family_left_out_goes_with_its_dates(self, session, take_in, change):
        key = take_in(family=FULL.family).id
        change(key, family=())

        assert session.scalars(sa.select(FamilyMember)).all() == []
        assert session.scalars(sa.select(ImportantDate)).all() == []

    def test_a_change_of_one_phone_leaves_the_other_row_alone(self, session, take_in, change):
        key = take_in(phones=FULL.phones).id
        before = session.scalars(sa.select(Phone.id).where(Phone.position == 0)).one()
        change(key, phones=(FULL.phones[0], PhoneEntry(text="13611112222")))

        assert session.scalars(sa.select(Phone.id).where(Phone.position == 0)).one() == before


class TestPermissions:
    def test_a_specialist_sees_masked_phones(self, session, take_in):
        key = take_in(phones=FULL.phones[:1]).id
        specialist = Actor(staff_id=None, name="陈薇", role=Role.SPECIALIST)

        assert load(session, key, specialist).phones_shown == ("*** **** 8821",)

    def test_who_sees_masked_phones_cannot_change_them(self, session, take_in, clock):
        key = take_in(phones=FULL.phones[:1]).id
        specialist = Actor(staff_id=None, name="陈薇", role=Role.SPECIALIST)
        entry = replace(load(session, key, specialist).entry, phones=())

        with pytest.raises(NotAllowed):
            edit_customer(session, customer_id=key, entry=entry, actor=specialist, now=clock.now())

    def test_who_sees_masked_phones_may_change_the_rest(self, session, take_in, clock):
        key = take_in(phones=FULL.phones[:1]).id
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
def test_the_file_shows_what_the_visits_say(session, actor, take_in, last_on, shown):
    key = take_in().id
    make_metrics(session, session.get(Customer, key), last_visit_on=last_on)

    assert load(session, key, actor).shown_status is shown


def test_a_decision_of_the_desk_is_shown_before_what_the_visits_say(session, actor, take_in):
    key = take_in().id
    session.get(Customer, key).status = CustomerStatus.LOST

    assert load(session, key, actor).shown_status is ShownStatus.LOST


@pytest.mark.req("B06")
def test_no_field_of_the_form_sets_a_tier():
    assert not [name for name in CustomerEntry.__dataclass_fields__ if "tier" in name]
