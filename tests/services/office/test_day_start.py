"""The first start of a day."""

from datetime import date, datetime
from functools import partial

import pytest
from sqlalchemy import select

from app.models import Customer, CustomerMetrics, FollowUp, Phone
from app.models.enums import Intent, Role
from app.services.desk.metrics import refresh_metrics
from app.services.foundation.store import Store
from app.services.office.day_start import begin_day, day_wants_beginning, plan_day
from tests.conftest import ZONE
from tests.factories import make_clinic, make_customer, make_item, make_staff, make_visit

SUMMER = date(2026, 8, 3)
NEXT_DAY = datetime(2026, 11, 22, 9, tzinfo=ZONE)


@pytest.fixture
def busy(engine, clock, actor):
    """A clinic with six customers who came in summer, its figures of the clock's day."""
    store = Store(engine, clock=clock, derivers=[refresh_metrics])

    def work(session):
        make_clinic(session)
        item = make_item(session)
        for amount in range(1, 7):
            make_visit(session, make_customer(session), item, SUMMER, amount * 1_000)

    store.write(work, actor=actor, intent=Intent.SET_UP)
    return store


@pytest.fixture
def begin(busy, actor, clock):
    def begin(now):
        clock.moment = now
        work = partial(begin_day, actor=actor, now=now)
        return busy.write(work, actor=actor, intent=Intent.GRADE).value

    return begin


def test_the_period_that_ended_is_graded_by_whoever_comes_first(begin, clock):
    assert begin(clock.now()).graded_periods == ("2026-Q3",)


def test_the_figures_are_taken_as_of_the_new_day(begin, busy):
    assert begin(NEXT_DAY).refreshed

    days = busy.read(lambda s: set(s.scalars(select(CustomerMetrics.as_of_on))))
    assert days == {NEXT_DAY.date()}


def test_a_second_start_on_the_same_day_has_nothing_to_do(begin, busy):
    begin(NEXT_DAY)

    assert not busy.read(partial(day_wants_beginning, now=NEXT_DAY))


def test_what_fell_due_is_planned_once_and_for_days_to_come(busy, actor, begin):
    busy.write(_open_a_desk, actor=actor, intent=Intent.SET_UP)
    begin(NEXT_DAY)
    work = partial(plan_day, now=NEXT_DAY)
    first = busy.write(work, actor=actor, intent=Intent.PLAN_FOLLOWUPS).value

    again = busy.write(work, actor=actor, intent=Intent.PLAN_FOLLOWUPS).value

    days = busy.read(lambda s: s.scalars(select(FollowUp.due_on)).all())
    assert first.planned == len(days) > 0
    assert min(days) >= NEXT_DAY.date()
    assert again.planned == 0


def _open_a_desk(session):
    """Somebody to call, and a number of everybody."""
    make_staff(session, role=Role.RECEPTIONIST)
    keys = session.scalars(select(Customer.id)).all()
    session.add_all(Phone(customer_id=key, digits=f"1390013{key:04}") for key in keys)
