"""The days beside one another: what is due on each, what is late, whose and what kinds."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import FollowUp, StaffMember
from app.services.followups.rows import FollowUpRow, load_rows
from app.services.followups.wanted import (
    SHOWN,
    Condition,
    Wanted,
    desk_order,
    left_over,
    ordered_keys,
)
from app.services.planning.opening_hours import load_open_days
from app.words import FollowUpKind, FollowUpState, Tier

ROWS_A_DAY: Final = 60
Counts = Mapping[tuple[date, int, FollowUpKind], int]  # by day, person and kind


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardDay:
    """One day.

    Attributes:
        is_open: Somebody is there to call.
        total: How many there are, done ones too; ``rows`` may hold fewer.
        rows: By time, then in the order of the desk; done ones too.
    """

    on: date
    is_open: bool
    total: int
    rows: tuple[FollowUpRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoCount:
    """How much of what is shown one person is to do, whoever is chosen."""

    staff_id: int
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    """How much of what is shown is of one kind, whatever kinds are chosen."""

    kind: FollowUpKind
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Some days beside one another.

    Attributes:
        late: What is left over from before the first day, in the order of the desk.
        late_total: How many of those there are; ``late`` may hold fewer.
        people: Who has something to do in these days, or is chosen.
        kinds: What kinds come up in these days, or are chosen.
    """

    days: tuple[BoardDay, ...]
    late: tuple[FollowUpRow, ...]
    late_total: int
    people: tuple[WhoCount, ...]
    kinds: tuple[KindCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """How much there is on one day.

    Attributes:
        by_kind: Open and done ones by kind.
    """

    open: int
    done: int
    by_kind: Mapping[FollowUpKind, int]


def load_board(session: Session, *, wanted: Wanted, today: date, limit: int = ROWS_A_DAY) -> Board:
    """Return the days wanted, with what was done of them, and what is late from before.

    Args:
        session: Only read.
        wanted: Which days, people and kinds.
        today: The clinic's day.
        limit: How many rows of a day, and of the late ones, at the most.
    """
    counts = _counts(session, wanted)
    late = (left_over(wanted.first_on, today), *wanted.narrowed)
    keys = ordered_keys(*late).order_by(*desk_order(today)).limit(limit)
    return Board(
        days=_days(session, wanted, counts, today=today, limit=limit),
        late=load_rows(session, keys=session.scalars(keys).all(), today=today),
        late_total=session.scalar(sa.select(sa.func.count(FollowUp.id)).where(*late)) or 0,
        people=_people(session, wanted, counts),
        kinds=_kinds(wanted, counts),
    )


def month_counts(session: Session, *, wanted: Wanted) -> dict[date, DayCount]:
    """Return how much there is on each of the days wanted; days without anything are left out."""
    query = (
        sa.select(FollowUp.due_on, FollowUp.state, FollowUp.kind, sa.func.count())
        .where(*_shown(wanted), *wanted.narrowed)
        .group_by(FollowUp.due_on, FollowUp.state, FollowUp.kind)
    )
    states: defaultdict[date, Counter[FollowUpState]] = defaultdict(Counter)
    kinds: defaultdict[date, Counter[FollowUpKind]] = defaultdict(Counter)
    for day, state, kind, count in session.execute(query):
        states[day][state] += count
        kinds[day][kind] += count
    return {
        day: DayCount(
            open=states[day][FollowUpState.OPEN],
            done=states[day][FollowUpState.DONE],
            by_kind=dict(kinds[day]),
        )
        for day in sorted(states)
    }


def _shown(wanted: Wanted) -> tuple[Condition, ...]:
    due = FollowUp.due_on.between(wanted.first_on, wanted.last_on)
    return FollowUp.state.in_(SHOWN), due


def _counts(session: Session, wanted: Wanted) -> Counts:
    """Return how much there is, whoever and whatever is chosen, so that each can be counted."""
    cells = (FollowUp.due_on, FollowUp.staff_id, FollowUp.kind)
    query = sa.select(*cells, sa.func.count()).where(*_shown(wanted)).group_by(*cells)
    return {(day, who, kind): count for day, who, kind, count in session.execute(query)}


def _days(
    session: Session, wanted: Wanted, counts: Counts, *, today: date, limit: int
) -> tuple[BoardDay, ...]:
    totals: Counter[date] = Counter()
    for (day, who, kind), count in counts.items():
        if _is_chosen(who, wanted.staff_ids) and _is_chosen(kind, wanted.kinds):
            totals[day] += count
    rows: defaultdict[date, list[FollowUpRow]] = defaultdict(list)
    keys = session.scalars(_first_of_each_day(wanted, limit)).all()
    for row in sorted(load_rows(session, keys=keys, today=today), key=_by_the_clock):
        rows[row.due_on].append(row)
    calendar = load_open_days(session)
    return tuple(
        BoardDay(on=day, is_open=calendar.is_open(day), total=totals[day], rows=tuple(rows[day]))
        for day in _each_day(wanted)
    )


def _first_of_each_day(wanted: Wanted, limit: int) -> sa.Select[int]:
    """Return the query for the first of each day by the clock, which one index answers."""
    by_time = (FollowUp.due_at.is_(None), FollowUp.due_at, FollowUp.id)
    place = sa.func.row_number().over(partition_by=FollowUp.due_on, order_by=by_time)
    placed = sa.select(FollowUp.id, place.label("place")).where(*_shown(wanted), *wanted.narrowed)
    found = placed.subquery()
    return sa.select(found.c.id).where(found.c.place <= limit)


def _by_the_clock(row: FollowUpRow) -> tuple[time, bool, int, int, str, int]:
    """Return what sorts the rows of a day: the time, then the order of the desk."""
    first = row.tier is not Tier.VIP
    at = row.due_at or time.max
    return at, first, row.visit_count, len(row.number), row.number, row.followup_id


def _each_day(wanted: Wanted) -> Iterable[date]:
    count = (wanted.last_on - wanted.first_on).days + 1
    return (wanted.first_on + timedelta(days=at) for at in range(count))


def _people(session: Session, wanted: Wanted, counts: Counts) -> tuple[WhoCount, ...]:
    found: Counter[int] = Counter(dict.fromkeys(wanted.staff_ids or (), 0))
    for (_day, who, kind), count in counts.items():
        if _is_chosen(kind, wanted.kinds):
            found[who] += count
    query = sa.select(StaffMember.id, StaffMember.name).where(StaffMember.id.in_(found))
    named = session.execute(query.order_by(StaffMember.id))
    return tuple(WhoCount(staff_id=key, name=name, count=found[key]) for key, name in named)


def _kinds(wanted: Wanted, counts: Counts) -> tuple[KindCount, ...]:
    found: Counter[FollowUpKind] = Counter(dict.fromkeys(wanted.kinds or (), 0))
    for (_day, who, kind), count in counts.items():
        if _is_chosen(who, wanted.staff_ids):
            found[kind] += count
    return tuple(KindCount(kind=kind, count=found[kind]) for kind in FollowUpKind if kind in found)


def _is_chosen(one: object, chosen: Collection[object] | None) -> bool:
    return chosen is None or one in chosen
