"""Copies of backups on sticks and other drives, which may be full, locked or gone."""

import shutil
from collections import namedtuple
from datetime import timedelta

import pytest

from app.services.foundation.errors import DiskFull
from app.services.vault.backing_up import back_up
from app.services.vault.backups import check_backup, list_backups
from app.services.vault.errors import BackupDamaged, FolderNotWritable
from app.services.vault.folders import BACKUPS_NAME, STORE_NAME, NoRoom
from app.services.vault.places import PlaceGone, PlaceIsOwn, copy_to
from app.words import BackupReason
from tests.services.vault.conftest import NOW

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def stick(tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


@pytest.fixture
def make(clinic):
    def make(*, now=NOW):
        return back_up(clinic.folder, clinic.data_key, reason=BackupReason.REGULAR, now=now)

    return make


@pytest.fixture
def carry(clinic, stick):
    def carry(backup, *, place=stick, **more):
        return copy_to(place, backup, clinic.data_key, folder=clinic.folder, **more)

    return carry


def test_a_copy_is_a_backup_like_the_first(clinic, stick, make, carry):
    copied = carry(make())

    assert list_backups(stick) == [copied]
    check_backup(copied, clinic.data_key)


def test_copying_twice_copies_once(stick, make, carry):
    backup = make()

    carry(backup)
    carry(backup)

    assert len(list_backups(stick)) == 1


def test_it_tells_how_far_it_is(make, carry):
    told = []

    carry(make(), report=lambda done, total: told.append((done, total)))

    assert told == sorted(told)
    assert told[-1] == (100, 100)


@pytest.mark.parametrize("where", [".", BACKUPS_NAME])
def test_the_clinic_s_own_folder_is_refused(clinic, make, carry, where):
    backup = make()

    with pytest.raises(PlaceIsOwn):
        carry(backup, place=clinic.folder / where)


def test_a_place_that_is_not_there_is_not_made(tmp_path, make, carry):
    with pytest.raises(PlaceGone):
        carry(make(), place=tmp_path / "unplugged")

    assert not (tmp_path / "unplugged").exists()


def test_a_place_that_goes_away_in_the_middle_is_told(stick, make, carry):
    backup = make()

    def unplug(_done, _total):
        shutil.rmtree(stick, ignore_errors=True)

    with pytest.raises(PlaceGone):
        carry(backup, report=unplug)


def test_a_stop_leaves_no_half_copy(stick, make, carry):
    def stop(done, _total):
        if done > 10:
            raise LookupError

    with pytest.raises(LookupError):
        carry(make(), report=stop)

    assert list(stick.iterdir()) == []


def test_a_full_stick_is_told_before(stick, make, carry, monkeypatch):
    backup = make()
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: Usage(9, 9, 0))

    with pytest.raises(NoRoom):
        carry(backup)


def test_a_stick_that_fills_up_in_the_middle_is_told(small_disk, make, carry, monkeypatch):
    backup = make()
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: Usage(9, 0, 2**40))
    (small_disk / "films").write_bytes(bytes(4_700_000))

    with pytest.raises(DiskFull):
        carry(backup, place=small_disk)

    assert [path.name for path in small_disk.iterdir()] == ["films"]


def test_a_locked_stick_is_told(open_folder, clinic, make, someone_else):
    backup, key = make(), clinic.data_key
    readable = shutil.copytree(backup.folder, open_folder / "from" / backup.folder.name)
    for path in readable.iterdir():
        path.chmod(0o644)
    (open_folder / "to").mkdir(mode=0o555)

    with someone_else(), pytest.raises(FolderNotWritable):
        copy_to(
            open_folder / "to", list_backups(open_folder / "from")[0], key, folder=open_folder / "c"
        )


def test_a_copy_that_is_not_what_was_written_does_not_count(stick, make, carry):
    def spoil(done, _total):
        if done == 60:
            (copied,) = stick.glob(f"*.part/{STORE_NAME}")
            copied.write_bytes(copied.read_bytes()[:-1] + b"\x00")

    with pytest.raises(BackupDamaged):
        carry(make(), report=spoil)

    assert list(stick.iterdir()) == []


def test_copies_are_thinned_like_backups(clinic, stick, make, carry):
    for day in range(8):
        for minute in range(2):
            carry(make(now=NOW + timedelta(days=day, minutes=minute)))

    here = {backup.number for backup in list_backups(clinic.folder / BACKUPS_NAME)}

    assert {backup.number for backup in list_backups(stick)} == here
    assert len(here) < 16
