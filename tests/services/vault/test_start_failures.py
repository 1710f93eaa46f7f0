"""Whatever is wrong with the clinic's files is told by its own name, and nothing is touched."""

import os
import shutil
import sqlite3
from contextlib import closing

import pytest

from app.models.database import SCHEMA_VERSION, connect
from app.services.foundation.errors import Refusal, sentence
from app.services.vault.checks import (
    NotOurStore,
    StoreDamaged,
    StoreEmpty,
    StoreMissing,
    StorePlain,
)
from app.services.vault.clinic_store import create_clinic
from app.services.vault.errors import KeysDoNotFit, StoreNewer
from app.services.vault.folders import LOCK_NAME, STARTS_NAME, NoRoom, UnsafeFolder
from app.services.vault.keyring import WrongPassword
from app.services.vault.lock import InstanceLock, StoreInUse
from app.services.vault.slots import PREVIOUS_NAME, SLOTS_NAME, SlotsDamaged, SlotsMissing
from app.services.vault.tries import TRIES_NAME
from app.words.language import choose_language
from tests.damage import spoil
from tests.services.vault.conftest import NOW, PASSWORD
from tests.stores import LIGHT

PAGE = 4096
MAY_CHANGE = {LOCK_NAME, STARTS_NAME, TRIES_NAME, "safe-keeping.json"}


def write(clinic, content):
    clinic.store.write_bytes(content)


def plain(clinic):
    clinic.store.unlink()
    with closing(sqlite3.connect(clinic.store)) as connection:
        connection.execute("CREATE TABLE customers (name)")


def pragma(words):
    def change(clinic):
        with closing(connect(clinic.store, clinic.data_key)) as connection:
            connection.execute(f"PRAGMA {words}")

    return change


def keys_of_another(clinic):
    other = clinic.folder.parent / "other"
    create_clinic(other, entry=clinic.entry, password=PASSWORD, clock=clinic.clock, cost=LIGHT)
    shutil.copy(other / SLOTS_NAME, clinic.folder)


def store_of_another(clinic):
    other = clinic.folder.parent / "other"
    create_clinic(other, entry=clinic.entry, password=PASSWORD, clock=clinic.clock, cost=LIGHT)
    shutil.copy(other / clinic.store.name, clinic.folder)


def forget_slots(clinic):
    for name in (SLOTS_NAME, PREVIOUS_NAME):
        (clinic.folder / name).unlink(missing_ok=True)


WRONG = {
    "missing": (lambda clinic: clinic.store.unlink(), StoreMissing),
    "no bytes": (lambda clinic: write(clinic, b""), StoreEmpty),
    "one byte": (lambda clinic: write(clinic, b"x"), StoreDamaged),
    "half": (lambda clinic: write(clinic, clinic.sound[: len(clinic.sound) // 2]), StoreDamaged),
    "a page short": (lambda clinic: write(clinic, clinic.sound[:-PAGE]), StoreDamaged),
    "junk": (lambda clinic: write(clinic, os.urandom(20 * PAGE)), KeysDoNotFit),
    "plain": (plain, StorePlain),
    "first page damaged": (
        lambda clinic: write(clinic, clinic.sound[:100] + b"\x00" * 50 + clinic.sound[150:]),
        StoreDamaged,
    ),
    "a page damaged": (
        lambda clinic: spoil(clinic.store, clinic.data_key, table="attachment_contents"),
        StoreDamaged,
    ),
    "a later release": (pragma(f"user_version = {SCHEMA_VERSION + 1}"), StoreNewer),
    "another program": (pragma("application_id = 7"), NotOurStore),
    "keys missing": (forget_slots, SlotsMissing),
    "keys damaged": (
        lambda clinic: (clinic.folder / SLOTS_NAME).write_bytes(b"{"),
        SlotsDamaged,
    ),
    "keys of another clinic": (keys_of_another, KeysDoNotFit),
    "store of another clinic": (store_of_another, KeysDoNotFit),
}


class Start:
    """A clinic whose files go wrong in one way or another."""

    def __init__(self, clinic, entry, clock):
        self._clinic, self.entry, self.clock = clinic, entry, clock
        self.folder, self.store = clinic.folder, clinic.store
        self.data_key, self.sound = clinic.data_key, clinic.store.read_bytes()

    def files(self):
        return {
            path.name: path.read_bytes()
            for path in self.folder.iterdir()
            if path.is_file() and path.name not in MAY_CHANGE
        }

    def open(self, *, check_now=True, password=PASSWORD):
        return self._clinic.open(check_now=check_now, password=password)


@pytest.fixture
def start(clinic, entry, clock):
    return Start(clinic, entry, clock)


def test_each_failure_has_its_own_name_and_changes_no_byte(start):
    told = {}
    for name, (spoil_it, expected) in WRONG.items():
        (start.folder / SLOTS_NAME).touch()
        kept = start.files()
        spoil_it(start)
        before = start.files()
        with pytest.raises(Refusal) as refused:
            start.open()
        told[name] = (type(refused.value), start.files() == before)
        restore(start, kept)
        shutil.rmtree(start.folder.parent / "other", ignore_errors=True)

        assert told[name] == (expected, True), name

    start.open().close()


def restore(start, kept):
    for path in start.folder.iterdir():
        if path.name not in MAY_CHANGE and path.is_file():
            path.unlink()
    for name, content in kept.items():
        (start.folder / name).write_bytes(content)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_is_said_in_a_sentence_that_offers_to_delete_nothing(start, language):
    choose_language(language)
    said = set()
    for spoil_it, _expected in WRONG.values():
        kept = start.files()
        spoil_it(start)
        with pytest.raises(Refusal) as refused:
            start.open()
        said.add(sentence(refused.value))
        restore(start, kept)
        shutil.rmtree(start.folder.parent / "other", ignore_errors=True)
    choose_language("en")

    assert len(said) >= 8
    assert not [words for words in said if "delete" in words.lower() or "删除" in words]


def test_a_wrong_password_is_no_damage(start):
    with pytest.raises(WrongPassword):
        start.open(password="not the one")


def test_the_second_start_is_told_that_the_first_runs(start):
    with InstanceLock(start.folder), pytest.raises(StoreInUse):
        start.open()


def test_a_cloud_folder_opens_nothing(start):
    moved = start.folder.parent / "OneDrive" / "clinic"
    shutil.copytree(start.folder, moved)
    from app.services.vault.clinic_store import open_clinic

    with pytest.raises(UnsafeFolder):
        open_clinic(moved, name="李梅", password=PASSWORD, now=NOW)


def test_a_full_drive_is_told_before_anything_is_opened(start, monkeypatch):
    usage = type(shutil.disk_usage(start.folder))
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage(10, 10, 1_000))
    before = start.files()

    with pytest.raises(NoRoom):
        start.open()

    assert start.files() == before


def test_what_once_failed_its_check_is_looked_at_before_a_row_is_shown(start):
    from app.services.vault.clinic_store import check_opened

    spoil(start.store, start.data_key, table="attachment_contents")
    first = start.open(check_now=False)
    with pytest.raises(StoreDamaged):
        check_opened(first, now=NOW)
    first.close()

    with pytest.raises(StoreDamaged):
        start.open(check_now=False)

    start.store.write_bytes(start.sound)
    start.open(check_now=False).close()
