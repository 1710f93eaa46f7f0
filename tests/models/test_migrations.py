"""The steps end where the models are."""

from datetime import UTC, datetime

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from app.models.database import SCHEMA_VERSION, create_file, open_engine
from app.services.vault.upgrade import MIGRATIONS, upgrade_store
from tests.models.ddl import declared_in, next_step

KEY = bytes(32)
NOW = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)
BEHIND = """The models declare what the steps do not make. Write a step {number:04}, set
SCHEMA_VERSION to {number}, and let the step run (CONTRIBUTING says how):

{statements}"""


@pytest.fixture
def migrated(tmp_path):
    """A store that was made by the steps alone."""
    path = tmp_path / "migrated.db"
    create_file(path, KEY)
    upgrade_store(path, KEY, now=NOW)
    engine = open_engine(path, KEY)
    yield engine
    engine.dispose()


def execute(engine, *statements):
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_the_newest_step_is_the_schema_version():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))

    assert ScriptDirectory.from_config(config).get_current_head() == f"{SCHEMA_VERSION:04}"


def test_the_steps_make_what_the_models_declare(migrated, engine):
    statements = next_step(migrated, engine)

    assert not statements, BEHIND.format(number=SCHEMA_VERSION + 1, statements=statements)
    assert {item.kind for item in declared_in(migrated)} == {"table", "index", "trigger"}


@pytest.mark.parametrize(
    ("in_the_models", "step"),
    [
        ("CREATE TABLE cards (id INTEGER)", "CREATE TABLE cards (\n    id INTEGER\n);"),
        ("CREATE INDEX ix_name ON staff (name)", "CREATE INDEX ix_name ON staff (name);"),
        ("DROP INDEX ix_phones_customer_id", "DROP INDEX ix_phones_customer_id;"),
        ("DROP TRIGGER journal_rows_delete_refused", "DROP TRIGGER journal_rows_delete_refused;"),
        ("DROP TABLE import_mappings", "DROP TABLE import_mappings;"),
        ("ALTER TABLE staff ADD COLUMN shoe INTEGER", "-- new: shoe INTEGER\nCREATE TABLE staff ("),
        ("ALTER TABLE staff RENAME COLUMN name TO nick", "-- gone: name VARCHAR"),
    ],
)
def test_a_difference_is_told_as_the_step_that_is_missing(migrated, engine, in_the_models, step):
    execute(engine, in_the_models)

    assert step in next_step(migrated, engine)


def test_what_is_only_spelt_otherwise_is_no_difference(migrated, engine):
    execute(
        engine,
        "DROP TABLE import_mappings",
        *(item.spelt for item in declared_in(migrated) if item.table == "import_mappings"),
    )

    assert next_step(migrated, engine) == ""


def test_what_is_told_is_all_that_was_missing(migrated, engine):
    execute(
        engine,
        "CREATE TABLE cards (id INTEGER, colour TEXT CHECK (colour IN ('a, b', 'c')))",
        "CREATE INDEX ix_cards ON cards (colour)",
        "CREATE TRIGGER cards_stay BEFORE DELETE ON cards WHEN OLD.colour = 'a, b'"
        " BEGIN SELECT RAISE(ABORT, 'it  stays'); END",
    )

    execute(migrated, *next_step(migrated, engine).split("\n\n"))

    assert next_step(migrated, engine) == ""
