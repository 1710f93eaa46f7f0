"""Opening the clinic for a person."""

from functools import partial

import pytest

from app.services.foundation.errors import NotFound
from app.services.office.opening import (
    change_person,
    go_back_open,
    open_desk,
    set_password_by_code,
)
from app.services.office.people import change_person_entry, farewell, set_password, welcome
from app.services.office.staff import StaffEntry, list_staff
from app.services.vault.backing_up import back_up
from app.services.vault.keyring import Keyring, UnknownPerson, WrongPassword
from app.services.vault.manifests import ManifestMissing
from app.words import BackupReason, Intent, Role
from tests.services.desk_work import TODAY
from tests.services.office.conftest import ENTRY


@pytest.fixture
def li_na(desk):
    entry = StaffEntry(name="李娜", role=Role.RECEPTIONIST)
    work = partial(
        welcome,
        entry=entry,
        password="secret 2",
        cabinet=desk.cabinet,
        actor=desk.actor,
        today=TODAY,
    )
    desk.store.write(work, actor=desk.actor, intent=Intent.EDIT_STAFF)
    return next(row for row in desk.store.read(list_staff) if row.name == "李娜")


def edit(desk, work):
    whole = partial(work, cabinet=desk.cabinet, actor=desk.actor)
    return desk.store.write(whole, actor=desk.actor, intent=Intent.EDIT_STAFF)


def test_the_desk_opens_in_the_clinic_s_zone_for_who_signed_in(desk):
    assert desk.actor.role is Role.MANAGER
    assert desk.clock.now().tzinfo == ENTRY.zone
    assert desk.settings.name == "滨湖美容诊所"


def test_another_person_takes_the_place_without_closing(desk, li_na):
    changed = change_person(desk, name="李娜", password="secret 2")

    assert changed.actor.name == "李娜"
    assert changed.store is desk.store


def test_a_wrong_password_changes_nobody(desk, li_na):
    with pytest.raises(WrongPassword):
        change_person(desk, name="李娜", password="wrong")


def test_who_has_left_signs_in_no_more(desk, li_na):
    edit(desk, partial(farewell, member=li_na))

    with pytest.raises(UnknownPerson):
        change_person(desk, name="李娜", password="secret 2")


def test_a_new_name_signs_in(desk, li_na):
    entry = StaffEntry(name="李安娜", role=Role.RECEPTIONIST)
    edit(desk, partial(change_person_entry, member=li_na, entry=entry))

    assert change_person(desk, name="李安娜", password="secret 2").actor.name == "李安娜"


def test_the_manager_gives_a_new_password(desk, li_na):
    edit(desk, partial(set_password, member=li_na, password="secret 3"))

    assert change_person(desk, name="李娜", password="secret 3").actor.name == "李娜"


def test_the_recovery_code_gives_a_new_password(folder, code):
    set_password_by_code(folder, name="周岚", code=code, password="another one")

    desk = open_desk(folder, name="周岚", password="another one")
    desk.close()
    assert desk.actor.name == "周岚"


def test_a_slot_without_a_staff_row_opens_no_desk(folder, desk, code):
    desk.cabinet.keyring.add_slot("谁", "secret 9", data_key=desk.cabinet.data_key)

    with pytest.raises(NotFound):
        change_person(desk, name="谁", password="secret 9")


def test_going_back_goes_on_with_the_store_of_then(desk, li_na, clock):
    backup = back_up(
        desk.clinic.folder, desk.clinic.data_key, reason=BackupReason.BY_HAND, now=clock.now()
    )
    edit(desk, partial(farewell, member=li_na))

    back = go_back_open(desk, backup, slot_id=desk.clinic.slot_id)

    assert "李娜" in [row.name for row in back.store.read(list_staff)]
    assert back.actor.name == "周岚"


def test_a_refused_return_leaves_the_desk_at_work(desk, clock):
    backup = back_up(
        desk.clinic.folder, desk.clinic.data_key, reason=BackupReason.BY_HAND, now=clock.now()
    )
    (backup.folder / "manifest.json").unlink()

    with pytest.raises(ManifestMissing):
        go_back_open(desk, backup, slot_id=desk.clinic.slot_id)

    assert [row.name for row in desk.store.read(list_staff)] == ["周岚"]


def test_whoever_came_after_the_backup_is_not_there_after_going_back(desk, clock, folder):
    backup = back_up(
        desk.clinic.folder, desk.clinic.data_key, reason=BackupReason.BY_HAND, now=clock.now()
    )
    work = partial(
        welcome,
        entry=StaffEntry(name="赵敏", role=Role.MANAGER),
        password="secret 3",
        today=TODAY,
    )
    edit(desk, work)
    newcomer = change_person(desk, name="赵敏", password="secret 3")
    slot_id = Keyring(folder).unlock("赵敏", "secret 3", now=clock.now()).slot_id

    with pytest.raises(NotFound):
        go_back_open(newcomer, backup, slot_id=slot_id)

    open_desk(folder, name="周岚", password="secret 1").close()
