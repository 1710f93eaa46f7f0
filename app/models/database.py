"""Opens the encrypted file the way the rest of the program expects it."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlcipher3 import dbapi2

APPLICATION_ID: Final = 0x436C6E44  # "ClnD", in the header of every store of ours
SCHEMA_VERSION: Final = 6  # kept as user_version; equals the number of the newest migration
KEY_BYTES: Final = 32
Driver: TypeAlias = Any  # a connection of sqlcipher3, which has no types

_BUSY_MS: Final = 5_000
_CACHE_KIB: Final = 64 * 1024  # a search over 100,000 customers decrypts nothing twice
# synchronous FULL: in simulated power cuts NORMAL lost up to 11 commits, FULL none.
# recursive_triggers: without it INSERT OR REPLACE slips past a trigger that forbids deleting.
_PRAGMAS: Final = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    f"busy_timeout = {_BUSY_MS}",
    f"cache_size = -{_CACHE_KIB}",
)
_PRAGMAS_AT_REST: Final = ("trusted_schema = OFF", "cell_size_check = ON")


class PlainLibraryError(RuntimeError):
    """The SQLite library found here does not encrypt."""


def open_engine(path: Path, key: bytes, *, at_rest: bool = False) -> Engine:
    """Return an engine on the existing file at ``path``; nothing is ever created.

    Every transaction starts with an explicit ``BEGIN``, so that a read sees one
    snapshot; whoever means to write sets the execution option ``sqlite_begin``
    to ``IMMEDIATE``. The file is first touched by the first connection, which
    fails with ``sqlalchemy.exc.OperationalError`` if there is none.

    Args:
        path: The encrypted file.
        key: The raw 256-bit data key.
        at_rest: See ``connect_at_rest``.
    """
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=partial(connect_at_rest if at_rest else connect, path, key),
        poolclass=QueuePool,
        pool_use_lifo=True,  # the connection used last has what it read still decrypted
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        mode = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


def create_file(path: Path, key: bytes) -> None:
    """Make a new encrypted file that holds no table yet.

    Raises:
        FileExistsError: Something is at ``path`` already; it is left as it is.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    connection = connect(path, key)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    finally:
        connection.close()


def connect(path: Path, key: bytes) -> Driver:
    """Return a bare driver connection to the existing file, set up like every other.

    Raises:
        PlainLibraryError: The library would have written plain text.
        sqlcipher3.dbapi2.DatabaseError: There is no such file, or it does not open with the key.
    """
    return _opened(path, "mode=rw", key, _PRAGMAS)


def connect_at_rest(path: Path, key: bytes) -> Driver:
    """Return a driver connection to a file that nobody writes; it stays byte for byte as it is.

    The medium may be one that cannot be written. A write-ahead log beside the file is not read.

    Raises:
        PlainLibraryError, sqlcipher3.dbapi2.DatabaseError: See ``connect``.
    """
    return _opened(path, "mode=ro&immutable=1", key, _PRAGMAS_AT_REST)


def _opened(path: Path, mode: str, key: bytes, pragmas: Sequence[str]) -> Driver:
    if len(key) != KEY_BYTES:
        raise ValueError(len(key))
    connection = dbapi2.connect(
        f"{path.resolve().as_uri()}?{mode}",
        uri=True,
        timeout=_BUSY_MS / 1_000,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _prepare(connection, key, pragmas)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: Driver, key: bytes, pragmas: Sequence[str]) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to standard error
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    if connection.execute("PRAGMA cipher_version").fetchone() is None:
        raise PlainLibraryError
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}").fetchall()
