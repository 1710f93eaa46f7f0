"""The growing wait after wrong passwords, remembered across starts.

It slows a person at the desk down. Whoever can copy the files is held up by
argon2id instead, so a lost or damaged file of tries counts as none.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from typing_extensions import override

from app.services.foundation.errors import Refusal
from app.services.vault.durable_files import write_durably
from app.words.language import say_many


@dataclass(eq=False)
class TooManyTries(Refusal):
    """After several wrong passwords the next try has to wait."""

    wait_seconds: int

    @override
    def sentence(self) -> str:
        return say_many(
            "Too many wrong tries. Please wait {count} second, then try again.",
            "Too many wrong tries. Please wait {count} seconds, then try again.",
            self.wait_seconds,
        )


TRIES_NAME: Final = "signin-tries.json"
_FREE_TRIES: Final = 3
_FIRST_WAIT_SECONDS: Final = 5
_LONGEST_WAIT_SECONDS: Final = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Tries:
    """Wrong secrets in a row for one slot.

    Attributes:
        wrong_count: How many.
        last_at: When the last one was.
    """

    wrong_count: int
    last_at: datetime


def wait_seconds_after(wrong_count: int) -> int:
    """Return how long to wait after that many wrong secrets in a row."""
    if wrong_count < _FREE_TRIES:
        return 0
    doublings = min(wrong_count - _FREE_TRIES, 10)
    return min(_FIRST_WAIT_SECONDS << doublings, _LONGEST_WAIT_SECONDS)


def check_wait(folder: Path, slot_id: str, *, now: datetime) -> None:
    """Refuse a try that comes too early.

    A clock that was set back neither shortens the wait nor stretches it beyond
    its length: the wait starts anew at the present moment.

    Raises:
        TooManyTries: The wait is not over.
    """
    tries = _read(folder).get(slot_id)
    if tries is None:
        return
    if now < tries.last_at:
        tries = Tries(wrong_count=tries.wrong_count, last_at=now)
        _write(folder, _read(folder) | {slot_id: tries})
    wait = timedelta(seconds=wait_seconds_after(tries.wrong_count))
    left = tries.last_at + wait - now
    if left > timedelta():
        raise TooManyTries(-(-left // timedelta(seconds=1)))


def count_wrong(folder: Path, slot_id: str, *, now: datetime) -> None:
    """Remember one more wrong secret."""
    known = _read(folder)
    before = known[slot_id].wrong_count if slot_id in known else 0
    _write(folder, known | {slot_id: Tries(wrong_count=before + 1, last_at=now)})


def forget_wrong(folder: Path, slot_id: str) -> None:
    """Start over after the right secret."""
    known = _read(folder)
    if known.pop(slot_id, None):
        _write(folder, known)


def _read(folder: Path) -> dict[str, Tries]:
    try:
        data = json.loads((folder / TRIES_NAME).read_bytes())
        return {
            slot_id: Tries(wrong_count=int(count), last_at=datetime.fromisoformat(last_at))
            for slot_id, (count, last_at) in data.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write(folder: Path, known: dict[str, Tries]) -> None:
    data = {
        slot_id: (tries.wrong_count, tries.last_at.isoformat()) for slot_id, tries in known.items()
    }
    write_durably(folder / TRIES_NAME, json.dumps(data).encode())
