"""Copies of the store that are proven before they count."""

from pathlib import Path

from app.models.database import Driver, connect, create_file
from app.services.vault.checks import check_store, reading
from app.services.vault.durable_files import rename_durably
from app.services.vault.errors import StoreDamaged


def copy_store(source: Path, target: Path, key: bytes) -> None:
    """Make ``target`` a checked copy of ``source``; an older one there is replaced.

    SQLite copies a damaged file without a word, so the copy is opened and its
    pages, rows and references are checked before it gets its name.

    Raises:
        StoreDamaged: The copy does not hold what the source holds.
    """
    part = target.with_name(f"{target.name}.part")
    discard_part(part)
    create_file(part, key)
    with reading(source, key) as connection:
        _copy_pages(connection, part, key)
        rows = count_rows(connection)
    check_store(part, key, thoroughly=True)
    with reading(part, key) as connection:
        if count_rows(connection) != rows:
            raise StoreDamaged(part)
    rename_durably(part, target)


def discard_part(part: Path) -> None:
    """Remove an unfinished file with its log."""
    for path in (part, part.with_name(f"{part.name}-wal"), part.with_name(f"{part.name}-shm")):
        path.unlink(missing_ok=True)


def count_rows(connection: Driver) -> dict[str, int]:
    """Return how many rows each table holds."""
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for (name,) in names
    }


def _copy_pages(source: Driver, part: Path, key: bytes) -> None:
    copy = connect(part, key)
    try:
        source.backup(copy)
    finally:
        copy.close()
