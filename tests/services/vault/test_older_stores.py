"""A clinic that an older release has filled is opened by this one, and nothing is lost.

``tests/data/stores`` holds the rows of a made-up clinic as each release left them, some in
every table.
"""

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Base
from app.models.database import connect, create_file
from app.services.vault.checks import check_store
from app.services.vault.clinic_store import open_clinic
from app.services.vault.copies import count_rows
from app.services.vault.folders import STORE_NAME
from app.services.vault.upgrade import upgrade_store
from tests.models.ddl import next_step
from tests.services.vault.conftest import NOW, PASSWORD

STORES = sorted((Path(__file__).parents[2] / "data" / "stores").glob("*.sql"))


def fill(path, key, script):
    """Run ``script`` with the triggers put aside: they would refuse what was true only later."""
    connection = connect(path, key)
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall()
    connection.execute("PRAGMA foreign_keys = OFF")
    for name, _sql in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.executescript(script)
    for _name, sql in triggers:
        connection.execute(sql)
    connection.close()


def rows_of(path, key):
    connection = connect(path, key)
    rows = count_rows(connection)
    connection.close()
    return {table: count for table, count in rows.items() if table != "alembic_version"}


@pytest.fixture
def key(draft):
    return draft.unlocked.data_key


@pytest.fixture(params=STORES, ids=lambda script: script.stem)
def older(request, tmp_path, keyring, key):
    """The folder of a clinic as the release left it that had this many steps."""
    path = tmp_path / STORE_NAME
    create_file(path, key)
    upgrade_store(path, key, now=NOW, newest=int(request.param.stem))
    fill(path, key, request.param.read_text(encoding="utf-8"))
    return tmp_path


@pytest.fixture
def opened(older):
    clinic = open_clinic(older, name="李梅", password=PASSWORD, now=NOW)
    yield clinic
    clinic.close()


def test_a_store_of_the_first_release_is_kept():
    assert STORES[0].stem == "0001"


def test_a_store_kept_has_rows_in_every_table(older, key):
    rows = rows_of(older / STORE_NAME, key)

    assert [table for table, count in rows.items() if not count] == []


def test_an_older_store_is_what_the_models_declare_once_opened(opened, key, engine):
    assert next_step(opened.engine, engine) == ""
    check_store(opened.folder / STORE_NAME, key, thoroughly=True)


def test_every_row_of_an_older_store_is_understood(opened, key):
    with Session(opened.engine) as session:
        read = {
            model.__tablename__: len(session.scalars(select(model)).all())
            for model in Base.__subclasses__()
        }

    assert read == rows_of(opened.folder / STORE_NAME, key)
