"""A disk that is full in the middle: the write is refused, and what was there is there."""

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.models import StaffMember
from app.models.database import connect, create_file, open_engine
from app.services.foundation.actors import Actor
from app.services.foundation.errors import DiskFull
from app.services.foundation.store import Store
from app.services.vault.backing_up import back_up
from app.services.vault.backups import list_backups
from app.services.vault.checks import check_store
from app.services.vault.folders import BACKUPS_NAME, STORE_NAME
from app.services.vault.restoring import Return, go_back
from app.services.vault.upgrade import upgrade_store
from app.words import BackupReason, Intent, Role
from tests.conftest import FixedClock
from tests.faults.conftest import Victim
from tests.faults.disks import watched_disk
from tests.services.vault.test_older_stores import STORES, fill

NOW = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)
BOSS = Actor(staff_id=1, name="沈宁", role=Role.MANAGER)
PAGE = 4096


def hire(session, number):
    for nth in range(40):
        session.add(
            StaffMember(name=f"{number:04} {nth:04}", role=Role.RECEPTIONIST, speciality="x" * 100)
        )


def hired(victim):
    return victim.ask("SELECT count(*) FROM staff WHERE speciality LIKE 'xxx%'")[0][0]


def saves_until_full(save):
    for number in range(1, 1_000):
        try:
            save(number)
        except DiskFull:
            return number - 1
    return pytest.fail("the disk took it all")


@pytest.mark.parametrize("room", [0, PAGE, 7 * PAGE, 30 * PAGE, 200 * PAGE])
def test_a_save_is_refused_and_the_ones_before_are_there(victim, room):
    with watched_disk() as disk:
        engine = open_engine(victim.store, victim.key)
        store = Store(engine, clock=FixedClock())

        def save(number):
            store.write(lambda session: hire(session, number), actor=BOSS, intent=Intent.EDIT_STAFF)

        save(0)
        disk.room_bytes = room
        saved = 1 + saves_until_full(save)
        disk.room_bytes = None
        save(9_999)  # somebody made room
        engine.dispose()

    assert hired(victim) == 40 * (saved + 1)
    check_store(victim.store, victim.key, thoroughly=True)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_a_backup_is_refused_and_the_ones_before_stay(victim, share):
    first = back_up(victim.folder, victim.key, reason=BackupReason.REGULAR, now=NOW)
    with watched_disk() as disk:
        disk.room_bytes = int(victim.store.stat().st_size * share)
        with pytest.raises(DiskFull):
            back_up(victim.folder, victim.key, reason=BackupReason.REGULAR, now=NOW)

    assert [backup.folder for backup in list_backups(victim.folder / BACKUPS_NAME)] == [
        first.folder
    ]
    assert not list((victim.folder / BACKUPS_NAME).glob("*.part"))
    check_store(victim.store, victim.key, thoroughly=True)


@pytest.fixture
def older(victim, tmp_path):
    """A clinic as the first release left it, with rows in every table."""
    folder = tmp_path / "older"
    folder.mkdir()
    create_file(folder / STORE_NAME, victim.key)
    upgrade_store(folder / STORE_NAME, victim.key, now=NOW, newest=1)
    fill(folder / STORE_NAME, victim.key, STORES[0].read_text(encoding="utf-8"))
    return Victim(folder, victim.key)


def bytes_written(work):
    """How much SQLite writes if there is room for all of it."""
    with watched_disk() as disk:
        work()
    return sum(len(step.content) for step in disk.steps if step.what == "write")


SHARES = [0.0, 0.1, 0.5, 0.9]


@pytest.mark.parametrize("share", SHARES)
def test_a_migration_is_refused_and_the_old_release_is_there(older, tmp_path, share):
    before = older.ask("SELECT * FROM customers ORDER BY id")
    spare = shutil.copytree(older.folder, tmp_path / "spare")
    whole = bytes_written(lambda: upgrade_store(spare / STORE_NAME, older.key, now=NOW))
    with watched_disk() as disk:
        disk.room_bytes = int(whole * share)
        with pytest.raises(DiskFull):
            upgrade_store(older.store, older.key, now=NOW)

    assert older.ask("PRAGMA user_version") == [(1,)]
    assert older.ask("SELECT * FROM customers ORDER BY id") == before
    check_store(older.store, older.key, thoroughly=True)
    upgrade_store(older.store, older.key, now=NOW)
    check_store(older.store, older.key, thoroughly=True)


@pytest.mark.parametrize("share", SHARES)
def test_going_back_is_refused_and_the_store_is_as_it_was(victim, tmp_path, share):
    backup = back_up(victim.folder, victim.key, reason=BackupReason.REGULAR, now=NOW)
    with closing(connect(victim.store, victim.key)) as connection:
        connection.execute("UPDATE staff SET title = 'after the backup' WHERE id = 1")
    going = Return(
        folder=victim.folder, backup=backup, key=victim.key, actor=BOSS, clock=FixedClock()
    )
    spare = replace(going, folder=shutil.copytree(victim.folder, tmp_path / "spare"))
    whole = bytes_written(lambda: go_back(spare))

    with watched_disk() as disk:
        disk.room_bytes = int(whole * share)
        with pytest.raises(DiskFull):
            go_back(going)

    assert victim.ask("SELECT title FROM staff WHERE id = 1") == [("after the backup",)]
    assert not list(victim.folder.glob("*.part*"))
    assert not list(victim.folder.glob("*.ready"))
    go_back(going)
    assert victim.ask("SELECT title FROM staff WHERE id = 1") != [("after the backup",)]


def test_a_whole_copy_needs_the_room_it_needs(victim, tmp_path):
    copied = Victim(Path(shutil.copytree(victim.folder, tmp_path / "copy")), victim.key)
    with watched_disk() as disk:
        backup = back_up(copied.folder, copied.key, reason=BackupReason.REGULAR, now=NOW)
    written = sum(
        len(step.content) for step in disk.steps if step.what == "write" and step.name == STORE_NAME
    )

    assert backup.store.stat().st_size <= written <= 1.2 * backup.store.stat().st_size
