"""Bringing a store to a later schema: all of it or nothing, and no row lost."""

import shutil
from functools import partial

import pytest

from app.models.database import SCHEMA_VERSION, connect, connect_at_rest
from app.services.vault import clinic_store
from app.services.vault.backups import check_backup, list_backups
from app.services.vault.errors import FolderNotWritable
from app.services.vault.folders import BACKUPS_NAME
from app.services.vault.upgrade import MIGRATIONS, UpgradeFailed, upgrade_store
from app.words import BackupReason
from tests.services.vault.conftest import NOW

NEXT = SCHEMA_VERSION + 1
HEADER = """
from alembic import op
from app.models.migrations.steps import rebuild, run
revision, down_revision, branch_labels, depends_on = "{number:04}", "{before:04}", None, None
"""
REBUILDS = """
def upgrade():
    table, = op.get_bind().exec_driver_sql(
        "SELECT sql FROM sqlite_schema WHERE name = '{table}'"
    ).one()
    rebuild(table.replace("id INTEGER", "shoe_size INTEGER NOT NULL, id INTEGER", 1),
            fill={{"shoe_size": "id + 36"}})
"""
REBUILDS_A_PARENT = REBUILDS.format(table="staff")
LOSES_ROWS = """
def upgrade():
    op.execute("DELETE FROM saved_views")
"""
SAYS_THAT_IT_DELETES = "ROWS_CHANGE_IN = ('saved_views',)\n" + LOSES_ROWS
BREAKS_A_REFERENCE = """
ROWS_CHANGE_IN = ("staff",)

def upgrade():
    op.execute("DROP TRIGGER staff_stay")
    op.execute("DELETE FROM staff")
"""
FAILS_HALFWAY = """
def upgrade():
    run("ALTER TABLE staff ADD COLUMN hat_size INTEGER")
    raise LookupError
"""


@pytest.fixture
def filled(clinic):
    """A clinic whose manager has a saved view."""
    connection = connect(clinic.store, clinic.data_key)
    connection.execute(
        "INSERT INTO saved_views (staff_id, list_name, name, query)"
        " VALUES (1, 'customers', 'big', 'tier=vip')"
    )
    connection.close()
    return clinic


@pytest.fixture
def scripts(tmp_path):
    """The steps of this release, to which a test adds its own."""
    return shutil.copytree(MIGRATIONS, tmp_path / "migrations 100%")


def add_step(scripts, body, *, number=NEXT):
    path = scripts / "versions" / f"{number:04}_next.py"
    path.write_text(HEADER.format(number=number, before=number - 1) + body)


def ask(path, key, sql):
    connection = connect(path, key)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def contents(clinic):
    key = clinic.data_key
    return [
        ask(clinic.store, key, sql)
        for sql in (
            "SELECT sql FROM sqlite_schema ORDER BY name",
            "SELECT * FROM staff",
            "SELECT * FROM saved_views",
            "PRAGMA user_version",
        )
    ]


def test_a_parent_is_rebuilt_without_losing_its_children(filled, scripts):
    add_step(scripts, REBUILDS_A_PARENT)

    upgrade_store(filled.store, filled.data_key, now=NOW, newest=NEXT, scripts=scripts)

    key = filled.data_key
    assert ask(filled.store, key, "SELECT name, shoe_size FROM staff") == [("李梅", 37)]
    assert ask(filled.store, key, "SELECT name FROM saved_views") == [("big",)]
    assert ask(filled.store, key, "PRAGMA user_version") == [(NEXT,)]


@pytest.mark.parametrize("table", ["complaint_cases", "grading_runs", "journal_rows"])
def test_a_table_rebuilt_keeps_its_guards_and_those_that_name_it(filled, scripts, table):
    add_step(scripts, REBUILDS.format(table=table))
    beside = "SELECT sql FROM sqlite_schema WHERE type <> 'table' ORDER BY name"
    before = ask(filled.store, filled.data_key, beside)

    upgrade_store(filled.store, filled.data_key, now=NOW, newest=NEXT, scripts=scripts)

    assert ask(filled.store, filled.data_key, beside) == before
    assert ask(filled.store, filled.data_key, "PRAGMA integrity_check") == [("ok",)]


def test_several_steps_are_one(filled, scripts):
    add_step(scripts, REBUILDS_A_PARENT)
    add_step(scripts, FAILS_HALFWAY, number=NEXT + 1)
    before = contents(filled)

    with pytest.raises(LookupError):
        upgrade_store(filled.store, filled.data_key, now=NOW, newest=NEXT + 1, scripts=scripts)

    assert contents(filled) == before


@pytest.mark.parametrize(
    ("step", "table"),
    [(LOSES_ROWS, "saved_views"), (BREAKS_A_REFERENCE, "saved_views")],
    ids=["rows lost", "reference broken"],
)
def test_a_step_that_harms_is_taken_back(filled, scripts, step, table):
    add_step(scripts, step)
    before = contents(filled)

    with pytest.raises(UpgradeFailed, match=table):
        upgrade_store(filled.store, filled.data_key, now=NOW, newest=NEXT, scripts=scripts)

    assert contents(filled) == before


def test_a_step_may_say_that_it_removes_rows(filled, scripts):
    add_step(scripts, SAYS_THAT_IT_DELETES)

    upgrade_store(filled.store, filled.data_key, now=NOW, newest=NEXT, scripts=scripts)

    assert ask(filled.store, filled.data_key, "SELECT * FROM saved_views") == []


def test_a_checked_backup_of_the_old_store_is_kept(filled, scripts):
    add_step(scripts, SAYS_THAT_IT_DELETES)

    upgrade_store(filled.store, filled.data_key, now=NOW, newest=NEXT, scripts=scripts)

    (backup,) = list_backups(filled.folder / BACKUPS_NAME)
    manifest = check_backup(backup, filled.data_key)
    old = connect_at_rest(backup.store, filled.data_key)
    assert old.execute("SELECT name FROM saved_views").fetchall() == [("big",)]
    old.close()
    assert manifest.reason is BackupReason.BEFORE_UPGRADE
    assert manifest.contents.schema_version == SCHEMA_VERSION


def test_without_a_backup_nothing_is_migrated(filled, scripts):
    add_step(scripts, SAYS_THAT_IT_DELETES)
    (filled.folder / BACKUPS_NAME).write_bytes(b"something in the way")
    before = contents(filled)

    with pytest.raises(FolderNotWritable):
        upgrade_store(filled.store, filled.data_key, now=NOW, newest=NEXT, scripts=scripts)

    assert contents(filled) == before


def test_opening_a_clinic_brings_its_store_up_to_date(filled, scripts, monkeypatch):
    add_step(scripts, REBUILDS_A_PARENT)
    next_release = partial(upgrade_store, newest=NEXT, scripts=scripts)
    monkeypatch.setattr(clinic_store, "upgrade_store", next_release)

    filled.open().close()

    assert ask(filled.store, filled.data_key, "PRAGMA user_version") == [(NEXT,)]


def test_a_store_of_this_release_is_not_touched(filled):
    before = filled.store.read_bytes()

    upgrade_store(filled.store, filled.data_key, now=NOW)

    assert filled.store.read_bytes() == before
