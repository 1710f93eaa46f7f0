"""People and roles."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import select

from app.models import FollowUp, StaffMember
from app.services.complaints.reception import ComplaintEntry, receive_complaint
from app.services.foundation.actors import Actor
from app.services.foundation.doing import Doing
from app.services.foundation.errors import NotAllowed, NotFound
from app.services.office.staff import (
    StaffEntry,
    add_staff,
    deactivate_staff,
    edit_staff,
    give_slot,
    list_staff,
    reactivate_staff,
)
from app.services.office.staff_errors import LastManager, StaffNameMissing, StaffNameTaken
from app.words import ComplaintChannel, CustomerStatus, FollowUpKind, Permission, Role
from tests.conftest import ZONE
from tests.factories import make_clinic, make_customer, make_staff
from tests.services.desk_work import TODAY, make_reachable

DOCTOR = StaffEntry(
    name=" 吴  医生 ",
    role=Role.SPECIALIST,
    title="主治医师",
    speciality=" ",
    joined_on=date(2024, 3, 1),
)


@pytest.fixture
def manager(session):
    return make_staff(session, "李梅", role=Role.MANAGER, slot_id="a1")


def test_somebody_is_added_tidied_and_cannot_sign_in_yet(session, actor):
    key = add_staff(session, entry=DOCTOR, actor=actor, today=TODAY)

    (row,) = list_staff(session)
    assert (row.id, row.name, row.role) == (key, "吴 医生", Role.SPECIALIST)
    assert (row.title, row.speciality, row.joined_on) == ("主治医师", None, date(2024, 3, 1))
    assert (row.active, row.slot_id) == (True, None)


@pytest.mark.parametrize("role", [Role.RECEPTIONIST, Role.SPECIALIST, Role.SUPERVISOR])
def test_only_the_manager_edits_staff(session, role):
    actor = Actor(staff_id=None, name="陈薇", role=role)

    with pytest.raises(NotAllowed) as refused:
        add_staff(session, entry=DOCTOR, actor=actor, today=TODAY)

    assert refused.value.permission is Permission.EDIT_STAFF


@pytest.mark.parametrize(("name", "refusal"), [("", StaffNameMissing), ("Dr  wu", StaffNameTaken)])
def test_a_name_is_given_and_given_once(session, actor, name, refusal):
    make_staff(session, "Dr Wu", active=False)

    with pytest.raises(refusal):
        add_staff(session, entry=replace(DOCTOR, name=name), actor=actor, today=TODAY)


def test_a_new_name_goes_to_the_key_slot_too(session, actor, manager):
    entry = StaffEntry(name="李梅梅", role=Role.MANAGER)

    renamed = edit_staff(session, staff_id=manager.id, entry=entry, actor=actor)
    again = edit_staff(session, staff_id=manager.id, entry=entry, actor=actor)

    assert (renamed.name, renamed.slot_id, again.slot_id) == ("李梅梅", "a1", None)


def test_the_last_manager_is_neither_demoted_nor_sent_away(session, actor, manager):
    make_staff(session, "陈薇", role=Role.SUPERVISOR, slot_id="b2")
    make_staff(session, "旧经理", role=Role.MANAGER, active=False)
    make_staff(session, "没有密码", role=Role.MANAGER)
    demoted = StaffEntry(name="李梅", role=Role.SUPERVISOR)

    with pytest.raises(LastManager):
        edit_staff(session, staff_id=manager.id, entry=demoted, actor=actor)
    with pytest.raises(LastManager):
        deactivate_staff(session, staff_id=manager.id, actor=actor)

    assert manager.active
    assert manager.role is Role.MANAGER


def test_a_manager_may_go_once_another_can_sign_in(session, actor, manager):
    make_staff(session, "周岚", role=Role.MANAGER, slot_id="b2")

    deactivate_staff(session, staff_id=manager.id, actor=actor)

    assert [row.name for row in list_staff(session)] == ["周岚"]


def test_a_manager_without_a_key_is_the_last_among_equals_only(session, actor, manager):
    other = make_staff(session, "没有密码", role=Role.MANAGER)
    demoted = StaffEntry(name="没有密码", role=Role.SPECIALIST)

    edit_staff(session, staff_id=other.id, entry=demoted, actor=actor)

    assert other.role is Role.SPECIALIST


@pytest.mark.req("A24")
def test_who_leaves_gives_back_the_key_and_leaves_customers_to_others(session, actor):
    member = make_staff(session, "陈薇", slot_id="b2")
    make_customer(session, responsible_id=member.id)
    make_customer(session, responsible_id=member.id, status=CustomerStatus.RETIRED)

    left = deactivate_staff(session, staff_id=member.id, actor=actor)

    assert (left.slot_id, left.customer_count) == ("b2", 1)
    assert member.slot_id is None
    assert [row.active for row in list_staff(session, left_too=True)] == [False]


def test_who_comes_back_gets_a_new_key(session, actor):
    member = make_staff(session, "陈薇", active=False)

    reactivate_staff(session, staff_id=member.id, actor=actor, today=TODAY)
    give_slot(session, staff_id=member.id, slot_id="c3", actor=actor)

    assert (member.active, member.slot_id) == (True, "c3")


def test_somebody_who_is_gone_is_told_so(session, actor):
    with pytest.raises(NotFound):
        edit_staff(session, staff_id=404, entry=DOCTOR, actor=actor)


@pytest.mark.req("B39")
@pytest.mark.parametrize("comes", ["new", "back"])
def test_a_complaint_taken_in_before_anybody_worked_here_gets_its_call_back(session, actor, comes):
    make_clinic(session)
    entry = ComplaintEntry(
        customer_id=make_reachable(session, "王小明").id,
        received_at=datetime(2026, 11, 21, 9, 30, tzinfo=ZONE),
        facts="Waited 50 minutes.",
        channel=ComplaintChannel.PHONE,
    )
    left = make_staff(session, "Dr Lin", active=False)
    receive_complaint(session, entry=entry, doing=Doing(actor=actor, now=entry.received_at))
    assert session.scalars(select(FollowUp)).all() == []

    arrive = {
        "new": lambda: add_staff(session, entry=DOCTOR, actor=actor, today=TODAY),
        "back": lambda: reactivate_staff(session, staff_id=left.id, actor=actor, today=TODAY),
    }
    arrive[comes]()

    (planned,) = session.scalars(select(FollowUp)).all()
    assert planned.kind is FollowUpKind.COMPLAINT_CALL_BACK
    assert session.get_one(StaffMember, planned.staff_id).active
