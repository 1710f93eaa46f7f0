"""A backup that is not as it should be is found out, and nothing of it is shown."""

import json
import random
import shutil

import pytest

from app.models.database import SCHEMA_VERSION
from app.services.foundation.errors import Refusal
from app.services.vault.backing_up import back_up
from app.services.vault.backups import BackupMissing, check_backup, find_backup
from app.services.vault.clinic_store import create_clinic
from app.services.vault.errors import BackupDamaged, ManifestDamaged, StoreNewer
from app.services.vault.folders import STORE_NAME
from app.services.vault.manifests import MANIFEST_NAME, BackupOfAnother, ManifestMissing, _seal
from app.words import BackupReason
from tests.services.vault.conftest import NOW, PASSWORD, MadeClinic
from tests.stores import LIGHT

RANDOM = random.Random(20261121)


@pytest.fixture
def key(clinic):
    return clinic.data_key


@pytest.fixture
def backup(clinic, key):
    return back_up(clinic.folder, key, reason=BackupReason.BY_HAND, now=NOW)


def told_by(backup):
    told = json.loads((backup.folder / MANIFEST_NAME).read_bytes())
    told.pop("seal")
    return told


def tell(backup, told, *, seal="0" * 64):
    (backup.folder / MANIFEST_NAME).write_text(json.dumps(told | {"seal": seal}))


def test_a_flipped_bit_is_found_wherever_it_is(backup, key):
    sound = backup.store.read_bytes()
    unnoticed = []

    for _ in range(60):
        at = RANDOM.randrange(len(sound))
        flipped = bytearray(sound)
        flipped[at] ^= 1 << RANDOM.randrange(8)
        backup.store.write_bytes(flipped)
        try:
            check_backup(backup, key)
        except BackupDamaged:
            continue
        unnoticed.append(at)

    assert unnoticed == []


def test_every_changed_bit_of_the_manifest_is_found(backup, key):
    path = backup.folder / MANIFEST_NAME
    sound = path.read_bytes()
    unnoticed = []

    for at in range(0, len(sound), 7):
        flipped = bytearray(sound)
        flipped[at] ^= 1 << RANDOM.randrange(7)
        path.write_bytes(flipped)
        try:
            check_backup(backup, key)
        except Refusal:
            continue
        if json.loads(flipped) != json.loads(sound):
            unnoticed.append(at)

    assert unnoticed == []


def test_a_store_cut_off_is_found(backup, key):
    backup.store.write_bytes(backup.store.read_bytes()[:-4096])

    with pytest.raises(BackupDamaged):
        check_backup(backup, key)


def test_a_store_swapped_for_an_older_one_is_found(clinic, backup, key):
    connection_of_today = clinic.open()
    with connection_of_today.engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO number_series VALUES ('visits', 7)")
    connection_of_today.close()
    newer = back_up(clinic.folder, key, reason=BackupReason.BY_HAND, now=NOW)
    shutil.copy(backup.store, newer.store)

    with pytest.raises(BackupDamaged):
        check_backup(newer, key)


def test_a_manifest_that_is_missing_is_missed(backup, key):
    (backup.folder / MANIFEST_NAME).unlink()

    with pytest.raises(ManifestMissing):
        check_backup(backup, key)


def test_a_changed_number_of_rows_is_found(backup, key):
    told = told_by(backup)
    told["contents"]["rows"]["staff"] = 2
    tell(backup, told, seal=json.loads((backup.folder / MANIFEST_NAME).read_bytes())["seal"])

    with pytest.raises(ManifestDamaged):
        check_backup(backup, key)


def test_contents_unlike_the_sealed_ones_are_found(backup, key):
    told = told_by(backup)
    told["contents"]["rows"]["staff"] = 2
    tell(backup, told, seal=_seal(told, key))

    with pytest.raises(BackupDamaged):
        check_backup(backup, key)


@pytest.mark.parametrize("noise", [b"", b"{}", b"[1]", b'{"clinic": 7}', b"\xff\xfe", b"null"])
def test_a_manifest_that_says_nothing_is_refused(backup, key, noise):
    (backup.folder / MANIFEST_NAME).write_bytes(noise)

    with pytest.raises((ManifestDamaged, BackupOfAnother)):
        check_backup(backup, key)


def test_a_backup_of_another_clinic_is_known_for_that(backup, tmp_path, entry, clock):
    other = tmp_path / "other"
    create_clinic(other, entry=entry, password=PASSWORD, clock=clock, cost=LIGHT)

    with pytest.raises(BackupOfAnother):
        check_backup(backup, MadeClinic(other, "").data_key)


def test_a_backup_of_a_later_release_is_known_for_that(backup, key):
    told = told_by(backup)
    told |= {"format": 2, "reason": "on_the_moon"}
    told["contents"]["schema_version"] = SCHEMA_VERSION + 1
    tell(backup, told, seal=_seal(told, key))

    with pytest.raises(StoreNewer) as refused:
        check_backup(backup, key)

    assert refused.value.version == SCHEMA_VERSION + 1


def test_a_backup_is_found_by_its_folder_or_by_a_file_in_it(backup):
    assert find_backup(backup.folder) == backup
    assert find_backup(backup.store) == backup


@pytest.mark.parametrize("name", ["nothing", "nothing/clinic.db"])
def test_where_there_is_no_backup_none_is_found(tmp_path, name):
    with pytest.raises(BackupMissing):
        find_backup(tmp_path / name)


def test_a_backup_without_its_store_is_none(backup, key):
    (backup.folder / STORE_NAME).unlink()

    with pytest.raises(BackupMissing):
        check_backup(backup, key)
