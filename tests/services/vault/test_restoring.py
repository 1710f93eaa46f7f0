"""Going back to a backup, with the way back."""

import os
import shutil
from contextlib import closing, suppress

import pytest

from app.models.database import SCHEMA_VERSION, connect, connect_at_rest, create_file
from app.services.foundation.actors import Actor
from app.services.foundation.errors import NotAllowed
from app.services.vault.backing_up import back_up
from app.services.vault.backups import check_backup, list_backups
from app.services.vault.checks import StoreMissing
from app.services.vault.clinic_store import create_clinic, find_store
from app.services.vault.errors import BackupDamaged
from app.services.vault.folders import BACKUPS_NAME, STORE_NAME, NoRoom
from app.services.vault.keyring import Keyring
from app.services.vault.manifests import MANIFEST_NAME, BackupOfAnother, ManifestMissing
from app.services.vault.restoring import Return, go_back
from app.services.vault.slots import PREVIOUS_NAME, SLOTS_NAME
from app.services.vault.swapping import READY_NAME
from app.services.vault.upgrade import upgrade_store
from app.services.vault.verify import verify_store
from app.words import BackupReason, Role
from tests.damage import spoil
from tests.services.vault.conftest import NOW, PASSWORD, MadeClinic
from tests.stores import LIGHT

MANAGER = Actor(staff_id=1, name="李梅", role=Role.MANAGER)
ALL_FILES = {STORE_NAME, f"{STORE_NAME}-wal", f"{STORE_NAME}-shm", READY_NAME}
COUNT = (
    "INSERT INTO number_series VALUES ('visits', ?) ON CONFLICT DO UPDATE SET last = excluded.last"
)


@pytest.fixture
def key(clinic):
    return clinic.data_key


@pytest.fixture
def yesterday(clinic, key):
    """A backup; since then the clinic counts on."""
    count_up(clinic.store, key, 1)
    backup = back_up(clinic.folder, key, reason=BackupReason.ON_CLOSING, now=NOW)
    count_up(clinic.store, key, 2)
    return backup


@pytest.fixture
def restore(clinic, key, clock):
    def restore(backup, *, actor=MANAGER, folder=None, **more):
        going = Return(
            folder=folder or clinic.folder,
            backup=backup,
            key=key,
            actor=actor,
            clock=clock,
            **more,
        )
        return go_back(going)

    return restore


def count_up(store, key, number):
    with closing(connect(store, key)) as connection:
        connection.execute(COUNT, (number,))


def counted_in(store, key):
    with closing(connect_at_rest(store, key)) as connection:
        return connection.execute("SELECT last FROM number_series").fetchall()


def ask(store, key, sql):
    with closing(connect_at_rest(store, key)) as connection:
        return connection.execute(sql).fetchall()


def store_files(folder):
    return {path.name for path in folder.iterdir()} & ALL_FILES


def test_the_clinic_is_as_it_was_when_the_backup_was_made(clinic, key, restore, yesterday):
    returned = restore(yesterday)

    assert counted_in(clinic.store, key) == [(1,)]
    assert store_files(clinic.folder) == {STORE_NAME}
    assert returned.contents.head.entry == yesterday.says.contents.head.entry + 1
    clinic.open().close()


def test_what_was_in_use_becomes_a_backup_and_is_the_way_back(clinic, key, restore, yesterday):
    returned = restore(yesterday)

    newest = list_backups(clinic.folder / BACKUPS_NAME)[0]
    assert newest.folder == returned.aside.folder
    assert check_backup(newest, key).reason is BackupReason.BEFORE_RESTORE

    restore(newest)

    assert counted_in(clinic.store, key) == [(2,)]


def test_it_is_written_down_in_the_journal_and_cannot_be_wiped(clinic, key, restore, yesterday):
    restore(yesterday)

    rows = ask(
        clinic.store, key, "SELECT backup_number, newest_number, left_entry FROM restorations"
    )
    entries = ask(clinic.store, key, "SELECT actor_name, intent FROM journal_entries")
    assert rows == [(1, 2, 1)]
    assert entries[-1] == ("李梅", "restore")
    with closing(connect(clinic.store, key)) as connection:
        with pytest.raises(Exception, match="stays on record"):
            connection.execute("DELETE FROM restorations")
        with pytest.raises(Exception, match="stays on record"):
            connection.execute("UPDATE restorations SET newest_number = 9")


