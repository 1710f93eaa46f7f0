"""What the first tab asks of a day: whom to call now, and how far the week has come."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import FollowUp, FollowUpClosing, JournalEntry
from app.services.followups.board import month_counts
from app.services.followups.rows import FollowUpRow, list_followups
from app.services.followups.wanted import Wanted, left_over
from app.words import FollowUpState

_WEEK_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCalls:
    """The calls of a day.

    Attributes:
        rows: Open ones, late ones first, in the order of the desk; as many as were asked for.
        late_total: How many are left over from days before.
        today_total: How many are due today and open.
    """

    rows: tuple[FollowUpRow, ...]
    late_total: int
    today_total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallCounts:
    """What waits to be called.

    Attributes:
        late: What is left over from days before.
        due: What is due today and open, by whoever.
    """

    late: int
    due: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekProgress:
    """How far a week has come.

    Attributes:
        done: What was planned for the week and is done.
        total: Everything planned for the week.
        fell_due: What is done of the week, and what is open from a day before today.
        on_time: What of it was done by its day.
    """

    done: int
    total: int
    fell_due: int
    on_time: int

    @property
    def on_time_percent(self) -> int | None:
        """The share that was done by its day; ``None`` while nothing fell due."""
        return 100 * self.on_time // self.fell_due if self.fell_due else None


def load_day_calls(
    session: Session, *, today: date, staff_id: int | None = None, limit: int | None = None
) -> DayCalls:
    """Return whom to call today, with what is late.

    Args:
        session: Only read.
        today: The clinic's day.
        staff_id: Only what this person is to do.
        limit: How many rows at the most; all if left out.
    """
    own = None if staff_id is None else (staff_id,)
    wanted = Wanted(first_on=today, last_on=today, staff_ids=own, late=True)
    due_today = FollowUp.due_on == today
    return DayCalls(
        rows=list_followups(session, wanted=wanted, today=today, limit=limit),
        late_total=_count(session, left_over(today, today), *wanted.narrowed),
        today_total=_count(
            session, FollowUp.state == FollowUpState.OPEN, due_today, *wanted.narrowed
        ),
    )


def count_calls(session: Session, *, today: date, own_of: int | None) -> CallCounts:
    """Return how much waits.

    Args:
        session: Only read.
        today: The clinic's day.
        own_of: Whose late ones are counted, if they have calls of their own; else everybody's.
    """
    own = (own_of,) if own_of is not None and has_own_calls(session, staff_id=own_of) else None
    whose = Wanted(first_on=today, last_on=today, staff_ids=own)
    return CallCounts(
        late=_count(session, left_over(today, today), *whose.narrowed),
        due=_count(session, FollowUp.state == FollowUpState.OPEN, FollowUp.due_on == today),
    )


def count_week(session: Session, *, today: date) -> WeekProgress:
    """Return how far the week of ``today`` has come, from Monday to Sunday."""
    monday = today - timedelta(days=today.weekday())
    days = Wanted(first_on=monday, last_on=monday + timedelta(days=_WEEK_DAYS - 1))
    counts = month_counts(session, wanted=days)
    done = sum(count.done for count in counts.values())
    late = sum(count.open for day, count in counts.items() if day < today)
    return WeekProgress(
        done=done,
        total=done + sum(count.open for count in counts.values()),
        fell_due=done + late,
        on_time=_count_on_time(session, days),
    )


def count_missed(session: Session, *, now: datetime) -> int:
    """Return how many open follow-ups fell due on days on which nobody was here.

    Those are the days between the last one on which anything was written down and today.

    Args:
        session: Only read.
        now: The moment in the clinic's zone.
    """
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    before = sa.select(sa.func.max(JournalEntry.at)).where(JournalEntry.at < midnight)
    last_at = session.scalar(before)
    if last_at is None:
        return 0
    first = last_at.astimezone(now.tzinfo).date() + timedelta(days=1)
    missed = FollowUp.due_on.between(first, now.date() - timedelta(days=1))
    return _count(session, FollowUp.state == FollowUpState.OPEN, missed)


def has_own_calls(session: Session, *, staff_id: int | None) -> bool:
    """Return whether somebody has open follow-ups of their own."""
    own = sa.select(FollowUp.id).where(
        FollowUp.state == FollowUpState.OPEN, FollowUp.staff_id == staff_id
    )
    return staff_id is not None and session.scalar(own.limit(1)) is not None


def _count_on_time(session: Session, days: Wanted) -> int:
    """Count what was done by its day; what bears no trace of its end was."""
    ended_on = sa.func.coalesce(FollowUpClosing.closed_on, FollowUp.due_on)
    query = (
        sa.select(sa.func.count(FollowUp.id))
        .outerjoin(FollowUpClosing, FollowUpClosing.followup_id == FollowUp.id)
        .where(
            FollowUp.state == FollowUpState.DONE,
            FollowUp.due_on.between(days.first_on, days.last_on),
            ended_on <= FollowUp.due_on,
        )
    )
    return session.scalar(query) or 0


def _count(session: Session, *conditions: sa.ColumnElement[bool]) -> int:
    return session.scalar(sa.select(sa.func.count(FollowUp.id)).where(*conditions)) or 0
