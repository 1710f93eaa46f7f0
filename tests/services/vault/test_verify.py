"""The look at everything, on demand."""

import pytest

from app.models.database import connect
from app.services.foundation.findings import Finding
from app.services.vault.backing_up import back_up
from app.services.vault.checks import StoreDamaged
from app.services.vault.errors import BackupDamaged
from app.services.vault.folders import BACKUPS_NAME
from app.services.vault.verify import verify_backup, verify_backups, verify_store
from app.words import BackupReason, FindingKind
from tests.damage import spoil
from tests.services.vault.conftest import NOW

FORGED = (
    "DROP TRIGGER journal_entries_update_refused",
    "UPDATE journal_entries SET actor_name = '别人'",
)


def change(clinic, *statements):
    connection = connect(clinic.store, clinic.data_key)
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def backed_up(clinic):
    return back_up(clinic.folder, clinic.data_key, reason=BackupReason.BY_HAND, now=NOW)


def test_a_sound_store_is_told_with_what_it_holds(clinic):
    verified = verify_store(clinic.folder, clinic.data_key)

    assert verified.contents.rows["staff"] == 1
    assert verified.contents.head.entry == 1
    assert verified.findings == ()


def test_a_store_in_use_is_verified_too(clinic):
    opened = clinic.open()

    verified = verify_store(clinic.folder, clinic.data_key)
    opened.close()

    assert verified.findings == ()


def test_a_forged_journal_entry_is_named(clinic):
    change(clinic, *FORGED)

    findings = verify_store(clinic.folder, clinic.data_key).findings

    assert Finding(kind=FindingKind.ENTRY_ALTERED, what="journal_entries", key=1) in findings


def test_damage_is_found_although_the_weekly_check_was_yesterday(clinic):
    clinic.open().close()
    change(clinic, "INSERT INTO saved_views VALUES (1, 99, '', '', '')")

    with pytest.raises(StoreDamaged):
        verify_store(clinic.folder, clinic.data_key)

    clinic.open().close()


def test_a_backup_is_verified_with_its_journal(clinic):
    sound = backed_up(clinic)
    change(clinic, *FORGED)
    forged = backed_up(clinic)

    assert verify_backup(sound, clinic.data_key).findings == ()
    assert FindingKind.ENTRY_ALTERED in {
        finding.kind for finding in verify_backup(forged, clinic.data_key).findings
    }


def test_verifying_a_backup_changes_no_byte_of_it(clinic):
    backup = backed_up(clinic)
    before = {path: path.read_bytes() for path in backup.folder.iterdir()}

    verify_backup(backup, clinic.data_key)

    assert {path: path.read_bytes() for path in backup.folder.iterdir()} == before


def test_of_several_backups_each_is_told_as_it_is(clinic):
    sound, damaged = backed_up(clinic), backed_up(clinic)
    spoil(damaged.store, clinic.data_key, table="attachment_contents")
    told = []

    newer, older = verify_backups(
        clinic.folder / BACKUPS_NAME,
        clinic.data_key,
        report=lambda done, total: told.append((done, total)),
    )

    assert (newer.backup.number, newer.is_sound) == (damaged.number, False)
    assert isinstance(newer.refusal, BackupDamaged)
    assert (older.backup.number, older.is_sound) == (sound.number, True)
    assert told == [(0, 2), (1, 2), (2, 2)]
