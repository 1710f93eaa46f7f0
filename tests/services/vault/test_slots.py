"""The file of key slots, whole or its previous version."""

import errno
import json
import os
import random
from contextlib import suppress
from typing import Any

import pytest

from app.services.foundation.errors import DiskFull
from app.services.vault import durable_files
from app.services.vault.errors import FolderNotWritable
from app.services.vault.keyring import WrongPassword, draft_slots
from app.services.vault.slots import (
    PREVIOUS_NAME,
    SLOTS_NAME,
    SlotsDamaged,
    SlotsMissing,
    read_slots,
    write_slots,
)
from tests.services.vault.conftest import NOW, PASSWORD
from tests.stores import LIGHT

RANDOM = random.Random(7)


@pytest.fixture
def two_versions(tmp_path, draft):
    """One person before, two now."""
    second = draft_slots("王芳", "night-shift", cost=LIGHT)
    write_slots(tmp_path, draft.slots)
    write_slots(tmp_path, draft.slots + second.slots[:1])
    return tmp_path


def flip_a_bit(path):
    content = bytearray(path.read_bytes())
    content[RANDOM.randrange(len(content))] ^= 1 << RANDOM.randrange(8)
    path.write_bytes(content)


def cut_in_half(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path):
    path.write_bytes(b"")


def make_a_list(path):
    path.write_text("[1, 2]")


def announce_a_later_format(path):
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 2}))


SPOILERS = [flip_a_bit, cut_in_half, empty, make_a_list, announce_a_later_format, os.remove]


def test_what_was_written_is_read(tmp_path, draft):
    write_slots(tmp_path, draft.slots)

    assert read_slots(tmp_path) == draft.slots


@pytest.mark.parametrize("spoil", SPOILERS)
def test_the_previous_version_stands_in_for_a_spoiled_one(two_versions, draft, spoil):
    spoil(two_versions / SLOTS_NAME)

    assert read_slots(two_versions) == draft.slots


@pytest.mark.parametrize("spoil", SPOILERS[:-1])
def test_two_spoiled_versions_are_refused(two_versions, spoil):
    spoil(two_versions / SLOTS_NAME)
    spoil(two_versions / PREVIOUS_NAME)

    with pytest.raises(SlotsDamaged):
        read_slots(two_versions)


def test_any_flipped_bit_is_noticed(tmp_path, draft):
    write_slots(tmp_path, draft.slots)
    path = tmp_path / SLOTS_NAME
    sound = path.read_bytes()
    silently_changed = 0

    for _ in range(300):
        flip_a_bit(path)
        with suppress(SlotsDamaged):
            silently_changed += read_slots(tmp_path) != draft.slots
        path.write_bytes(sound)

    assert silently_changed == 0


def test_no_slots_at_all_are_told_apart_from_damaged_ones(tmp_path):
    with pytest.raises(SlotsMissing):
        read_slots(tmp_path)


def test_a_damaged_version_never_becomes_the_previous_one(two_versions, draft):
    cut_in_half(two_versions / SLOTS_NAME)

    write_slots(two_versions, draft.slots)
    cut_in_half(two_versions / SLOTS_NAME)

    assert read_slots(two_versions) == draft.slots


def test_a_password_taken_away_does_not_open_the_previous_version(keyring, tmp_path):
    keyring.change_password("李梅", PASSWORD, "plum-rain", now=NOW)
    cut_in_half(tmp_path / SLOTS_NAME)

    with pytest.raises(WrongPassword):
        keyring.unlock("李梅", PASSWORD, now=NOW)


def test_neither_password_nor_key_is_in_the_file(tmp_path, draft):
    write_slots(tmp_path, draft.slots)

    content = (tmp_path / SLOTS_NAME).read_text()

    assert PASSWORD not in content
    assert draft.unlocked.data_key.hex() not in content
    assert draft.recovery_code.replace("-", "") not in content


@pytest.mark.parametrize(
    ("number", "refusal"), [(errno.ENOSPC, DiskFull), (errno.EACCES, FolderNotWritable)]
)
def test_a_failed_write_leaves_the_old_slots(tmp_path, draft, monkeypatch, number, refusal):
    write_slots(tmp_path, draft.slots)

    def fail(_handle):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(refusal):
        write_slots(tmp_path, draft.slots[:1])

    assert read_slots(tmp_path) == draft.slots
    assert [path.name for path in tmp_path.iterdir()] == [SLOTS_NAME]


class HeldFile:
    """A file that a virus scanner lets go after a while."""

    def __init__(self, refusals):
        self.refusals = refusals
        self.renamed_to = None

    def replace(self, target):
        self.refusals -= 1
        if self.refusals >= 0:
            raise PermissionError
        self.renamed_to = target


def test_a_rename_waits_for_the_virus_scanner(tmp_path):
    held: Any = HeldFile(refusals=30)
    pauses: list[float] = []

    durable_files.replace_patiently(held, tmp_path, pause=pauses.append)

    assert held.renamed_to == tmp_path
    assert sum(pauses) == pytest.approx(3)


def test_a_rename_gives_up_after_ten_seconds(tmp_path):
    held: Any = HeldFile(refusals=1_000)
    pauses: list[float] = []

    with pytest.raises(PermissionError):
        durable_files.replace_patiently(held, tmp_path, pause=pauses.append)

    assert sum(pauses) == pytest.approx(10, abs=0.2)
