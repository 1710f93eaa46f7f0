"""What is checked before a store is used.

Nothing here creates, repairs or deletes: a store that fails a check is left as
it is, for a restore or for someone who knows more.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from app.models.database import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    Driver,
    PlainLibraryError,
    connect,
    connect_at_rest,
)
from app.services.foundation.errors import Refusal, StoreBusy
from app.services.foundation.faults import as_refusal
from app.services.vault.errors import CipherMissing, FolderNotWritable, StoreNewer
from app.words.language import N_


@dataclass(eq=False)
class StoreMissing(Refusal):
    """There is no store where one was to be opened."""

    path: Path

    says = N_("There is no data file at {path}. Please find it, or set up a clinic elsewhere.")


@dataclass(eq=False)
class StoreEmpty(Refusal):
    """The store file has no content."""

    path: Path

    says = N_("The data file {path} is empty. Please put a copy of the real one in its place.")


@dataclass(eq=False)
class StorePlain(Refusal):
    """The file is a database, but not encrypted, so it is none of ours."""

    path: Path

    says = N_("The file {path} is not ours. Please put the real data file in its place.")


@dataclass(eq=False)
class StoreDamaged(Refusal):
    """The store does not hold what was written to it.

    Attributes:
        path: The damaged file, left as it is.
        pages: Findings of the check, in its own words; empty if it could not even begin.
    """

    path: Path
    pages: tuple[str, ...] = ()

    says = N_(
        "The data file {path} is damaged and was left as it is. Please copy its whole folder to a"
        " safe place and ask for help."
    )


@dataclass(eq=False)
class StoreReadOnly(Refusal):
    """The file may be read and not written."""

    path: Path

    says = N_(
        "The data file {path} is set to read-only, so nothing could be saved. Please allow writing"
        " to it."
    )


@dataclass(eq=False)
class NotOurStore(Refusal):
    """The file opens with the key, but another program's mark is in it."""

    path: Path

    says = N_("The file {path} is not ours. Please put the real data file in its place.")


_PLAIN_HEADER: Final = b"SQLite format 3\x00"
_PAGE_BYTES: Final = 4096


def check_file(path: Path) -> None:
    """Check what can be seen without the key.

    Raises:
        StoreMissing: There is no file.
        StoreEmpty: It has no content.
        StorePlain: It is not encrypted.
    """
    if not path.is_file():
        raise StoreMissing(path)
    with path.open("rb") as file:
        header = file.read(len(_PLAIN_HEADER))
    if not header:
        raise StoreEmpty(path)
    if header == _PLAIN_HEADER:
        raise StorePlain(path)


def check_store(path: Path, key: bytes, *, thoroughly: bool) -> None:
    """Check the file at ``path`` with the right key.

    Args:
        path: The store; it has passed ``check_file``.
        key: The data key that its slot gave, so a file that does not open is damaged.
        thoroughly: Every row, index and reference too, not only the seal of every page.

    Raises:
        StoreDamaged: It does not hold what was written to it.
        NotOurStore: It bears another program's mark.
        StoreNewer: A later release has written it.
        CipherMissing: The SQLite library does not encrypt.
        FolderNotWritable: It cannot be opened for writing.
        StoreBusy: Another program holds it.
    """
    with _at_rest(path, key) as connection:
        _refuse_findings(path, _look_at_pages(connection))
        if thoroughly:
            _check_content(connection, path)


def check_identity(path: Path, key: bytes) -> None:
    """Check what takes no longer in a big store: whose it is, and that its log is written back.

    Raises:
        Refusal: As ``check_store``; damage only where it shows at once.
    """
    with _at_rest(path, key):
        pass


def check_used_store(path: Path, key: bytes, *, thoroughly: bool) -> None:
    """Check a store that others read and write meanwhile; they need not wait.

    Raises:
        StoreDamaged: It does not hold what was written to it.
    """
    with reading(path, key) as connection:
        # A page that is just being written looks damaged, but not twice.
        if found := _look_at_pages(connection):
            again = _look_at_pages(connection)
            _refuse_findings(path, [row for row in again if row in found])
        if thoroughly:
            _check_content(connection, path)


def check_copy(path: Path, key: bytes) -> None:
    """Check a whole copy that nobody writes; it stays byte for byte as it is.

    Raises:
        Refusal: As ``check_store``.
    """
    with reading(path, key, at_rest=True) as connection:
        _refuse_foreign(connection, path)
        _refuse_findings(path, _look_at_pages(connection))
        _check_content(connection, path)


@contextmanager
def reading(path: Path, key: bytes, *, at_rest: bool = False) -> Iterator[Driver]:
    """Yield a driver connection; what SQLite finds wrong becomes a refusal.

    Args:
        path: The store, or a copy of it.
        key: Its data key.
        at_rest: Nobody writes it, and it is not to be written.
    """
    if path.exists() and path.stat().st_size < _PAGE_BYTES:
        raise StoreDamaged(path)  # SQLite would take it for a new one and write to it
    try:
        connection = connect_at_rest(path, key) if at_rest else connect(path, key)
        try:
            yield connection
        finally:
            connection.close()
    except PlainLibraryError as error:
        raise CipherMissing from error
    except dbapi2.Error as error:
        refusal = as_refusal(error)
        name = str(getattr(error, "sqlite_errorname", ""))  # a copying that failed has none
        raise refusal or _of_rights(name, path) from error


def _of_rights(name: str, path: Path) -> Refusal:
    if name.startswith("SQLITE_READONLY"):
        return StoreReadOnly(path)
    return FolderNotWritable(path.parent) if name == "SQLITE_CANTOPEN" else StoreDamaged(path)


def schema_version(connection: Driver) -> int:
    """Return the schema version of an open store; 0 if it has no table yet."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


@contextmanager
def _at_rest(path: Path, key: bytes) -> Iterator[Driver]:
    """Yield a connection to a store of ours whose log is written back into the file."""
    with reading(path, key) as connection:
        _refuse_foreign(connection, path)
        # The look at the pages reads the file and not the write-ahead log.
        held, _log_pages, _done = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if held:
            raise StoreBusy
        yield connection


def _refuse_foreign(connection: Driver, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise NotOurStore(path)
    version = schema_version(connection)
    if version > SCHEMA_VERSION:
        raise StoreNewer(version, SCHEMA_VERSION)


def _look_at_pages(connection: Driver) -> list[tuple[str]]:
    found: list[tuple[str]] = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    return found


def _check_content(connection: Driver, path: Path) -> None:
    found = connection.execute("PRAGMA integrity_check").fetchall()
    _refuse_findings(path, [row for row in found if row != ("ok",)])
    _refuse_findings(path, connection.execute("PRAGMA foreign_key_check"))


def _refuse_findings(path: Path, rows: Iterable[Sequence[object]]) -> None:
    findings = tuple(" ".join(map(str, row)) for row in rows)
    if findings:
        raise StoreDamaged(path, findings)
