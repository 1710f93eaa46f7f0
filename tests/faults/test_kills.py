"""``kill -9`` at any moment: nothing saved is lost, and everything is the old or the new, whole."""

import itertools
import shutil
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.models import JournalEntry, StaffMember
from app.models.database import SCHEMA_VERSION, connect, create_file
from app.services.foundation.actors import Actor
from app.services.foundation.store import Store
from app.services.vault.backing_up import back_up
from app.services.vault.backups import check_backup, list_backups
from app.services.vault.checks import check_store
from app.services.vault.clinic_store import create_clinic, find_store, open_clinic
from app.services.vault.copies import count_rows
from app.services.vault.folders import BACKUPS_NAME, STORE_NAME
from app.services.vault.keyring import Keyring, WrongPassword
from app.services.vault.restoring import Return, go_back
from app.services.vault.upgrade import upgrade_store
from app.words import BackupReason, Intent, Role
from tests.conftest import FixedClock
from tests.faults.conftest import ENTRY, MANAGER, OPENS, Victim
from tests.faults.kills import how_long, needs_fork, run_and_kill
from tests.services.vault.test_older_stores import STORES, fill
from tests.stores import LIGHT

pytestmark = [pytest.mark.faults, needs_fork]

NOW = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)
BOSS = Actor(staff_id=1, name=MANAGER, role=Role.MANAGER)
COUNT = (
    "INSERT INTO number_series VALUES ('visits', ?) ON CONFLICT DO UPDATE SET last = excluded.last"
)


@pytest.fixture
def victim(tmp_path):
    """A small clinic; it is opened hundreds of times."""
    folder = tmp_path / "clinic"
    made = create_clinic(folder, entry=ENTRY, password=OPENS, clock=FixedClock(), cost=LIGHT)
    victim = Victim(folder, Keyring(folder).unlock(MANAGER, OPENS, now=NOW).data_key)
    victim_code[victim.folder] = made.recovery_code
    return victim


victim_code: dict[Path, str] = {}


def open_it(victim):
    return open_clinic(victim.folder, name=MANAGER, password=OPENS, now=NOW)


def count_up(victim, number):
    with closing(connect(victim.store, victim.key)) as connection:
        connection.execute(COUNT, (number,))


def counted(victim):
    rows = victim.ask("SELECT last FROM number_series WHERE name = 'visits'")
    return rows[0][0] if rows else 0


def hire_a_pair(session, number):
    for half in "ab":
        session.add(StaffMember(name=f"{number:05}{half}", role=Role.RECEPTIONIST))


def count(session, model):
    return session.scalar(select(func.count(model.id))) or 0


def test_two_hundred_kills_amid_commits_lose_nothing(victim):
    def write_on(first):
        def work(tell):
            opened = open_it(victim)
            store = Store(opened.engine, clock=FixedClock())
            for number in itertools.count(first):
                pair = partial(hire_a_pair, number=number)
                store.write(pair, actor=BOSS, intent=Intent.EDIT_STAFF)
                tell(number)

        return work

    pairs = 0
    for _ in range(200):
        said = run_and_kill(write_on(pairs + 1), within=0.03).said
        opened = open_it(victim)
        store = Store(opened.engine, clock=FixedClock())
        staff, entries = (store.read(partial(count, model=m)) for m in (StaffMember, JournalEntry))
        opened.close()

        pairs, odd = divmod(staff - 1, 2)
        assert odd == 0
        assert pairs == entries - 1
        assert int(said[-1]) <= pairs <= int(said[-1]) + 1

    check_store(victim.store, victim.key, thoroughly=True)


@pytest.fixture
def older(tmp_path, keys):
    """A clinic as the first release left it, with rows in every table."""
    folder, key = tmp_path / "older", keys.data_key
    folder.mkdir()
    create_file(folder / STORE_NAME, key)
    upgrade_store(folder / STORE_NAME, key, now=NOW, newest=1)
    fill(folder / STORE_NAME, key, STORES[0].read_text(encoding="utf-8"))
    return Victim(folder, key)


@pytest.fixture
def keys(victim):
    return Keyring(victim.folder).unlock(MANAGER, OPENS, now=NOW)


def rows_in(victim):
    with closing(connect(victim.store, victim.key)) as connection:
        rows = count_rows(connection)
    return {table: count for table, count in rows.items() if table != "alembic_version"}


