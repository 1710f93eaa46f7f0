"""A store that is not as it should be is refused, and left as it is."""

import os
import random
import sqlite3

import pytest

from app.models.database import SCHEMA_VERSION, connect
from app.services.foundation.errors import StoreBusy
from app.services.vault.checks import (
    NotOurStore,
    StoreDamaged,
    StoreEmpty,
    StoreMissing,
    StorePlain,
    StoreReadOnly,
    check_file,
    check_store,
)
from app.services.vault.errors import CipherMissing, StoreNewer

PAGE = 4096
RANDOM = random.Random(20261121)


@pytest.fixture
def sound(clinic):
    """The bytes of a sound store."""
    return clinic.store.read_bytes()


def change(clinic, sql):
    connection = connect(clinic.store, clinic.data_key)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(sql)
    connection.close()


def noticed(clinic, content):
    """Open a store with that content: the refusal, or None."""
    clinic.store.write_bytes(content)
    try:
        check_store(clinic.store, clinic.data_key, thoroughly=False)
    except StoreDamaged as refusal:
        return refusal
    return None


def test_a_sound_store_passes(clinic):
    check_file(clinic.store)

    check_store(clinic.store, clinic.data_key, thoroughly=True)


def test_a_flipped_bit_is_noticed_wherever_it_is(clinic, sound):
    offsets = [0, 15, 16, PAGE - 1, PAGE, len(sound) - 1]
    offsets += [RANDOM.randrange(len(sound)) for _ in range(100)]
    unnoticed = []

    for offset in offsets:
        flipped = bytearray(sound)
        flipped[offset] ^= 1 << RANDOM.randrange(8)
        if noticed(clinic, flipped) is None:
            unnoticed.append(offset)

    assert unnoticed == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda sound: sound[:-1],
        lambda sound: sound[:-PAGE],
        lambda sound: sound[:PAGE],
        lambda sound: sound[: len(sound) // 2],
        lambda sound: sound[:100],
        lambda sound: sound[:1],
        lambda sound: sound + os.urandom(5_000),
        lambda sound: sound[: 3 * PAGE] + bytes(PAGE) + sound[4 * PAGE :],
        lambda sound: sound[:PAGE] + sound[2 * PAGE : 3 * PAGE] + sound[PAGE : 2 * PAGE]
        + sound[3 * PAGE :],
        lambda sound: os.urandom(len(sound)),
    ],
    ids=[
        "one byte cut off",
        "one page cut off",
        "only the first page",
        "half",
        "a hundred bytes",
        "one byte",
        "something appended",
        "a page of zeros",
        "two pages swapped",
        "noise",
    ],
)  # fmt: skip
def test_a_spoiled_store_is_damaged_and_never_empty(clinic, sound, spoil):
    spoiled = spoil(sound)

    assert noticed(clinic, spoiled)
    assert clinic.store.read_bytes() == spoiled


def test_an_older_page_put_back_is_noticed_by_the_whole_check(clinic, sound):
    change(clinic, "INSERT INTO staff (name, role, active) VALUES ('王芳', 'receptionist', 1)")
    newer = clinic.store.read_bytes()
    changed = [
        at for at in range(PAGE, len(sound), PAGE) if sound[at : at + PAGE] != newer[at : at + PAGE]
    ]
    at = changed[-1]
    clinic.store.write_bytes(newer[:at] + sound[at : at + PAGE] + newer[at + PAGE :])

    with pytest.raises(StoreDamaged):
        check_store(clinic.store, clinic.data_key, thoroughly=True)


def test_what_the_check_found_is_told(clinic, sound):
    flipped = bytearray(sound)
    flipped[3 * PAGE + 7] ^= 1

    assert "page 4" in " ".join(noticed(clinic, flipped).pages)


def test_a_broken_reference_is_found_by_the_whole_check(clinic):
    change(
        clinic, "INSERT INTO saved_views (staff_id, list_name, name, query) VALUES (99, '', '', '')"
    )
    check_store(clinic.store, clinic.data_key, thoroughly=False)

    with pytest.raises(StoreDamaged, match="saved_views"):
        check_store(clinic.store, clinic.data_key, thoroughly=True)


def test_a_missing_store_is_not_made(tmp_path):
    with pytest.raises(StoreMissing):
        check_file(tmp_path / "clinic.db")

    assert list(tmp_path.iterdir()) == []


def test_an_empty_store_stays_empty(clinic):
    clinic.store.write_bytes(b"")

    with pytest.raises(StoreEmpty):
        clinic.open()

    assert clinic.store.read_bytes() == b""


def test_a_plain_database_is_told_apart(clinic):
    clinic.store.unlink()
    plain = sqlite3.connect(clinic.store)
    plain.execute("CREATE TABLE customers (name)")
    plain.close()

    with pytest.raises(StorePlain):
        clinic.open()


def test_the_store_of_a_later_release_is_not_touched(clinic):
    change(clinic, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = clinic.store.read_bytes()

    with pytest.raises(StoreNewer) as refused:
        clinic.open()

    assert refused.value.version == SCHEMA_VERSION + 1
    assert clinic.store.read_bytes() == before


def test_another_program_s_mark_is_refused(clinic):
    change(clinic, "PRAGMA application_id = 7")

    with pytest.raises(NotOurStore):
        clinic.open()


def test_a_leftover_log_is_read_before_the_file_is_judged(clinic):
    copy = clinic.folder.parent / "copy.db"
    writer = connect(clinic.store, clinic.data_key)
    writer.execute("INSERT INTO number_series VALUES ('visits', 7)")
    copy.write_bytes(clinic.store.read_bytes())
    copy.with_name("copy.db-wal").write_bytes((clinic.folder / "clinic.db-wal").read_bytes())
    writer.close()

    check_store(copy, clinic.data_key, thoroughly=True)

    assert not copy.with_name("copy.db-wal").exists()
    reader = connect(copy, clinic.data_key)
    found = reader.execute("SELECT last FROM number_series").fetchall()
    reader.close()
    assert found == [(7,)]


def test_a_store_that_may_not_be_written_is_told_as_such(open_folder, clinic, someone_else):
    path = open_folder / "clinic.db"
    path.write_bytes(clinic.store.read_bytes())
    path.chmod(0o444)
    key = clinic.data_key

    with someone_else(), pytest.raises(StoreReadOnly):
        check_store(path, key, thoroughly=False)


def test_a_library_that_does_not_encrypt_opens_nothing(clinic, monkeypatch):
    key = clinic.data_key
    monkeypatch.setattr("app.models.database.dbapi2", sqlite3)

    with pytest.raises(CipherMissing):
        check_store(clinic.store, key, thoroughly=False)


def test_a_store_held_by_another_program_is_busy(clinic, monkeypatch):
    monkeypatch.setattr("app.models.database._PRAGMAS", ("busy_timeout = 1",))
    holder = connect(clinic.store, clinic.data_key)
    holder.execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreBusy):
        check_store(clinic.store, clinic.data_key, thoroughly=False)

    holder.close()
