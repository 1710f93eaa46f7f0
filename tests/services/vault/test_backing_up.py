"""Making backups of a store in use."""

import json
import os
import shutil
from collections import namedtuple
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from app.models.database import connect, connect_at_rest
from app.services.vault.backing_up import back_up
from app.services.vault.backups import check_backup, find_backup, list_backups
from app.services.vault.checks import StoreDamaged
from app.services.vault.errors import BackupDamaged, FolderNotWritable
from app.services.vault.folders import BACKUPS_NAME, STORE_NAME, NoRoom
from app.services.vault.keeping import RECORD_NAME, read_record
from app.services.vault.slots import SLOTS_NAME
from app.words import BackupReason
from tests.conftest import ZONE
from tests.damage import spoil
from tests.services.vault.conftest import NOW, MadeClinic

MADE = datetime(2026, 11, 21, 18, 52, tzinfo=ZONE)
Usage = namedtuple("Usage", "total used free")
COUNT = (
    "INSERT INTO number_series VALUES ('visits', ?) ON CONFLICT DO UPDATE SET last = excluded.last"
)


class StoppedError(Exception):
    """Somebody pressed Cancel."""


def make(clinic, *, now=MADE, reason=BackupReason.BY_HAND, **more):
    return back_up(clinic.folder, clinic.data_key, reason=reason, now=now, **more)


def lying(clinic):
    return sorted(path.name for path in (clinic.folder / BACKUPS_NAME).iterdir())


def numbers_in(path, key):
    connection = connect_at_rest(path, key)
    try:
        return connection.execute("SELECT name, last FROM number_series").fetchall()
    finally:
        connection.close()


def count_up(clinic, number):
    connection = connect(clinic.store, clinic.data_key)
    connection.execute(COUNT, (number,))
    connection.close()


def test_a_backup_says_what_is_in_it(clinic):
    backup = make(clinic)

    manifest = check_backup(backup, clinic.data_key)

    assert (manifest.number, manifest.made_at) == (1, MADE)
    assert manifest.contents.rows["staff"] == 1
    assert manifest.contents.head.entry == 1
    assert list_backups(clinic.folder / BACKUPS_NAME) == [backup]


def test_a_backup_is_a_whole_clinic_that_opens_with_the_same_password(clinic, tmp_path):
    backup = make(clinic)
    elsewhere = shutil.copytree(backup.folder, tmp_path / "elsewhere")

    opened = MadeClinic(elsewhere, "").open()

    with opened.engine.connect() as connection:
        assert connection.execute(text("SELECT name FROM staff")).all() == [("李梅",)]
    opened.close()


def test_it_is_one_folder_without_a_log(clinic):
    backup = make(clinic)

    names = {path.name for path in backup.folder.iterdir()}

    assert names == {STORE_NAME, SLOTS_NAME, "manifest.json"}
    assert lying(clinic) == ["000001-20261121-1852"]


def test_what_is_written_meanwhile_waits_for_nothing_and_comes_into_the_next(clinic):
    count_up(clinic, 1)
    key, written = clinic.data_key, iter([2])

    def write_once(_done, _total):
        if number := next(written, None):
            count_up(clinic, number)

    first = make(clinic, report=write_once)
    second = make(clinic)

    assert numbers_in(second.store, key) == [("visits", 2)]
    check_backup(first, key)
    check_backup(second, key)


def test_a_write_amid_the_copying_is_not_half_in_it(clinic):
    count_up(clinic, 1)
    seen = []

    def write_amid(done, _total):
        if 15 < done < 90:
            seen.append(done)
            count_up(clinic, 1 + len(seen))

    backup = make(clinic, report=write_amid)

    assert seen
    assert numbers_in(backup.store, clinic.data_key) == [("visits", 1)]


def test_checking_a_backup_changes_no_byte_and_needs_no_right_to_write(
    clinic, open_folder, someone_else
):
    backup, key = make(clinic), clinic.data_key
    before = {path: path.read_bytes() for path in backup.folder.iterdir()}
    copied = shutil.copytree(backup.folder, open_folder / "copy")
    copied.chmod(0o555)
    for path in copied.iterdir():
        path.chmod(0o444)

    check_backup(backup, key)
    with someone_else():
        check_backup(find_backup(copied), key)

    assert {path: path.read_bytes() for path in backup.folder.iterdir()} == before


def test_it_tells_how_far_it_is(clinic):
    told = []

    make(clinic, report=lambda done, total: told.append((done, total)))

    assert told[0] == (0, 100)
    assert told[-1] == (100, 100)
    assert told == sorted(told)


@pytest.mark.parametrize("at", [0, 15, 40, 90, 95])
def test_one_that_is_stopped_leaves_nothing(clinic, at):
    make(clinic)

    def stop(done, _total):
        if done >= at:
            raise StoppedError

    with pytest.raises(StoppedError):
        make(clinic, report=stop)

    assert lying(clinic) == ["000001-20261121-1852"]


