"""Faults of the store that the person at the desk can do something about."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from app.services.foundation.errors import DiskFull, Refusal, StoreBusy


@contextmanager
def faults_explained() -> Iterator[None]:
    """Let faults pass as the refusals they amount to, the others as they are.

    Raises:
        DiskFull: The disk took no more.
        StoreBusy: Another program holds the file.
    """
    try:
        yield
    except (DBAPIError, dbapi2.Error, OSError) as error:
        refusal = as_refusal(error)
        if refusal is None:
            raise
        raise refusal from error


def as_refusal(error: BaseException) -> Refusal | None:
    """Return the refusal that ``error`` amounts to; ``None`` if it is a fault of ours.

    Args:
        error: What SQLAlchemy, the SQLite driver or the operating system raised.
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    name = str(getattr(cause, "sqlite_errorname", ""))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreBusy()
    if name.startswith("SQLITE_FULL") or getattr(cause, "errno", None) == errno.ENOSPC:
        return DiskFull()
    return None
