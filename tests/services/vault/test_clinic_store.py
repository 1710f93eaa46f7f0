"""Setting a clinic up, and opening it."""

from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import text

from app.models.database import connect, create_file
from app.services.vault.checks import StoreMissing
from app.services.vault.clinic_store import create_clinic, open_clinic
from app.services.vault.errors import FolderNotWritable, StoreExists
from app.services.vault.folders import UnsafeFolder
from app.services.vault.keyring import Keyring, WrongPassword, is_set_up
from app.services.vault.keys import WeakPassword
from app.services.vault.lock import StoreInUse
from app.services.vault.slots import SLOTS_NAME, SlotsMissing
from app.services.vault.starts import read_last_start
from app.words import Intent, Role
from tests.services.vault.conftest import NOW, PASSWORD, MadeClinic
from tests.stores import LIGHT

OTHER, SHORT = "plum-rain", "short"


@pytest.fixture
def opened(clinic):
    opened = clinic.open()
    yield opened
    opened.close()


def everything_in(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def rows(opened, sql):
    with opened.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_a_new_clinic_has_its_settings_and_its_manager(opened):
    clinic = rows(opened, "SELECT name, zone, currency, language FROM clinic")
    staff = rows(opened, "SELECT name, role, slot_id FROM staff")

    assert clinic == [("无锡丽人", "Asia/Shanghai", "CNY", "zh")]
    assert staff == [("李梅", Role.MANAGER.value, opened.slot_id)]


def test_setting_up_is_the_first_entry_of_the_journal(opened):
    entries = rows(opened, "SELECT actor_name, intent FROM journal_entries")

    assert entries == [("李梅", Intent.SET_UP.value)]


def test_the_recovery_code_opens_the_clinic_again(clinic):
    Keyring(clinic.folder, LIGHT).reset_with_recovery(clinic.recovery_code, "李梅", OTHER, now=NOW)

    clinic.open(password=OTHER).close()

    with pytest.raises(WrongPassword):
        clinic.open()


def test_a_clinic_leaves_no_half_made_file(clinic):
    assert set(everything_in(clinic.folder)) == {"clinic.db", "clinic.lock", SLOTS_NAME}


def test_setting_up_twice_changes_nothing(clinic, entry, clock):
    before = everything_in(clinic.folder)

    with pytest.raises(StoreExists):
        create_clinic(clinic.folder, entry=entry, password=PASSWORD, clock=clock, cost=LIGHT)

    assert everything_in(clinic.folder) == before


@pytest.mark.parametrize("kept", ["clinic.db", "clinic.db-wal", SLOTS_NAME])
def test_half_a_clinic_is_never_written_over(tmp_path, entry, clock, kept):
    (tmp_path / kept).write_bytes(b"all that is left")

    with pytest.raises(StoreExists):
        create_clinic(tmp_path, entry=entry, password=PASSWORD, clock=clock, cost=LIGHT)

    assert (tmp_path / kept).read_bytes() == b"all that is left"


def test_a_set_up_that_was_cut_off_can_be_repeated(tmp_path, entry, clock):
    create_file(tmp_path / "clinic.db.part", bytes(32))
    cut_off = connect(tmp_path / "clinic.db.part", bytes(32))
    cut_off.execute("CREATE TABLE clinic (id)")
    log = (tmp_path / "clinic.db.part-wal").read_bytes()
    cut_off.close()
    (tmp_path / "clinic.db.part-wal").write_bytes(log)

    create_clinic(tmp_path, entry=entry, password=PASSWORD, clock=clock, cost=LIGHT)

    assert is_set_up(tmp_path)
    with closing(MadeClinic(tmp_path, "").open()) as opened:
        assert rows(opened, "SELECT name FROM clinic") == [("无锡丽人",)]


def test_a_refused_set_up_leaves_no_clinic(tmp_path, entry, clock):
    with pytest.raises(WeakPassword):
        create_clinic(tmp_path, entry=entry, password=SHORT, clock=clock, cost=LIGHT)

    assert not is_set_up(tmp_path)


def test_no_clinic_is_set_up_in_a_cloud_folder(tmp_path, entry, clock):
    folder = tmp_path / "OneDrive - 丽人" / "clinic"

    with pytest.raises(UnsafeFolder):
        create_clinic(folder, entry=entry, password=PASSWORD, clock=clock, cost=LIGHT)

    assert not folder.exists()


def test_no_clinic_is_set_up_where_nothing_can_be_written(open_folder, entry, clock, someone_else):
    with someone_else(), pytest.raises(FolderNotWritable):
        create_clinic(open_folder, entry=entry, password=PASSWORD, clock=clock, cost=LIGHT)


def test_opening_where_there_is_nothing_makes_nothing(tmp_path):
    with pytest.raises(StoreMissing):
        open_clinic(tmp_path, name="李梅", password=PASSWORD, now=NOW)

    assert list(tmp_path.iterdir()) == []


def test_a_store_without_its_slots_is_told_as_such(clinic):
    (clinic.folder / SLOTS_NAME).unlink()

    with pytest.raises(SlotsMissing):
        clinic.open()


def test_a_second_program_is_refused_and_the_first_goes_on(clinic, opened):
    with pytest.raises(StoreInUse):
        clinic.open()

    assert rows(opened, "SELECT count(*) FROM staff") == [(1,)]


def test_a_closed_clinic_can_be_opened_again(clinic):
    clinic.open().close()

    clinic.open().close()

    last = read_last_start(clinic.folder)
    assert last
    assert last.closed


def test_a_wrong_password_lets_the_next_try_in(clinic):
    with pytest.raises(WrongPassword):
        clinic.open(password=OTHER)

    clinic.open().close()


@pytest.mark.parametrize(
    ("after", "checked_again"),
    [(timedelta(days=6), False), (timedelta(days=7), True), (timedelta(days=-1), True)],
)
def test_the_whole_check_is_weekly(clinic, after, checked_again):
    clinic.open().close()

    clinic.open(now=NOW + after).close()

    last = read_last_start(clinic.folder)
    assert last
    assert (last.checked_at == NOW + after) is checked_again


def test_after_an_unclean_stop_everything_is_checked(clinic):
    died = clinic.open()
    died.engine.dispose()
    died.lock.release()
    later = NOW + timedelta(hours=1)

    clinic.open(now=later).close()

    last = read_last_start(clinic.folder)
    assert last
    assert last.checked_at == later


def test_the_data_key_does_not_show(opened):
    assert repr(opened.data_key) not in repr(opened)