def test_a_damaged_store_is_not_copied_and_every_backup_stays(clinic):
    kept = [make(clinic) for _ in range(7)]
    spoil(clinic.store, clinic.data_key, table="attachment_contents")

    with pytest.raises(StoreDamaged):
        make(clinic)

    assert [backup.number for backup in list_backups(clinic.folder / BACKUPS_NAME)] == [
        backup.number for backup in reversed(kept)
    ]
    assert "page" in " ".join(read_record(clinic.folder).damage)


def test_damage_is_remembered_until_a_check_finds_none(clinic):
    sound = clinic.store.read_bytes()
    spoil(clinic.store, clinic.data_key, table="attachment_contents")
    with pytest.raises(StoreDamaged):
        make(clinic)
    assert read_record(clinic.folder).damaged_at == MADE

    clinic.store.write_bytes(sound)
    make(clinic)

    assert read_record(clinic.folder).damage == ()


def test_a_copy_that_the_disk_has_spoiled_does_not_count(clinic):
    first = make(clinic)

    def spoil_the_copy(done, _total):
        if done == 55:
            (part,) = (clinic.folder / BACKUPS_NAME).glob("*.part")
            content = bytearray((part / STORE_NAME).read_bytes())
            content[len(content) // 2] ^= 1
            (part / STORE_NAME).write_bytes(content)

    with pytest.raises(BackupDamaged):
        make(clinic, report=spoil_the_copy)

    assert lying(clinic) == [first.folder.name]


def test_without_room_nothing_is_begun(clinic, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: Usage(10, 9, 1_000))

    with pytest.raises(NoRoom) as refused:
        make(clinic)

    assert refused.value.free_bytes == 1_000
    assert lying(clinic) == []


def test_a_place_that_takes_nothing_is_told(clinic):
    (clinic.folder / BACKUPS_NAME).write_bytes(b"in the way")

    with pytest.raises(FolderNotWritable):
        make(clinic)


def test_numbers_go_up_although_the_clock_goes_back(clinic):
    ahead = make(clinic, now=MADE.replace(year=2036))

    later = make(clinic)

    assert (ahead.number, later.number) == (1, 2)
    assert [backup.number for backup in list_backups(clinic.folder / BACKUPS_NAME)] == [2, 1]


def test_numbers_go_up_although_somebody_removed_them_all(clinic):
    make(clinic)
    make(clinic)
    shutil.rmtree(clinic.folder / BACKUPS_NAME)

    assert make(clinic).number == 3


def test_a_lost_record_costs_no_number(clinic):
    make(clinic)
    (clinic.folder / RECORD_NAME).write_bytes(b"\x00")

    assert make(clinic).number == 2


def test_old_ones_are_thinned(clinic):
    made = [
        make(clinic, now=MADE + timedelta(days=day, minutes=minute))
        for day in range(4)
        for minute in range(3)
    ]

    left = {backup.number for backup in list_backups(clinic.folder / BACKUPS_NAME)}

    assert left == {3, 6, 7, 8, 9, 10, 11, 12} | {made[-5].number}


def test_the_way_back_and_what_is_not_ours_is_never_thinned(clinic):
    way_back = make(clinic, reason=BackupReason.BEFORE_RESTORE)
    foreign = make(clinic)
    told = json.loads((foreign.folder / "manifest.json").read_bytes()) | {"clinic": "another"}
    (foreign.folder / "manifest.json").write_text(json.dumps(told))
    unreadable = make(clinic)
    (unreadable.folder / "manifest.json").write_bytes(os.urandom(50))
    for day in range(8):
        for _ in range(2):
            make(clinic, now=MADE + timedelta(days=1 + day))

    left = {backup.number for backup in list_backups(clinic.folder / BACKUPS_NAME)}

    assert {way_back.number, foreign.number, unreadable.number} <= left
    assert 4 not in left


def test_what_a_killed_program_left_half_made_is_swept_away(clinic):
    place = clinic.folder / BACKUPS_NAME
    for name in ("000001-20261121-1852.part", "000001-20261120-1852.gone"):
        (place / name).mkdir(parents=True)
        (place / name / STORE_NAME).write_bytes(b"half")
    (place / "holiday.part").mkdir()

    make(clinic)

    assert lying(clinic) == ["000001-20261121-1852", "holiday.part"]


def test_no_file_of_a_backup_tells_a_name(clinic):
    backup = make(clinic)

    content = (backup.folder / "manifest.json").read_bytes() + backup.store.read_bytes()

    assert "李梅".encode() not in content
    assert "无锡丽人".encode() not in content


def test_the_clinic_can_be_opened_after_it_lost_its_slots(clinic):
    backup = make(clinic)
    (clinic.folder / SLOTS_NAME).unlink()

    shutil.copy(backup.folder / SLOTS_NAME, clinic.folder)

    clinic.open(now=NOW).close()
