"""How fast follow-ups are: planning, opening the week, recording how a call went."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.commands.engineering.bench.clinics import measured_desk
from app.commands.engineering.bench.measure import Result, once, timed
from app.commands.engineering.bench.yardsticks import one_bare_commit
from app.models import (
    Contact,
    ContactRules,
    Customer,
    CustomerMetrics,
    FamilyRhythm,
    FollowUp,
    FollowUpClosing,
    ImportantDate,
    PrintedLine,
    StaffMember,
)
from app.services.followups.board import load_board
from app.services.followups.entries import OutcomeEntry
from app.services.followups.outcomes import record_outcome
from app.services.followups.wanted import Wanted
from app.services.office.opening import OpenDesk
from app.services.planning.plans import plan, preview_plan
from app.words import FollowUpKind, FollowUpMethod, FollowUpState, Intent, Outcome

WEEK: Final = "open the week"
RECORD: Final = "record an outcome"
_QUARTER_DAYS: Final = 91
_ROUNDS: Final = 5
_PLAN_GOAL: Final = 3.0
_FLAT_GOAL: Final = 2.0
_RECORD_GOAL: Final = 20.0  # twice a saved visit: it closes, logs and plans anew
_DAYS: Final = range(-2, 7)
_A_DAY: Final = 40
_TIMES: Final = 30
_GONE_THROUGH: Final = (Customer, CustomerMetrics, FamilyRhythm, ImportantDate)


def plan_days(folder: Path, customers: int) -> list[Result]:
    """Measure planning a quarter and the day after it, beside only reading the same rows."""
    rounds: list[tuple[_Taken, _Taken]] = []
    with measured_desk(folder) as desk:
        _look_ahead(desk)
        for _ in range(_ROUNDS):
            _plan_nothing(desk)
            rounds.append((_planned(desk, 0, _QUARTER_DAYS), _planned(desk, _QUARTER_DAYS + 1, 0)))
    names = ("plan a quarter", "plan a day")
    return [
        Result(
            name=name,
            customers=customers,
            measured=median(taken.planning_ms for taken in each),
            yardstick=median(taken.reading_ms for taken in each),
            goal=_PLAN_GOAL,
        )
        for name, each in zip(names, zip(*rounds, strict=True), strict=True)
    ]


def open_week(folder: Path, customers: int) -> list[Result]:
    """Measure reading the week with its late lane; as much is planned at every size."""
    with measured_desk(folder) as desk:
        _fill_week(desk)
        today = desk.clock.today()
        wanted = Wanted(first_on=today, last_on=today + timedelta(days=6), done=True, late=True)
        opening = timed(
            lambda: desk.store.read(
                lambda session: load_board(session, wanted=wanted, today=today)
            ),
            times=_TIMES,
        )
    return [
        Result(
            name=WEEK,
            customers=customers,
            measured=opening.median_ms,
            yardstick=opening.median_ms,
            goal=_FLAT_GOAL,
        )
    ]


def record_calls(folder: Path, customers: int) -> list[Result]:
    """Measure one outcome from the key that says it to the commit, everything derived included."""
    with measured_desk(folder) as desk:
        _fill_week(desk)
        keys = iter(desk.store.read(_open_keys))
        recording = timed(lambda: _record(desk, next(keys)), times=_TIMES)
    return [
        Result(
            name=RECORD,
            customers=customers,
            measured=recording.median_ms,
            yardstick=one_bare_commit(times=_TIMES).median_ms,
            goal=_RECORD_GOAL,
        )
    ]


class _Taken(NamedTuple):
    planning_ms: float
    reading_ms: float


def _planned(desk: OpenDesk, ahead: int, days: int) -> _Taken:
    first_on = desk.clock.today() + timedelta(days=ahead)
    last_on = first_on + timedelta(days=days)
    return _Taken(
        planning_ms=once(lambda: _plan(desk, first_on, last_on)),
        reading_ms=once(lambda: _read_rows(desk, first_on)),
    )


def _look_ahead(desk: OpenDesk) -> None:
    """Let calendars and lunar tables be read once, as they are when the day starts."""
    today = desk.clock.today()
    desk.store.read(lambda session: preview_plan(session, from_on=today, to_on=today, today=today))


def _plan_nothing(desk: OpenDesk) -> None:
    """Make the clinic one that never planned, so that each round has the same to do."""
    with Session(desk.clinic.engine) as session, session.begin():
        _forget_followups(session)
        session.execute(sa.update(ContactRules).values(planned_until_on=None))


def _plan(desk: OpenDesk, first_on: date, last_on: date) -> None:
    desk.store.write(
        lambda session: plan(
            session,
            from_on=first_on,
            to_on=last_on,
            actor=desk.actor,
            today=desk.clock.today(),
        ),
        actor=desk.actor,
        intent=Intent.PLAN_FOLLOWUPS,
    )


def _read_rows(desk: OpenDesk, first_on: date) -> None:
    """Read the rows that planning goes through, and those it made, as the program reads rows."""
    with Session(desk.clinic.engine) as session:
        read = [session.scalars(sa.select(model)).all() for model in _GONE_THROUGH]
        made = session.scalars(sa.select(FollowUp).where(FollowUp.due_on >= first_on)).all()
        del read, made


def _fill_week(desk: OpenDesk) -> None:
    """Plan the same number of calls for each day of the week, whatever the clinic's size."""
    with Session(desk.clinic.engine) as session, session.begin():
        keys = session.scalars(
            sa.select(CustomerMetrics.customer_id).order_by(CustomerMetrics.customer_id)
        ).all()
        staff_id = session.scalar(sa.select(sa.func.min(StaffMember.id)))
        whom = cycle(keys)
        today = desk.clock.today()
        rows = [
            _call(next(whom), staff_id, today + timedelta(days=ahead), nth)
            for ahead in _DAYS
            for nth in range(_A_DAY)
        ]
        _forget_followups(session)
        session.execute(sa.insert(FollowUp), rows)


def _forget_followups(session: Session) -> None:
    """Remove all follow-ups and what points at them: another measurement may have called."""
    session.execute(sa.update(Contact).values(followup_id=None, next_id=None))
    for model in (PrintedLine, FollowUpClosing, FollowUp):
        session.execute(sa.text(f"DROP TRIGGER IF EXISTS {model.__tablename__}_stay"))
        session.execute(sa.delete(model))


def _call(customer_id: int, staff_id: int | None, on: date, nth: int) -> dict[str, Any]:
    return {
        "customer_id": customer_id,
        "staff_id": staff_id,
        "kind": FollowUpKind.STANDARD,
        "origin": f"{on}/{nth}",
        "state": FollowUpState.OPEN,
        "method": FollowUpMethod.PHONE,
        "planned_on": on,
        "due_on": on,
        "earliest_on": on,
        "latest_on": on,
    }


def _open_keys(session: Session) -> Sequence[int]:
    return session.scalars(sa.select(FollowUp.id).order_by(FollowUp.id)).all()


def _record(desk: OpenDesk, followup_id: int) -> None:
    now, today = desk.clock.now(), desk.clock.today()
    entry = OutcomeEntry(outcome=Outcome.SATISFIED)
    desk.store.write(
        lambda session: record_outcome(
            session,
            followup_id=followup_id,
            entry=entry,
            actor=desk.actor,
            now=now,
            today=today,
        ),
        actor=desk.actor,
        intent=Intent.RECORD_CONTACT,
    )
