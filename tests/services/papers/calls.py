"""Lines of call lists for tests: say what matters, let the rest default."""

from datetime import date, time
from itertools import count
from typing import Any

from app.services.papers.call_lines import CallLine
from app.services.papers.week_list import WeekList
from app.words import FollowUpKind, Tier

MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 29)
_keys = count(1)


def line_of(name: str = "李思雨", **fields: Any) -> CallLine:
    key = next(_keys)
    defaults: dict[str, Any] = {
        "followup_id": key,
        "code": f"K{key:03}",
        "number": f"{key:05}",
        "tier": Tier.ORDINARY,
        "phone_digits": "13900138821",
        "kind": FollowUpKind.AFTERCARE,
        "reason": "Aftercare, day 7",
        "say": "Stitches out? Swelling?",
        "due_on": MONDAY,
        "due_at": time(9, 30),
        "days_late": 0,
        "carried": False,
        "last_contact_on": date(2026, 10, 12),
        "taboos": (),
        "staff_name": "陈薇",
    }
    return CallLine(name=name, **(defaults | fields))


def week_of(*lines: CallLine, **fields: Any) -> WeekList:
    whole: dict[str, Any] = {"first_on": MONDAY, "last_on": SUNDAY, "people": ()}
    return WeekList(lines=lines, **(whole | fields))
