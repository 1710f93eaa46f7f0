"""The steps end where the models are."""

from datetime import UTC, datetime

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from app.models import Base
from app.models.database import SCHEMA_VERSION, create_file, open_engine
from app.services.vault.upgrade import MIGRATIONS, upgrade_store

KEY = bytes(32)
NOW = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)


def schema_of(engine):
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE '%alembic%'"
        )
        return {tuple(row) for row in rows}


def test_the_newest_step_is_the_schema_version():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))

    assert ScriptDirectory.from_config(config).get_current_head() == f"{SCHEMA_VERSION:04}"


def test_a_migrated_store_has_what_the_models_declare(tmp_path):
    create_file(tmp_path / "clinic.db", KEY)
    upgrade_store(tmp_path / "clinic.db", KEY, now=NOW)
    engine = open_engine(tmp_path / "clinic.db", KEY)

    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    engine.dispose()

    assert differences == []


def test_a_migrated_store_has_every_check_and_trigger_too(tmp_path, engine):
    create_file(tmp_path / "clinic.db", KEY)
    upgrade_store(tmp_path / "clinic.db", KEY, now=NOW)
    migrated = open_engine(tmp_path / "clinic.db", KEY)

    found = schema_of(migrated)
    migrated.dispose()

    assert found == schema_of(engine)
    assert {kind for kind, _name, _sql in found} >= {"table", "index", "trigger"}
