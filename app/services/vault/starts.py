"""Whether the last session ended well, and when the store was last checked whole."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from app.services.vault.durable_files import write_durably
from app.services.vault.folders import STARTS_NAME

NEVER: Final = datetime(2000, 1, 1, tzinfo=UTC)
_CHECK_EVERY: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastStart:
    """What is known from before.

    Attributes:
        closed: The store was given back; otherwise the power went or the program died.
        checked_at: When every page, row and reference was last found sound.
    """

    closed: bool
    checked_at: datetime

    @property
    def was_checked(self) -> bool:
        """Whether it ever was."""
        return self.checked_at != NEVER

    def wants_whole_check(self, *, now: datetime) -> bool:
        """Say whether the store has to be checked whole before it is used."""
        return not (self.closed and timedelta() <= now - self.checked_at < _CHECK_EVERY)


def read_last_start(folder: Path) -> LastStart | None:
    """Return what is known; ``None`` if nothing is, which is as good as an unclean stop."""
    try:
        data = json.loads((folder / STARTS_NAME).read_bytes())
        checked_at = datetime.fromisoformat(data["checked_at"])
        return LastStart(closed=data["closed"] is True, checked_at=checked_at)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def mark_open(folder: Path, *, checked_at: datetime) -> None:
    """Remember that the store is in use from now on."""
    _write(folder, LastStart(closed=False, checked_at=checked_at))


def mark_closed(folder: Path) -> None:
    """Remember that the store was given back."""
    last = read_last_start(folder)
    if last is not None:
        _write(folder, replace(last, closed=True))


def mark_checked(folder: Path, *, at: datetime) -> None:
    """Remember that every page, row and reference of the store in use was found sound."""
    last = read_last_start(folder)
    if last is not None:
        _write(folder, replace(last, checked_at=at))


def _write(folder: Path, last: LastStart) -> None:
    data = {"closed": last.closed, "checked_at": last.checked_at.isoformat()}
    write_durably(folder / STARTS_NAME, json.dumps(data).encode())
