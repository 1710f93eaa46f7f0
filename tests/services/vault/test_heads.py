"""Backups know how far the journal was, so an older file in its place is noticed."""

import json
import shutil
from contextlib import closing

import pytest

from app.models.database import connect
from app.services.foundation.actors import Actor
from app.services.foundation.store import Store
from app.services.vault.backing_up import back_up
from app.services.vault.clinic_store import check_opened
from app.services.vault.errors import RecordsAltered
from app.services.vault.folders import BACKUPS_NAME, STORE_NAME
from app.services.vault.heads import check_heads
from app.services.vault.manifests import MANIFEST_NAME
from app.services.vault.restoring import Return, go_back
from app.words import BackupReason, FindingKind, Intent, Role
from tests.services.vault.conftest import NOW
from tests.services.vault.test_faults import MANAGER, hire_a_pair


@pytest.fixture
def key(clinic):
    return clinic.data_key


@pytest.fixture
def write(clinic, clock):
    """Write a journal entry, as a day's work does."""

    def write(number):
        opened = clinic.open()
        Store(opened.engine, clock=clock).write(
            lambda session: hire_a_pair(session, number), actor=MANAGER, intent=Intent.EDIT_STAFF
        )
        opened.close()

    return write


@pytest.fixture
def backed_up(clinic, key):
    def backed_up():
        return back_up(clinic.folder, key, reason=BackupReason.REGULAR, now=NOW)

    return backed_up


def missed(clinic, key, *places):
    with closing(connect(clinic.store, key)) as connection:
        found = check_heads(connection, key, [clinic.folder / BACKUPS_NAME, *places])
    return [(finding.kind, finding.what, finding.key) for finding in found]


def cut(clinic, key):
    """Take the last entry of the journal and its rows away."""
    with closing(connect(clinic.store, key)) as connection:
        for guard in ("journal_rows_delete_refused", "journal_entries_delete_refused"):
            connection.execute(f"DROP TRIGGER {guard}")
        connection.execute(
            "DELETE FROM journal_rows WHERE entry_id = (SELECT max(id) FROM journal_entries)"
        )
        connection.execute(
            "DELETE FROM journal_entries WHERE id = (SELECT max(id) FROM journal_entries)"
        )


def test_a_journal_that_went_on_is_the_one_the_backups_know(clinic, key, write, backed_up):
    for number in range(3):
        backed_up()
        write(number)

    assert missed(clinic, key) == []


def test_the_end_that_was_cut_off_is_missed(clinic, key, write, backed_up):
    write(1)
    backup = backed_up()
    cut(clinic, key)

    assert missed(clinic, key) == [(FindingKind.JOURNAL_CUT, backup.folder.name, 2)]


def test_the_file_of_yesterday_put_back_is_noticed_and_said_at_the_start(
    clinic, key, write, backed_up
):
    yesterday = clinic.store.read_bytes()
    write(1)
    backed_up()
    clinic.store.write_bytes(yesterday)

    opened = clinic.open()

    with pytest.raises(RecordsAltered):
        check_opened(opened, now=NOW)
    opened.close()


def test_a_journal_that_went_on_otherwise_is_noticed(clinic, key, write, backed_up):
    yesterday = clinic.store.read_bytes()
    write(1)
    backup = backed_up()
    clinic.store.write_bytes(yesterday)
    write(2)
    write(3)

    assert missed(clinic, key) == [(FindingKind.JOURNAL_CUT, backup.folder.name, 2)]


def test_a_stick_knows_too(clinic, key, write, backed_up, tmp_path):
    write(1)
    backup = backed_up()
    stick = tmp_path / "stick"
    shutil.move(clinic.folder / BACKUPS_NAME, stick)
    cut(clinic, key)

    assert missed(clinic, key) == []
    assert missed(clinic, key, stick) == [(FindingKind.JOURNAL_CUT, backup.folder.name, 2)]


def test_going_back_is_no_tampering_and_neither_is_coming_forward(
    clinic, key, write, backed_up, clock
):
    manager = Actor(staff_id=1, name="李梅", role=Role.MANAGER)
    first = backed_up()
    write(1)
    backed_up()

    def restore(backup):
        return go_back(
            Return(folder=clinic.folder, backup=backup, key=key, actor=manager, clock=clock)
        )

    restore(first)
    assert missed(clinic, key) == []
    write(2)
    later = backed_up()
    assert missed(clinic, key) == []

    restore(later)
    write(3)
    backed_up()

    assert missed(clinic, key) == []


def test_a_forged_manifest_raises_no_alarm(clinic, key, write, backed_up):
    backup = backed_up()
    path = backup.folder / MANIFEST_NAME
    told = json.loads(path.read_bytes())
    told["contents"]["head"]["entry"] = 999
    path.write_text(json.dumps(told))

    assert missed(clinic, key) == []


def test_a_backup_without_its_store_still_knows(clinic, key, write, backed_up):
    write(1)
    backup = backed_up()
    (backup.folder / STORE_NAME).unlink()
    cut(clinic, key)

    assert len(missed(clinic, key)) == 1