def test_going_back_twice_in_a_row_loses_nothing(clinic, key, restore, yesterday):
    first = restore(yesterday)
    count_up(clinic.store, key, 3)
    second = restore(yesterday)

    assert counted_in(clinic.store, key) == [(1,)]
    assert counted_in(first.aside.folder / STORE_NAME, key) == [(2,)]
    assert counted_in(second.aside.folder / STORE_NAME, key) == [(3,)]
    assert verify_store(clinic.folder, key).findings == ()


def test_a_log_left_beside_the_store_does_not_come_back(clinic, key, restore, yesterday):
    writer = connect(clinic.store, key)
    writer.execute("UPDATE number_series SET last = 9")
    log = (clinic.folder / f"{STORE_NAME}-wal").read_bytes()
    store = clinic.store.read_bytes()
    writer.close()
    clinic.store.write_bytes(store)
    (clinic.folder / f"{STORE_NAME}-wal").write_bytes(log)

    returned = restore(yesterday)

    assert counted_in(clinic.store, key) == [(1,)]
    assert counted_in(returned.aside.folder / STORE_NAME, key) == [(9,)]


def test_a_damaged_store_is_kept_with_its_log(clinic, key, restore, yesterday):
    spoil(clinic.store, key, table="attachment_contents")
    damaged = clinic.store.read_bytes()
    (clinic.folder / f"{STORE_NAME}-wal").write_bytes(b"what was left of the log")

    returned = restore(yesterday)

    assert counted_in(clinic.store, key) == [(1,)]
    assert not returned.aside.is_way_back
    assert returned.aside.folder.name.startswith("damaged-")
    assert (returned.aside.folder / STORE_NAME).read_bytes()[4096:] == damaged[4096:]
    assert store_files(clinic.folder) == {STORE_NAME}


@pytest.mark.parametrize("content", [b"", b"x", os.urandom(9_000), b"SQLite format 3\x00" * 600])
def test_whatever_lies_in_its_place_is_kept(clinic, key, restore, yesterday, content):
    clinic.store.write_bytes(content)

    returned = restore(yesterday)

    assert counted_in(clinic.store, key) == [(1,)]
    assert (returned.aside.folder / STORE_NAME).read_bytes() == content


def test_a_lost_store_comes_back(clinic, key, restore, yesterday):
    clinic.store.unlink()

    returned = restore(yesterday)

    assert returned.aside is None
    assert counted_in(clinic.store, key) == [(1,)]


def test_a_new_computer_gets_the_clinic_with_its_keys(clinic, key, restore, yesterday, tmp_path):
    new = tmp_path / "new computer"
    new.mkdir()

    restore(yesterday, folder=new, with_its_slots=True)

    MadeClinic(new, "").open().close()
    next_one = back_up(new, key, reason=BackupReason.REGULAR, now=NOW)
    assert next_one.number > yesterday.number


def test_passwords_of_today_stay(clinic, key, restore, yesterday):
    keyring = Keyring(clinic.folder, LIGHT)
    keyring.change_password("李梅", PASSWORD, "plum-rain", now=NOW)

    restore(yesterday)

    clinic.open(password="plum-rain").close()


def test_lost_slots_come_from_the_backup(clinic, key, restore, yesterday):
    (clinic.folder / SLOTS_NAME).unlink()
    (clinic.folder / PREVIOUS_NAME).unlink(missing_ok=True)

    restore(yesterday)

    clinic.open().close()


def test_only_a_manager_goes_back(clinic, key, restore, yesterday):
    supervisor = Actor(staff_id=1, name="周岚", role=Role.SUPERVISOR)

    with pytest.raises(NotAllowed):
        restore(yesterday, actor=supervisor)

    assert counted_in(clinic.store, key) == [(2,)]


def test_a_damaged_backup_changes_nothing(clinic, key, restore, yesterday):
    spoil(yesterday.store, key, table="attachment_contents")
    before = clinic.store.read_bytes()

    with pytest.raises(BackupDamaged):
        restore(yesterday)

    assert clinic.store.read_bytes() == before
    assert store_files(clinic.folder) == {STORE_NAME}


