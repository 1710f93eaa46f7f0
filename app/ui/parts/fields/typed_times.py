"""Times of day as a person types them in a hurry."""

import re
from datetime import time
from typing import Final

_TIME: Final = re.compile(r"(\d{1,2})(?:[:：.点时h ]?(\d{2})分?|[点时h])?", re.IGNORECASE)


def read_typed_time(text: str) -> time | None:
    """Return the time of day meant by ``text``, or ``None``: 10:30, 1030, 10, 10点30."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return time(int(found.group(1)), int(found.group(2) or 0))
    except ValueError:
        return None
