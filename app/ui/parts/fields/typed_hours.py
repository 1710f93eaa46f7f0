"""Hours of a day as a person types them: 9-12, 14-18."""

import re
from collections.abc import Iterable
from datetime import time
from typing import Final

from app.ui.parts.fields.typed_times import read_typed_time
from app.words.formats import clock_time

Hours = tuple[tuple[time, time], ...]

_BETWEEN: Final = re.compile(r"[,，、;；]+")
_DASH: Final = re.compile(r"\s*(?:-|–|—|~|～|至|到|to)\s*")
_ENDS: Final = 2


def read_typed_hours(text: str) -> Hours | None:
    """Return the stretches meant by ``text``, none for an empty one; ``None`` if unreadable."""
    stretches = [_stretch(part) for part in _BETWEEN.split(text) if part.strip()]
    known = tuple(each for each in stretches if each is not None)
    return known if len(known) == len(stretches) else None


def said_hours(hours: Iterable[tuple[time, time]]) -> str:
    """Return ``9:00 – 12:00, 14:00 – 18:00``; empty for a closed day."""
    return ", ".join(f"{clock_time(first)} – {clock_time(last)}" for first, last in hours)


def _stretch(text: str) -> tuple[time, time] | None:
    ends = _DASH.split(text.strip())
    if len(ends) != _ENDS:
        return None
    opens_at, closes_at = (read_typed_time(end) for end in ends)
    return None if opens_at is None or closes_at is None else (opens_at, closes_at)
