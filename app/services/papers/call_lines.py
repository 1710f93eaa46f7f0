"""A line of a list to call from, and the order lists are printed in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from itertools import groupby
from typing import Final

from app.services.followups.rows import FollowUpRow
from app.services.planning.reason_words import reason_line, what_to_say
from app.words import FollowUpKind, Tier

_NO_TIME: Final = time.max


class Grouping(StrEnum):
    """What a list is ordered by first."""

    BY_DAY = "day"
    BY_PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    """One follow-up as paper shows it.

    Attributes:
        code: What is typed to enter its result; empty on papers that do not come back.
        carried: Left over from before the first day of the list.
        phone_digits: Empty where none is on file that is right.
        reason: Why, in words; likewise ``say``, what to ask and to say, a line each.
        taboos: What to avoid.
    """

    followup_id: int
    code: str
    number: str
    name: str
    tier: Tier
    phone_digits: str
    kind: FollowUpKind
    reason: str
    say: str
    due_on: date
    due_at: time | None
    days_late: int
    carried: bool
    last_contact_on: date | None
    taboos: tuple[str, ...]
    staff_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallGroup:
    """Lines that share a day or a person.

    Attributes:
        day: ``None`` for what was carried over, and where the lines share a person.
        person: ``None`` where the lines share a day.
    """

    day: date | None
    person: str | None
    lines: tuple[CallLine, ...]


def line_of(row: FollowUpRow, *, first_on: date, code: str = "") -> CallLine:
    """Return a follow-up as a line of a paper that begins with ``first_on``."""
    return CallLine(
        followup_id=row.followup_id,
        code=code,
        number=row.number,
        name=row.name,
        tier=row.tier,
        phone_digits=row.phone_digits or "",
        kind=row.kind,
        reason=reason_line(row.reason),
        say=what_to_say(row.reason, on=max(row.due_on, first_on)),
        due_on=row.due_on,
        due_at=row.due_at,
        days_late=row.days_late,
        carried=row.due_on < first_on,
        last_contact_on=row.last_contact_on,
        taboos=row.taboos,
        staff_name=row.staff_name,
    )


def grouped_lines(lines: Iterable[CallLine], grouping: Grouping) -> list[CallGroup]:
    """Return the lines in the order they are printed in.

    What was carried over comes first; within a day and a person VIP, then the earliest
    hour. Equals keep the order they were given in, which is that of the desk.
    """
    if grouping is Grouping.BY_PERSON:
        ordered = sorted(lines, key=_by_person)
        return [
            CallGroup(day=None, person=person, lines=tuple(own))
            for person, own in groupby(ordered, key=lambda line: line.staff_name)
        ]
    ordered = sorted(lines, key=_by_day)
    return [
        CallGroup(day=day, person=None, lines=tuple(own))
        for day, own in groupby(ordered, key=lambda line: None if line.carried else line.due_on)
    ]


def in_order(groups: Sequence[CallGroup]) -> tuple[CallLine, ...]:
    """Return the lines of all groups, one after another."""
    return tuple(line for group in groups for line in group.lines)


def _by_day(line: CallLine) -> tuple[bool, date, str, bool, time]:
    day = date.min if line.carried else line.due_on
    after = line.tier is not Tier.VIP
    return not line.carried, day, line.staff_name, after, line.due_at or _NO_TIME


def _by_person(line: CallLine) -> tuple[str, bool, date, bool, time]:
    day = date.min if line.carried else line.due_on
    after = line.tier is not Tier.VIP
    return line.staff_name, not line.carried, day, after, line.due_at or _NO_TIME
