"""Faults of the store that the person at the desk can do something about."""

import errno
import os
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from app.services.foundation.errors import DiskFull, Refusal, RuleHeld, StoreBusy
from app.words import HeldRule

_FULL: Final = "database or disk is full"  # all that a copying says of it
_HELD: Final = re.compile(r"held (\w+) (\d+): ")  # written by app.models.complaint_guards


@contextmanager
def faults_explained() -> Iterator[None]:
    """Let faults pass as the refusals they amount to, the others as they are.

    Raises:
        DiskFull: The disk took no more.
        StoreBusy: Another program holds the file.
        RuleHeld: A guard of the tables held.
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
    if (
        name.startswith("SQLITE_FULL")
        or str(cause) == _FULL
        or getattr(cause, "errno", None) == errno.ENOSPC
    ):
        return DiskFull()
    return _held(str(cause))


def where_it_broke(error: BaseException) -> str:
    """Return the sort of ``error`` and the last line of ours that it passed: no content."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if f"{os.sep}app{os.sep}" in frame.filename]
    last = (ours or list(frames))[-1:]
    places = (f"{Path(frame.filename).name}:{frame.lineno}" for frame in last)
    return " ".join((type(error).__name__, *places))


def _held(message: str) -> Refusal | None:
    if (told := _HELD.match(message)) is None:
        return None
    rule = HeldRule(told[1])
    return RuleHeld(rule).on_record(rule, case_id=int(told[2]) or None)
