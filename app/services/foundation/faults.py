"""Faults of the store that the person at the desk can do something about."""

import errno

from sqlalchemy.exc import DBAPIError

from app.services.foundation.errors import DiskFull, Refusal, StoreBusy


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
