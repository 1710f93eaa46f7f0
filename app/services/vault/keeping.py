"""What is remembered about keeping the store safe, beside the store."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from app.services.vault.durable_files import write_durably

RECORD_NAME: Final = "safe-keeping.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What was done last, and what was found.

    A lost or damaged record costs nothing but the memory of it.

    Attributes:
        number: Of the newest backup there ever was; the next is higher.
        damage: What a check of the store found, until one finds nothing any more.
        damaged_at: When that was.
    """

    number: int = 0
    damage: tuple[str, ...] = ()
    damaged_at: datetime | None = None


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


def _from_json(data: dict[str, Any]) -> Record:
    return Record(
        number=int(data["number"]),
        damage=tuple(map(str, data["damage"])),
        damaged_at=_moment(data["damaged_at"]),
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
