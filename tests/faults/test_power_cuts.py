"""The power goes at any moment: whatever somebody was told is saved is there."""

import random
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from app.models import StaffMember, database
from app.models.database import connect, open_engine
from app.services.foundation.actors import Actor
from app.services.foundation.errors import Refusal
from app.services.foundation.store import Store
from app.services.vault.checks import check_store
from app.services.vault.clinic_store import create_clinic
from app.services.vault.folders import STORE_NAME
from app.services.vault.keyring import Keyring
from app.words import Intent, Role
from tests.conftest import FixedClock
from tests.faults.conftest import ENTRY, MANAGER, OPENS, Victim
from tests.faults.disks import SURVIVES, after_a_power_cut, watched_disk
from tests.stores import LIGHT

pytestmark = pytest.mark.faults

NOW = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)
COMMITS = 150
CUTS = 400  # each with three ways of what survives
SAFE = "synchronous = FULL"


def hire_three(session, number):
    for third in "abc":
        session.add(
            StaffMember(name=f"{number:04}{third}", role=Role.RECEPTIONIST, speciality="x" * 100)
        )


@pytest.fixture
def victim(tmp_path):
    """A small clinic, in memory where there is such a disk: it is opened a thousand times."""
    memory = Path("/dev/shm")  # noqa: S108 (a disk, not a file in it)
    place = memory if memory.is_dir() else tmp_path
    with TemporaryDirectory(dir=place) as folder:
        create_clinic(Path(folder), entry=ENTRY, password=OPENS, clock=FixedClock(), cost=LIGHT)
        unlocked = Keyring(Path(folder)).unlock(MANAGER, OPENS, now=NOW)
        yield Victim(Path(folder), unlocked.data_key)


@pytest.fixture
def recorded(victim):
    """Let the program write ``COMMITS`` times on a disk that is watched."""

    def recorded():
        start = {STORE_NAME: victim.store.read_bytes()}
        with watched_disk() as disk:
            engine = open_engine(victim.store, victim.key)
            store = Store(engine, clock=FixedClock())
            manager = Actor(staff_id=1, name=MANAGER, role=Role.MANAGER)
            for number in range(1, COMMITS + 1):
                work = partial(hire_three, number=number)
                store.write(work, actor=manager, intent=Intent.EDIT_STAFF)
                disk.tell(number)
            steps = list(disk.steps)
            engine.dispose()
        return steps, start

    return recorded


def state_after(victim, files, told):
    """What is found when the program starts again."""
    for name in (STORE_NAME, f"{STORE_NAME}-wal", f"{STORE_NAME}-shm"):
        (victim.folder / name).unlink(missing_ok=True)
    for name, content in files.items():
        (victim.folder / name).write_bytes(content)
    try:
        check_store(victim.store, victim.key, thoroughly=False)
        with closing(connect(victim.store, victim.key)) as connection:
            hired = connection.execute("SELECT count(*) FROM staff WHERE name GLOB '[0-9]*'")
            count = hired.fetchone()[0]
            sound = connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    except Refusal:
        return "damaged"
    if not sound:
        return "damaged"
    if count % 3:
        return "half a commit"
    return "whole" if count // 3 >= told else "lost"


def found_after_cuts(victim, recorded, *, cuts):
    steps, start = recorded
    rng = random.Random(11)
    found = []
    for cut in sorted(rng.sample(range(len(steps)), min(cuts, len(steps)))):
        for survives in SURVIVES.values():
            files, told = after_a_power_cut(steps[:cut], start, partial(survives, rng))
            found.append(state_after(victim, files, told))
    return found


def test_what_was_saved_is_there_after_any_power_cut(victim, recorded):
    found = found_after_cuts(victim, recorded(), cuts=CUTS)

    assert len(found) >= 1_000
    assert set(found) == {"whole"}


def test_the_same_cuts_harm_a_store_that_does_not_wait_for_the_disk(victim, recorded, monkeypatch):
    careful = vars(database)["_PRAGMAS"]
    careless = ["synchronous = OFF" if pragma == SAFE else pragma for pragma in careful]
    monkeypatch.setattr("app.models.database._PRAGMAS", careless)
    steps = recorded()
    monkeypatch.undo()

    found = found_after_cuts(victim, steps, cuts=CUTS // 10)

    assert careless.count("synchronous = OFF") == 1
    assert {"damaged", "lost", "half a commit"} & set(found)


def test_the_disk_that_is_watched_sees_every_byte(victim, recorded):
    steps, start = recorded()

    files, told = after_a_power_cut(steps, start, lambda: True)

    assert told == COMMITS
    assert {step.what for step in steps} >= {"write", "sync", "told"}
    assert state_after(victim, files, told) == "whole"
