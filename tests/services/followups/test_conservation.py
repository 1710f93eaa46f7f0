"""Whatever the desk does in whatever order: nothing is lost, and every end has its trace."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.models import Customer, FollowUp, FollowUpClosing, StaffMember
from app.services.followups.edits import FollowUpEntry, add_followup, cancel_followup
from app.services.followups.entries import NextEntry, OutcomeEntry
from app.services.followups.moves import move_followup, move_late, move_to_person
from app.services.followups.outcomes import record_outcome
from app.services.followups.wanted import Wanted
from app.services.foundation.errors import Refusal
from app.services.planning.opening_hours import ExceptionRow, load_open_days, set_exception
from app.words import FollowUpKind, FollowUpMethod, FollowUpState, Outcome, Role, Tier
from tests.conftest import FixedClock
from tests.services.desk_work import MANAGER, TODAY, day, hire, make_reachable, plan_days
from tests.stores import make_store, open_store

NOW = FixedClock().now()
KINDS = [FollowUpKind.INVITATION, FollowUpKind.STANDARD, FollowUpKind.LEAD]
CHOICE = st.integers(min_value=0, max_value=40)
DAYS = st.integers(min_value=-3, max_value=12)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), CHOICE, st.sampled_from(KINDS), DAYS),
        st.tuples(st.just("move"), CHOICE, DAYS),
        st.tuples(st.just("move late"), DAYS),
        st.tuples(st.just("hand over"), CHOICE),
        st.tuples(st.just("call off"), CHOICE),
        st.tuples(st.just("outcome"), CHOICE, st.sampled_from(Outcome), st.none() | DAYS),
    ),
    max_size=14,
)


class Desk:
    """A small clinic with a closed day, and what can be done at its desk."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.customers = session.scalars(sa.select(Customer.id).order_by(Customer.id)).all()
        staff = session.execute(sa.select(StaffMember.role, StaffMember.id))
        self.staff = dict(staff.all())

    def open_count(self) -> int:
        counted = sa.select(sa.func.count(FollowUp.id)).where(FollowUp.state == FollowUpState.OPEN)
        return self.session.scalar(counted) or 0

    def all_of(self, condition) -> Sequence[FollowUp]:
        return self.session.scalars(
            sa.select(FollowUp).where(condition).order_by(FollowUp.id)
        ).all()

    def change(self, step) -> int:
        """Take a step; return how many more are open than before."""
        before = self.open_count()
        self.do(step)
        return self.open_count() - before

    def one(self, choice: int) -> int:
        """Some follow-up, open or not."""
        keys = self.session.scalars(sa.select(FollowUp.id).order_by(FollowUp.id)).all()
        return keys[choice % len(keys)]

    def do(self, step) -> None:
        """Take a step as the store does: all of it or nothing."""
        try:
            getattr(self, f"_{step[0].replace(' ', '_')}")(*step[1:])
            self.session.commit()
        except Refusal:
            self.session.rollback()

    def _add(self, choice, kind, days) -> None:
        entry = FollowUpEntry(
            kind=kind, due_on=day(days), staff_id=self.staff[Role.RECEPTIONIST], ask="?"
        )
        key = self.customers[choice % len(self.customers)]
        add_followup(self.session, customer_id=key, entry=entry, actor=MANAGER, today=TODAY)

    def _move(self, choice, days) -> None:
        key = self.one(choice)
        move_followup(self.session, followup_id=key, to_on=day(days), actor=MANAGER, today=TODAY)

    def _move_late(self, days) -> None:
        wanted = Wanted(first_on=day(10), last_on=day(16))
        move_late(self.session, wanted=wanted, to_on=day(days), actor=MANAGER, today=day(10))

    def _hand_over(self, choice) -> None:
        keys = [self.one(choice)]
        doctor = self.staff[Role.SPECIALIST]
        move_to_person(self.session, followup_ids=keys, staff_id=doctor, actor=MANAGER)

    def _call_off(self, choice) -> None:
        key = self.one(choice)
        cancel_followup(self.session, followup_id=key, why="改约", actor=MANAGER, today=TODAY)

    def _outcome(self, choice, outcome, days) -> None:
        following = None if days is None else NextEntry(due_on=day(days))
        record_outcome(
            self.session,
            followup_id=self.one(choice),
            entry=OutcomeEntry(outcome=outcome, next=following, method=FollowUpMethod.PHONE),
            actor=MANAGER,
            now=NOW + timedelta(minutes=1),
            today=TODAY,
        )


def furnish(session: Session) -> None:
    """Hire a team, close a day, take in three VIPs and plan their next weeks."""
    hire(session)
    set_exception(session, exception=ExceptionRow(day_on=day(4)), actor=MANAGER)
    for at in range(3):
        make_reachable(session, f"c{at}", tier=Tier.VIP, last_contact_on=day(-30 - at))
    plan_days(session, last=40)
    session.commit()


@pytest.fixture(scope="module")
def furnished(tmp_path_factory) -> Path:
    """The file of such a clinic, to be copied for each attempt."""
    path: Path = tmp_path_factory.mktemp("furnished") / "desk.db"
    engine = open_store(make_store(path))
    with Session(engine) as session:
        furnish(session)
        session.connection().exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


@contextmanager
def desk_of(furnished: Path) -> Iterator[Desk]:
    path = furnished.with_name("attempt.db")
    for leftover in furnished.parent.glob("attempt.db*"):
        leftover.unlink()
    shutil.copy(furnished, path)
    engine = open_store(path)
    with Session(engine) as session:
        yield Desk(session)
    engine.dispose()


@settings(max_examples=40)
@given(steps=STEPS)
def test_every_end_has_one_trace_and_what_is_open_stands_on_an_open_day(furnished, steps):
    with desk_of(furnished) as desk:
        changes = [desk.change(step) for step in steps]

        standing = desk.all_of(FollowUp.state == FollowUpState.OPEN)
        ended = desk.all_of(FollowUp.state != FollowUpState.OPEN)
        traced = desk.session.scalars(sa.select(FollowUpClosing.followup_id)).all()
        calendar = load_open_days(desk.session)
        assert sorted(traced) == [each.id for each in ended]
        assert [each for each in standing if not is_allowed(calendar, each)] == []
        assert [each for each in zip(steps, changes, strict=True) if not is_expected(*each)] == []


@settings(max_examples=40)
@given(choice=CHOICE, moves=st.lists(st.tuples(CHOICE, DAYS), max_size=8))
def test_moving_neither_makes_nor_loses_any(furnished, choice, moves):
    with desk_of(furnished) as desk:
        steps = [("move", *each) for each in moves]
        steps += [("move late", choice % 16), ("hand over", choice)]

        assert [desk.change(step) for step in steps] == [0] * len(steps)


ALLOWED = {"add": {0, 1}, "call off": {-1, 0}, "move": {0}, "move late": {0}, "hand over": {0}}


def is_expected(step, change) -> bool:
    return step[0] not in ALLOWED or change in ALLOWED[step[0]]


def is_allowed(calendar, followup) -> bool:
    hours = calendar.call_hours_on(followup.due_on)
    at = followup.due_at
    in_hours = at is None or any(each.opens_at <= at < each.closes_at for each in hours)
    return followup.due_on >= TODAY and bool(hours) and in_hours
