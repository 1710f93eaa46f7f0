"""The follow-ups of the made-up clinic: weeks that were worked off, a quarter that lies ahead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Appointment, FollowUp, Item, StaffMember
from app.services.demo.calls import Call, write_calls
from app.services.demo.chance import dice, happens
from app.services.demo.clinic import DemoOrder
from app.services.demo.ledger import open_ledger
from app.services.demo.phrases import Phrases
from app.services.foundation.actors import Actor
from app.services.foundation.bulk import update_rows
from app.services.planning.opening_hours import load_open_days
from app.services.planning.plans import plan
from app.services.rules.periods import period_of
from app.services.rules.workdays import OpenDays
from app.words import AppointmentState, FollowUpKind, FollowUpMethod, FollowUpState, GradingPeriod

_DAYS: Final = 10


_A_DAY: Final = 4


_TIMES: Final = (time(10), time(11, 30), time(14), time(16, 30))


_MINUTES: Final = (30, 45, 60, 90)


_STATES: Final = (
    (AppointmentState.BOOKED, AppointmentState.CONFIRMED),
    (55, 45),
)


_COMING: Final = (
    FollowUpKind.STANDARD,
    FollowUpKind.DATES,
    FollowUpKind.CULTIVATION,
    FollowUpKind.ARCHIVE_UPDATE,
)


def book_some(session: Session, random: Random, today: date) -> None:
    """Book customers whom nobody need remind to come any more."""
    days = load_open_days(session).open_days(today, today + timedelta(days=_DAYS))
    places = [(day, at) for day in days for at in _TIMES[:_A_DAY]]
    ledger = open_ledger(session)
    items = session.scalars(sa.select(Item.id).order_by(Item.id)).all()
    doctors = session.scalars(
        sa.select(StaffMember.id)
        .where(StaffMember.speciality.is_not(None))
        .order_by(StaffMember.id)
    ).all()
    for customer_id, (day, at) in zip(_candidates(session), places, strict=False):
        ledger.add(
            Appointment,
            customer_id=customer_id,
            starts_on=day,
            starts_at=at,
            minutes=random.choice(_MINUTES),
            item_id=random.choice(items),
            staff_id=random.choice(doctors),
            state=random.choices(*_STATES)[0],
        )
    ledger.write(session)


def _candidates(session: Session) -> list[int]:
    """Return who hears from the desk soon, and not about coming back."""
    reminded = sa.select(FollowUp.customer_id).where(
        FollowUp.state == FollowUpState.OPEN, FollowUp.kind.not_in(_COMING)
    )
    query = (
        sa.select(FollowUp.customer_id)
        .where(FollowUp.state == FollowUpState.OPEN, FollowUp.customer_id.not_in(reminded))
        .distinct()
        .order_by(FollowUp.customer_id)
        .limit(_DAYS * _A_DAY + _A_DAY)
    )
    return list(session.scalars(query))


_PAST_DAYS: Final = 21
_AHEAD_DAYS: Final = 28
_LATE_DAYS: Final = 3
_LATE_SHARE: Final = 0.07
_DONE_TODAY: Final = 3


@dataclass(frozen=True, slots=True)
class _Task:
    """A follow-up that was open when its day came."""

    key: int
    customer_id: int
    staff_id: int
    kind: FollowUpKind
    method: FollowUpMethod
    step: int | None
    reference_on: date | None
    due_on: date
    due_at: time | None


def plan_past(session: Session, *, today: date, actor: Actor) -> None:
    """Plan the past weeks as if it were their first day."""
    first_on = today - timedelta(days=_PAST_DAYS)
    plan(session, from_on=first_on, to_on=today - timedelta(days=1), actor=actor, today=first_on)


def work_off_past(session: Session, *, order: DemoOrder, now: datetime) -> None:
    """Do what was planned for days that are over, all but a few of the last days."""
    random = dice(order.seed)
    tasks = _pull_back(session, _tasks(session, until_on=order.today - timedelta(days=1)))
    done = [task for task in tasks if not _stays(random, task, order.today)]
    _do(session, random, done, order, now)


def plan_ahead(session: Session, *, order: DemoOrder, actor: Actor, now: datetime) -> None:
    """Plan to the end of a quarter, work off what was missed, and book a few customers."""
    random, yesterday = dice(order.seed + 1), order.today - timedelta(days=1)
    late = {task.key for task in _tasks(session, until_on=yesterday)}
    in_time = order.today + timedelta(days=_AHEAD_DAYS)
    to_on = period_of(in_time, GradingPeriod.QUARTERLY).ends_on
    plan(session, from_on=order.today, to_on=to_on, actor=actor, today=order.today)
    tasks = _pull_back(session, _tasks(session, until_on=order.today))
    missed = [task for task in tasks if task.due_on < order.today and task.key not in late]
    first = [task for task in tasks if task.due_on == order.today][:_DONE_TODAY]
    done = [task for task in missed if not _stays(random, task, order.today)]
    _do(session, random, done + first, order, now)
    book_some(session, random, order.today)


def _tasks(session: Session, *, until_on: date) -> list[_Task]:
    query = (
        sa.select(
            FollowUp.id,
            FollowUp.customer_id,
            FollowUp.staff_id,
            FollowUp.kind,
            FollowUp.method,
            FollowUp.step,
            FollowUp.reference_on,
            FollowUp.due_on,
            FollowUp.due_at,
        )
        .where(FollowUp.state == FollowUpState.OPEN, FollowUp.due_on <= until_on)
        .order_by(FollowUp.due_on, FollowUp.due_at, FollowUp.id)
    )
    return [_Task(*row) for row in session.execute(query)]


def _pull_back(session: Session, tasks: Sequence[_Task]) -> list[_Task]:
    """Put rungs that were caught up on the day they fell due, and return all in their order."""
    calendar = load_open_days(session)
    pulled = [_on_its_day(task, calendar) for task in tasks]
    moved = [
        {"id": task.key, "planned_on": task.due_on, "due_on": task.due_on, "earliest_on": on}
        for task, before in zip(pulled, tasks, strict=True)
        if task != before and (on := task.reference_on) is not None
    ]
    update_rows(session, FollowUp, moved)
    return sorted(pulled, key=lambda task: (task.due_on, task.due_at or time.max, task.key))


def _on_its_day(task: _Task, calendar: OpenDays) -> _Task:
    if task.kind is not FollowUpKind.AFTERCARE or task.reference_on is None or task.step is None:
        return task
    ideal_on = task.reference_on + timedelta(days=task.step)
    due_on = min(calendar.next_open(ideal_on) or ideal_on, task.due_on)
    return replace(task, due_on=due_on)


def _stays(random: Random, task: _Task, today: date) -> bool:
    """Return whether nobody got round to it yet; call-backs wait for their complaints."""
    if task.kind is FollowUpKind.COMPLAINT_CALL_BACK:
        return True
    return (today - task.due_on).days <= _LATE_DAYS and happens(random, _LATE_SHARE)


def _do(
    session: Session, random: Random, tasks: Sequence[_Task], order: DemoOrder, now: datetime
) -> None:
    ledger = open_ledger(session)
    write_calls(session, random, ledger, Phrases(order.language), list(_calls(tasks, now)))
    ledger.write(session)


def _calls(tasks: Sequence[_Task], now: datetime) -> Iterator[Call]:
    for task in tasks:
        at = datetime.combine(task.due_on, task.due_at or time(10), now.tzinfo)
        yield Call(
            followup_id=task.key,
            customer_id=task.customer_id,
            staff_id=task.staff_id,
            method=task.method,
            made_at=min(at, now),
        )
