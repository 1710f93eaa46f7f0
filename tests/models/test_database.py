"""The encrypted file and the settings every connection to it has."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError

from app.models.database import APPLICATION_ID, create_file, open_engine

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "clinic.db"
    create_file(path, KEY)
    return path


@pytest.fixture
def engine(path):
    engine = open_engine(path, KEY)
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("busy_timeout", 5_000),
        ("cipher_log_level", "NONE"),
        ("application_id", APPLICATION_ID),
    ],
)
def test_every_connection_has_the_settings(engine, pragma, value):
    with engine.connect() as first, engine.connect() as second:
        found = [c.exec_driver_sql(f"PRAGMA {pragma}").scalar() for c in (first, second)]

    assert found == [value, value]


def test_the_file_holds_no_plain_text(path, engine):
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE customers (name TEXT)"))
        connection.execute(text("INSERT INTO customers VALUES ('marker-of-a-name')"))

    bytes_at_rest = path.read_bytes() + path.with_name("clinic.db-wal").read_bytes()

    assert b"marker-of-a-name" not in bytes_at_rest
    assert b"SQLite format 3" not in bytes_at_rest


def test_another_key_opens_nothing(path):
    engine = open_engine(path, bytes(32))

    with pytest.raises(DatabaseError, match="not a database"):
        engine.connect()


def test_opening_never_creates(tmp_path):
    engine = open_engine(tmp_path / "gone.db", KEY)

    with pytest.raises(OperationalError, match="unable to open"):
        engine.connect()

    assert not (tmp_path / "gone.db").exists()


def test_creating_never_overwrites(path):
    before = path.read_bytes()

    with pytest.raises(FileExistsError):
        create_file(path, KEY)

    assert path.read_bytes() == before


def test_a_short_key_is_a_fault(path):
    with pytest.raises(ValueError, match="31"):
        open_engine(path, KEY[:31]).connect()


def test_a_path_may_hold_what_an_address_may_not(tmp_path):
    path = tmp_path / "诊所 #1?mode=memory%20.db"

    create_file(path, KEY)

    assert path.stat().st_size > 0


def test_a_read_sees_one_snapshot_while_another_connection_writes(engine):
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (a INTEGER)"))
    count = text("SELECT count(*) FROM t")

    with engine.connect() as reader, engine.connect() as writer:
        before = reader.scalar(count)
        writer.execute(text("INSERT INTO t VALUES (1)"))
        writer.commit()
        during = reader.scalar(count)
        reader.rollback()
        after = reader.scalar(count)

    assert (before, during, after) == (0, 0, 1)


def test_a_writer_takes_the_lock_when_it_begins(engine):
    writing = engine.execution_options(sqlite_begin="IMMEDIATE")

    with writing.connect() as first, engine.connect() as second:
        first.begin()
        second.exec_driver_sql("PRAGMA busy_timeout = 1")
        with pytest.raises(OperationalError, match="locked"):
            second.exec_driver_sql("CREATE TABLE t (a)")


def test_foreign_keys_bite(engine):
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE a (id INTEGER PRIMARY KEY)"))
        connection.execute(text("CREATE TABLE b (a_id INTEGER REFERENCES a (id))"))

    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text("INSERT INTO b VALUES (1)"))