def test_a_backup_that_goes_bad_while_it_is_copied_changes_nothing(
    clinic, key, restore, yesterday, monkeypatch
):
    def copy_badly(source, target, **_more):
        target.write_bytes(source.read_bytes()[:-1] + b"\x00")

    monkeypatch.setattr("app.services.vault.restoring.copy_durably", copy_badly)

    with pytest.raises(BackupDamaged):
        restore(yesterday)

    assert counted_in(clinic.store, key) == [(2,)]
    assert not list(clinic.folder.glob("*.part*"))


def test_a_backup_without_manifest_or_of_another_clinic_changes_nothing(
    clinic, restore, yesterday, tmp_path, entry, clock
):
    other = tmp_path / "other"
    create_clinic(other, entry=entry, password=PASSWORD, clock=clock, cost=LIGHT)
    foreign_key = MadeClinic(other, "").data_key
    foreign = back_up(other, foreign_key, reason=BackupReason.BY_HAND, now=NOW)
    (yesterday.folder / MANIFEST_NAME).unlink()

    with pytest.raises(ManifestMissing):
        restore(yesterday)
    with pytest.raises(BackupOfAnother):
        restore(foreign)

    assert counted_in(clinic.store, clinic.data_key) == [(2,)]


def test_without_room_nothing_is_begun(clinic, key, restore, yesterday, monkeypatch):
    full = type(shutil.disk_usage(clinic.folder))(9, 9, 0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)

    with pytest.raises(NoRoom):
        restore(yesterday)

    assert counted_in(clinic.store, key) == [(2,)]


def test_a_backup_of_an_older_release_is_brought_to_this_one(tmp_path, keyring, key_of, clock):
    create_file(tmp_path / STORE_NAME, key_of)
    upgrade_store(tmp_path / STORE_NAME, key_of, now=NOW, newest=1)
    with closing(connect(tmp_path / STORE_NAME, key_of)) as connection:
        connection.execute("INSERT INTO number_series VALUES ('visits', 1)")
    old = back_up(tmp_path, key_of, reason=BackupReason.BY_HAND, now=NOW)
    someone = Actor(staff_id=None, name="李梅", role=Role.MANAGER)

    go_back(Return(folder=tmp_path, backup=old, key=key_of, actor=someone, clock=clock))

    assert ask(tmp_path / STORE_NAME, key_of, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert counted_in(tmp_path / STORE_NAME, key_of) == [(1,)]


@pytest.fixture
def key_of(draft):
    return draft.unlocked.data_key


class PowerCut(BaseException):
    """Nothing more is done."""


@pytest.mark.parametrize("sound", [True, False], ids=["sound", "damaged"])
@pytest.mark.parametrize("step", range(6))
def test_cut_off_at_any_step_the_store_is_the_old_one_or_the_new_one(
    clinic, restore, yesterday, monkeypatch, sound, step
):
    key = clinic.data_key
    if not sound:
        spoil(clinic.store, key, table="attachment_contents")
    old = clinic.store.read_bytes()
    left = [step]

    def cut(place):
        def replace_or_cut(source, target):
            if left[0] == 0:
                raise PowerCut
            left[0] -= 1
            source.replace(target)

        monkeypatch.setattr(f"app.services.vault.{place}.replace_patiently", replace_or_cut)

    cut("durable_files")
    cut("swapping")
    with suppress(PowerCut):
        restore(yesterday)
    monkeypatch.undo()

    store = find_store(clinic.folder)

    found = counted_in(store, key)
    assert store_files(clinic.folder) == {STORE_NAME}
    assert found == [(1,)] or store.read_bytes()[4096:] == old[4096:]
    lying = list_backups(clinic.folder / BACKUPS_NAME)
    assert all((backup.store).exists() for backup in lying)
    if found == [(1,)]:
        aside = [*clinic.folder.glob("damaged-*/clinic.db"), *(b.store for b in lying)]
        assert any(path.read_bytes()[4096:] == old[4096:] for path in aside)


def test_a_store_that_is_missing_and_not_ready_is_missing(clinic):
    clinic.store.unlink()

    with pytest.raises(StoreMissing):
        find_store(clinic.folder)
