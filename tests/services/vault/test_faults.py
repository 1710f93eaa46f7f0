"""What a killed program, a full disk or a thief of the folder can do: nothing."""

import hashlib
import random
import subprocess
import sys
import time

import pytest
from sqlalchemy import func, select

from app.models import AttachmentContent, JournalEntry, StaffMember
from app.services.foundation.actors import Actor
from app.services.foundation.errors import DiskFull
from app.services.foundation.store import Store
from app.services.vault.checks import check_store
from app.services.vault.clinic_store import create_clinic
from app.services.vault.keyring import is_set_up
from app.words import Intent, Role
from tests.services.vault.conftest import PASSWORD, MadeClinic
from tests.stores import LIGHT

WRITE_FOR_EVER = """
import itertools, sys
from pathlib import Path
from app.words import Intent, Role
from app.services.foundation.store import Store
from tests.conftest import FixedClock
from tests.services.vault.conftest import MadeClinic
from tests.services.vault.test_faults import MANAGER, hire_a_pair

store = Store(MadeClinic(Path(sys.argv[1]), "").open().engine, clock=FixedClock())
for number in itertools.count(int(sys.argv[2])):
    hire = lambda session: hire_a_pair(session, number)
    store.write(hire, actor=MANAGER, intent=Intent.EDIT_STAFF)
    print(number, flush=True)
"""
MANAGER = Actor(staff_id=1, name="李梅", role=Role.MANAGER)
RANDOM = random.Random(3)


def hire_a_pair(session, number, *, speciality=None):
    for half in "ab":
        session.add(
            StaffMember(name=f"{number}{half}", role=Role.RECEPTIONIST, speciality=speciality)
        )


def hire_a_pair_with_a_document(session, number):
    hire_a_pair(session, number)
    content = RANDOM.randbytes(100_000)
    digest = hashlib.sha256(content).hexdigest()
    session.add(AttachmentContent(sha256=digest, content=content))


def count(store, model):
    return store.read(lambda session: session.scalar(select(func.count()).select_from(model)))


def last_commit_before_a_kill(folder, first):
    """Let another process write and kill it at any moment; return its last commit."""
    command = [sys.executable, "-c", WRITE_FOR_EVER, str(folder), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        seen = [process.stdout.readline()]
        time.sleep(RANDOM.uniform(0, 0.05))
        process.kill()
        seen += process.stdout.readlines()
    return int([line for line in seen if line.endswith("\n")][-1])


def test_a_kill_at_any_moment_loses_nothing_committed(clinic, clock):
    committed = 0

    for _ in range(4):
        committed = last_commit_before_a_kill(clinic.folder, committed + 1)
        opened = clinic.open()
        store = Store(opened.engine, clock=clock)
        pairs, odd = divmod(count(store, StaffMember) - 1, 2)
        entries = count(store, JournalEntry) - 1
        opened.close()

        assert (odd, entries) == (0, pairs)
        assert committed <= pairs <= committed + 1
        committed = pairs


def test_a_full_disk_refuses_the_write_and_keeps_the_rest(small_disk, entry, clock):
    (small_disk / "films").write_bytes(bytes(2_500_000))
    create_clinic(small_disk / "c", entry=entry, password=PASSWORD, clock=clock, cost=LIGHT)
    clinic = MadeClinic(small_disk / "c", "")
    opened = clinic.open()
    store = Store(opened.engine, clock=clock)

    def write(number):
        return store.write(
            lambda session: hire_a_pair_with_a_document(session, number),
            actor=MANAGER,
            intent=Intent.EDIT_STAFF,
        )

    written = write_until_full(write)
    pairs, odd = divmod(count(store, StaffMember) - 1, 2)
    opened.close()
    (small_disk / "films").unlink()

    assert written > 0
    assert (pairs, odd) == (written, 0)
    check_store(clinic.store, clinic.data_key, thoroughly=True)


def write_until_full(write):
    for number in range(1_000):
        try:
            write(number)
        except DiskFull:
            return number
    return pytest.fail("the disk took it all")


def test_setting_up_on_a_full_disk_leaves_nothing(small_disk, entry, clock):
    (small_disk / "films").write_bytes(bytes(4_900_000))

    with pytest.raises(DiskFull):
        create_clinic(small_disk / "c", entry=entry, password=PASSWORD, clock=clock, cost=LIGHT)

    assert not is_set_up(small_disk / "c")
    assert not list((small_disk / "c").glob("*.part*"))


def test_no_file_of_the_clinic_tells_a_name(clinic, clock):
    opened = clinic.open()
    Store(opened.engine, clock=clock).write(
        lambda session: hire_a_pair(session, 1, speciality="very-private-marker"),
        actor=MANAGER,
        intent=Intent.EDIT_STAFF,
    )

    at_rest = b"".join(path.read_bytes() for path in clinic.folder.iterdir())
    opened.close()
    closed = b"".join(path.read_bytes() for path in clinic.folder.iterdir())

    assert len(at_rest) > 10_000
    assert b"very-private-marker" not in at_rest + closed
    assert PASSWORD.encode() not in at_rest + closed
