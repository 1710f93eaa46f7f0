"""What a change did, in words: which cells, before and after."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from app.services.foundation.history import CellChange
from app.words.formats import DASH, money
from app.words.language import say, say_in

MOST_LINES: Final = 8
_MONEY: Final = "_minor"
_CELLS: Final[dict[str, Callable[[], str]]] = {
    "name": lambda: say_in("cell", "name"),
    "pinyin": lambda: say_in("cell", "reading"),
    "number": lambda: say_in("cell", "number"),
    "wechat": lambda: say_in("cell", "WeChat"),
    "region": lambda: say_in("cell", "region"),
    "sub_region": lambda: say_in("cell", "sub-region"),
    "address": lambda: say_in("cell", "address"),
    "source": lambda: say_in("cell", "source"),
    "note": lambda: say_in("cell", "remark"),
    "digits": lambda: say_in("cell", "phone"),
    "text": lambda: say_in("cell", "text"),
    "title": lambda: say_in("cell", "title"),
    "birth_year": lambda: say_in("cell", "year of birth"),
    "birth_month": lambda: say_in("cell", "month of birth"),
    "birth_day": lambda: say_in("cell", "day of birth"),
    "relation_clinic": lambda: say_in("cell", "close to the clinic"),
    "relation_specialist": lambda: say_in("cell", "close to the specialist"),
    "visited_on": lambda: say_in("cell", "day of the visit"),
    "satisfaction": lambda: say_in("cell", "satisfied"),
    "amount_minor": lambda: say_in("cell", "amount"),
    "session_count": lambda: say_in("cell", "sessions"),
    "attended_on": lambda: say_in("cell", "day of the event"),
    "received_on": lambda: say_in("cell", "said on"),
    "given_on": lambda: say_in("cell", "given on"),
    "withdrawn_on": lambda: say_in("cell", "taken back on"),
    "pause_until_on": lambda: say_in("cell", "pause until"),
    "referred_on": lambda: say_in("cell", "introduced on"),
    "reviewed_on": lambda: say_in("cell", "reviewed on"),
}


def cells_said(changes: Sequence[CellChange], *, currency: str) -> str:
    """Return what was changed, a line for each cell a person would know."""
    lines = [line for change in changes for line in _lines(change, currency)]
    shown = lines[:MOST_LINES]
    if (more := len(lines) - MOST_LINES) > 0:
        shown.append(say_in("changes", "and {count} more", count=more))
    return "\n".join(shown) or say("Nothing that can be shown here.")


def _lines(change: CellChange, currency: str) -> Iterator[str]:
    before, after = _cells(change.before), _cells(change.after)
    for cell, name in _CELLS.items():
        was, now = before.get(cell), after.get(cell)
        if was != now and (was or now):
            yield say(
                "{cell}: {before} → {after}",
                cell=name(),
                before=_value(cell, was, currency),
                after=_value(cell, now, currency),
            )


def _cells(image: str | None) -> dict[str, Any]:
    return dict(json.loads(image)) if image else {}


def _value(cell: str, value: object, currency: str) -> str:
    if value is None or value == "":
        return DASH
    if cell.endswith(_MONEY) and isinstance(value, int):
        return money(value, currency)
    return str(value)
