"""What a store holds, and copying it while others write to it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.models.database import Driver, create_file
from app.services.foundation.reports import Report, say_nothing
from app.services.vault.checks import reading, schema_version

_PAGES_AT_ONCE: Final = 512  # two mebibytes: long enough to be fast, short enough to be stopped


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalHead:
    """The last entry of the journal.

    Attributes:
        entry: Its number, which is how many there are; 0 for none.
        digest: Its hash, which stands for all before it; empty for none.
    """

    entry: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a store holds, counted.

    Attributes:
        schema_version: Of its tables.
        rows: How many each table has.
        head: Where its journal ends.
    """

    schema_version: int
    rows: dict[str, int]
    head: JournalHead


def read_contents(connection: Driver) -> Contents:
    """Return what an open store holds."""
    rows = count_rows(connection)
    return Contents(
        schema_version=schema_version(connection),
        rows=rows,
        head=read_head(connection)
        if "journal_entries" in rows
        else JournalHead(entry=0, digest=""),
    )


def read_head(connection: Driver) -> JournalHead:
    """Return where the journal of an open store ends."""
    last = connection.execute(
        "SELECT id, digest FROM journal_entries ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return JournalHead(entry=last[0], digest=last[1]) if last else JournalHead(entry=0, digest="")


def count_rows(connection: Driver) -> dict[str, int]:
    """Return how many rows each table holds."""
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for (name,) in names
    }


def copy_store(source: Path, target: Path, key: bytes, *, report: Report = say_nothing) -> Contents:
    """Make ``target`` a copy of the store as it is at this moment, and return what it holds.

    Whoever writes to the store meanwhile need not wait. The copy is one file, without a
    log beside it. SQLite copies a damaged file without a word: the copy has yet to be checked.

    Args:
        source: The store.
        target: A file that is not there yet.
        key: Of both.
        report: Is told how many pages are copied; whatever it raises stops the copying.
    """
    create_file(target, key)
    with reading(source, key) as store, reading(target, key) as copy:
        copy.execute("PRAGMA journal_mode = DELETE").fetchall()  # each page is written once
        # One snapshot to the end; without it every write would make the copying begin anew.
        store.execute("BEGIN")
        contents = read_contents(store)
        _copy_pages(store, copy, report)
        store.execute("ROLLBACK")
        copy.execute("PRAGMA journal_mode = DELETE").fetchall()  # the mode was copied too
    return contents


def discard_part(part: Path) -> None:
    """Remove an unfinished file with its logs."""
    for ending in ("", "-wal", "-shm", "-journal"):
        part.with_name(f"{part.name}{ending}").unlink(missing_ok=True)


def _copy_pages(store: Driver, copy: Driver, report: Report) -> None:
    store.backup(
        copy,
        pages=_PAGES_AT_ONCE,
        progress=lambda _status, left, total: report(total - left, total),
    )