def test_sixty_kills_amid_a_migration_leave_the_old_or_the_new_release(older, tmp_path):
    before = rows_in(older)
    spare = Victim(Path(shutil.copytree(older.folder, tmp_path / "spare")), older.key)

    def migrate(victim):
        def work(tell):
            tell("begun")
            upgrade_store(victim.store, victim.key, now=NOW)

        return work

    within = how_long(migrate(spare)) * 3
    versions = set()
    for number in range(60):
        victim = Victim(Path(shutil.copytree(older.folder, tmp_path / f"kill {number}")), older.key)
        run_and_kill(migrate(victim), within=within)

        check_store(victim.store, victim.key, thoroughly=True)
        (version,) = victim.ask("PRAGMA user_version")[0]
        after = rows_in(victim)
        versions.add(version)
        assert version in {1, SCHEMA_VERSION}
        assert {table: after[table] for table in before} == before
        for backup in list_backups(victim.folder / BACKUPS_NAME):
            check_backup(backup, victim.key)
        upgrade_store(victim.store, victim.key, now=NOW)
        assert victim.ask("PRAGMA user_version") == [(SCHEMA_VERSION,)]
        shutil.rmtree(victim.folder)

    assert versions == {1, SCHEMA_VERSION}


def test_fifty_kills_amid_backups_leave_only_whole_ones(victim):
    def work(tell):
        tell("begun")
        for _ in range(20):
            backup = back_up(victim.folder, victim.key, reason=BackupReason.REGULAR, now=NOW)
            tell(backup.number)

    made = 0
    for _ in range(50):
        said = run_and_kill(work, within=0.3).said
        told = max([made, *(int(word) for word in said[1:])])

        lying = list_backups(victim.folder / BACKUPS_NAME)
        for backup in lying[:3]:
            check_backup(backup, victim.key)
        made = lying[0].number if lying else 0
        assert told <= made <= told + 1

    check_store(victim.store, victim.key, thoroughly=True)
    last = back_up(victim.folder, victim.key, reason=BackupReason.REGULAR, now=NOW)
    assert last.number > made
    assert not list((victim.folder / BACKUPS_NAME).glob("*.part"))


def test_fifty_kills_amid_going_back_leave_the_old_store_or_the_new(victim):
    count_up(victim, 1)
    backup = back_up(victim.folder, victim.key, reason=BackupReason.REGULAR, now=NOW)

    def work(tell):
        tell("begun")
        going = Return(
            folder=victim.folder, backup=backup, key=victim.key, actor=BOSS, clock=FixedClock()
        )
        go_back(going)

    within = how_long(work) * 2
    found = set()
    for number in range(2, 52):
        count_up(victim, number)
        run_and_kill(work, within=within)

        find_store(victim.folder)
        check_store(victim.store, victim.key, thoroughly=True)
        stands = counted(victim)
        assert stands in {1, number}
        found.add(stands == 1)
        if stands == 1:
            newest = list_backups(victim.folder / BACKUPS_NAME)[0]
            check_backup(newest, victim.key)
            aside = Victim(newest.folder, victim.key)
            kept = aside.store.read_bytes()
            assert counted(aside) == number
            aside.store.write_bytes(kept)  # looking with a tool changes the file

    assert found == {True, False}
    open_it(victim).close()


def test_fifty_kills_amid_changes_of_a_password_leave_one_that_opens(victim):
    keyring = Keyring(victim.folder, LIGHT)
    words = itertools.cycle(["plum-rain", OPENS])
    stands, coming = OPENS, next(words)

    for _ in range(50):

        def work(tell, stands=stands, coming=coming):
            tell("begun")
            old, new = stands, coming
            for number in itertools.count(1):
                Keyring(victim.folder, LIGHT).change_password(MANAGER, old, new, now=NOW)
                tell(number)
                old, new = new, old

        said = run_and_kill(work, within=0.02).said
        changes = int(said[-1]) if said[-1] != "begun" else 0
        if changes % 2:
            stands, coming = coming, stands
        try:
            keyring.unlock(MANAGER, stands, now=NOW)
        except WrongPassword:  # the next change was on the disk, and nobody was told yet
            stands, coming = coming, stands
            keyring.unlock(MANAGER, stands, now=NOW)
        code = victim_code[victim.folder]
        assert keyring.unlock_with_recovery(code, now=NOW) == victim.key
