"""What is remembered about keeping the store safe, beside the store."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from app.services.foundation.errors import Refusal
from app.services.vault.durable_files import write_durably

RECORD_NAME: Final = "safe-keeping.json"
_AT_ALL: Final = "it does not open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What was done last, and what was found.

    A lost or damaged record costs nothing but the memory of it.

    Attributes:
        number: Of the newest backup there ever was; the next is higher.
        damage: What a check of the store found, until one finds nothing any more.
        damaged_at: When that was.
        proven_at: When a backup was last restored to see whether it can be.
        proven_number: Which one.
        carried_at: When a copy last came to the second place.
        carried_number: Of which backup.
        tampered: What a start found that somebody did behind the program's back, until
            everything was looked at and nothing found.
        sound_at: When every page was last looked at, and sound.
        verified_at: When everything was last looked at.
        finding_count: What that look found.
    """

    number: int = 0
    damage: tuple[str, ...] = ()
    damaged_at: datetime | None = None
    proven_at: datetime | None = None
    proven_number: int | None = None
    carried_at: datetime | None = None
    carried_number: int | None = None
    tampered: tuple[str, ...] = ()
    sound_at: datetime | None = None
    verified_at: datetime | None = None
    finding_count: int = 0


def read_record(folder: Path) -> Record:
    """Return what is remembered; nothing of it is certain."""
    try:
        return _from_json(json.loads((folder / RECORD_NAME).read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Record()


def note(folder: Path, change: Callable[[Record], Record]) -> None:
    """Change what is remembered.

    Raises:
        DiskFull, FolderNotWritable: It could not be written; the old record holds.
    """
    before = read_record(folder)
    after = change(before)
    if after != before:
        text = json.dumps(asdict(after), default=datetime.isoformat, ensure_ascii=False)
        write_durably(folder / RECORD_NAME, text.encode())


def note_damage(folder: Path, findings: tuple[str, ...], *, at: datetime) -> None:
    """Remember that a check has found damage; the damage is told whether or not that works."""
    with suppress(Refusal):
        note(folder, lambda record: replace(record, damage=findings or (_AT_ALL,), damaged_at=at))


def note_sound(folder: Path, *, at: datetime) -> None:
    """Remember that a check of every page has found none."""
    note(folder, lambda record: replace(record, damage=(), damaged_at=None, sound_at=at))


def _from_json(data: dict[str, Any]) -> Record:
    return Record(
        number=int(data["number"]),
        damage=tuple(map(str, data["damage"])),
        damaged_at=_moment(data.get("damaged_at")),
        proven_at=_moment(data.get("proven_at")),
        proven_number=data.get("proven_number"),
        carried_at=_moment(data.get("carried_at")),
        carried_number=data.get("carried_number"),
        tampered=tuple(map(str, data.get("tampered", ()))),
        sound_at=_moment(data.get("sound_at")),
        verified_at=_moment(data.get("verified_at")),
        finding_count=int(data.get("finding_count", 0)),
    )


def _moment(text: str | None) -> datetime | None:
    moment = None if text is None else datetime.fromisoformat(text)
    return moment if moment is None or moment.tzinfo else None
