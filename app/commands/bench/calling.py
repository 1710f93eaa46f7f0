"""How fast follow-ups are: planning, opening the week, recording how a call went."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.commands.bench.clinics import measured_desk
from app.commands.bench.measure import Result, once, timed
from app.commands.bench.yardsticks import one_bare_commit
from app.models import CustomerMetrics, FollowUp, StaffMember
from app.models.enums import FollowUpKind, FollowUpMethod, FollowUpState, Intent, Outcome
from app.services.desk.followups.board import load_board
from app.services.desk.followups.entries import OutcomeEntry
from app.services.desk.followups.outcomes import record_outcome
from app.services.desk.followups.wanted import Wanted
from app.services.desk.planning.plans import plan, preview_plan
from app.services.office.opening import OpenDesk

WEEK: Final = "open the week"
RECORD: Final = "record an outcome"
_QUARTER_DAYS: Final = 91
_PLAN_GOAL: Final = 3.0
_FLAT_GOAL: Final = 2.0
_RECORD_GOAL: Final = 20.0  # twice a saved visit: it closes, logs and plans anew
_DAYS: Final = range(-2, 7)
_A_DAY: Final = 40
_TIMES: Final = 30

Asked = tuple[sa.Select[*tuple[Any, ...]], Any]


def plan_days(folder: Path, customers: int) -> list[Result]:
    """Measure planning a day and then a quarter, beside only reading the same rows."""
    with measured_desk(folder) as desk:
        _look_ahead(desk)
        return [
            _planned(desk, "plan a day", 0, customers),
            _planned(desk, "plan a quarter", _QUARTER_DAYS, customers),
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


def _planned(desk: OpenDesk, name: str, days: int, customers: int) -> Result:
    with _listening(desk) as asked:
        measured = once(lambda: _plan(desk, days))
    return Result(
        name=name,
        customers=customers,
        measured=measured,
        yardstick=once(lambda: _read_again(desk, asked)),
        goal=_PLAN_GOAL,
    )


def _look_ahead(desk: OpenDesk) -> None:
    """Let calendars and lunar tables be read once, as they are when the day starts."""
    today = desk.clock.today()
    desk.store.read(lambda session: preview_plan(session, from_on=today, to_on=today, today=today))


def _plan(desk: OpenDesk, days: int) -> None:
    today = desk.clock.today()
    desk.store.write(
        lambda session: plan(
            session,
            from_on=today,
            to_on=today + timedelta(days=days),
            actor=desk.actor,
            today=today,
        ),
        actor=desk.actor,
        intent=Intent.PLAN_FOLLOWUPS,
    )


@contextmanager
def _listening(desk: OpenDesk) -> Iterator[list[Asked]]:
    """Yield the list of what is read from the store meanwhile."""
    asked: list[Asked] = []

    def on_execute(_at: object, clause: object, many: Any, one: Any, _options: object) -> None:  # noqa: ANN401 (as SQLAlchemy tells)
        if isinstance(clause, sa.Select):
            asked.append((clause, many or one))

    engine = desk.clinic.engine
    sa.event.listen(engine, "before_execute", on_execute)
    try:
        yield asked
    finally:
        sa.event.remove(engine, "before_execute", on_execute)


def _read_again(desk: OpenDesk, asked: Sequence[Asked]) -> None:
    """Read what planning has read, and what it has planned."""
    with desk.clinic.engine.connect() as connection:
        for query, parameters in asked:
            connection.execute(query, parameters).all()
        today = desk.clock.today()
        connection.execute(sa.select(FollowUp.__table__).where(FollowUp.due_on >= today)).all()


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
        session.execute(sa.delete(FollowUp))
        session.execute(sa.insert(FollowUp), rows)


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
