"""Brings a store to the schema of this release.

A new store takes the same way, from nothing. A backup is made and proven first;
the steps run in one transaction with foreign keys off (SQLite rebuilds a table
by dropping the old one, and a cascade would silently delete its children); rows
are counted before and after; the version is written last.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection

import app.models
from app.models.database import SCHEMA_VERSION, Driver, open_engine
from app.services.foundation.errors import Refusal
from app.services.foundation.faults import faults_explained
from app.services.vault.backing_up import back_up
from app.services.vault.checks import reading, schema_version
from app.services.vault.copies import count_rows
from app.words import BackupReason
from app.words.language import N_


@dataclass(eq=False)
class UpgradeFailed(Refusal):
    """The store could not be brought to this release and is as it was.

    Attributes:
        table: The table whose rows did not add up.
    """

    table: str

    says = N_(
        "The data could not be brought to this release (table {table}) and is as it was. Please go"
        " on with the release before and ask for help."
    )


if TYPE_CHECKING:  # Alembic is slow to import and rarely needed
    from alembic.config import Config

MIGRATIONS: Final = Path(app.models.__file__).parent / "migrations"


def upgrade_store(
    path: Path,
    key: bytes,
    *,
    now: datetime,
    newest: int = SCHEMA_VERSION,
    scripts: Path = MIGRATIONS,
) -> None:
    """Run the steps that the store has not seen yet; all of them, or none.

    Args:
        path: The store; it has passed the checks.
        key: Its data key.
        now: The present moment, for the backup before.
        newest: The schema version to reach.
        scripts: Where Alembic finds the steps. A step that adds or removes rows names the
            tables in ``ROWS_CHANGE_IN``.

    Raises:
        UpgradeFailed: Rows were lost or references broken; the store is as it was.
        Refusal: Nothing was begun, because there could be no backup; see ``back_up``.
    """
    with reading(path, key) as connection:
        version = schema_version(connection)
    if version == newest:
        return
    if version:
        back_up(path.parent, key, reason=BackupReason.BEFORE_UPGRADE, now=now)
    run_steps(path, key, newest=newest, scripts=scripts)


def run_steps(
    path: Path, key: bytes, *, newest: int = SCHEMA_VERSION, scripts: Path = MIGRATIONS
) -> None:
    """Like ``upgrade_store`` for a copy that needs no backup.

    Raises:
        UpgradeFailed: Rows were lost or references broken; the copy is as it was.
    """
    with reading(path, key) as connection:
        version = schema_version(connection)
    if version == newest:
        return
    with faults_explained(), _transaction(path, key) as connection:
        _run_steps(connection, _config(scripts), version, newest)
        connection.exec_driver_sql(f"PRAGMA user_version = {newest}")


def _config(scripts: Path) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


@contextmanager
def _transaction(path: Path, key: bytes) -> Iterator[Connection]:
    engine = open_engine(path, key).execution_options(sqlite_begin="IMMEDIATE")
    try:
        with engine.connect() as connection:
            # Inside a transaction the first would be ignored. Without the second a table whose
            # place another takes must not be named in any trigger.
            _driver(connection).execute("PRAGMA foreign_keys = OFF")
            _driver(connection).execute("PRAGMA legacy_alter_table = ON")
            with connection.begin():
                yield connection
    finally:
        engine.dispose()


def _run_steps(connection: Connection, config: "Config", version: int, newest: int) -> None:
    from alembic import command

    may_change = _tables_with_other_rows(config, version)
    before = count_rows(_driver(connection))
    config.attributes["connection"] = connection
    command.upgrade(config, f"{newest:04}")
    after = count_rows(_driver(connection))
    for table in before.keys() - may_change:
        if after.get(table) != before[table]:
            raise UpgradeFailed(table)
    for broken in _driver(connection).execute("PRAGMA foreign_key_check"):
        raise UpgradeFailed(broken[0])


def _tables_with_other_rows(config: "Config", version: int) -> set[str]:
    from alembic.script import ScriptDirectory

    steps = ScriptDirectory.from_config(config).walk_revisions()
    ahead = [step.module for step in steps if int(step.revision) > version]
    return {table for module in ahead for table in getattr(module, "ROWS_CHANGE_IN", ())}


def _driver(connection: Connection) -> Driver:
    return connection.connection.driver_connection
