"""The made-up clinic's calendar: weeks worked off, a few late, a quarter ahead, the same again."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Appointment, Contact, FollowUp, FollowUpClosing
from app.services.demo.clinic import DemoOrder
from app.services.demo.followups import plan_ahead, plan_past, work_off_past
from app.services.figures.metrics import refresh_everything
from app.services.foundation.actors import Actor
from app.services.foundation.store import Store
from app.services.office.opening import DERIVERS
from app.services.planning.plans import preview_plan
from app.words import FollowUpState, Intent, Role
from tests.conftest import FixedClock
from tests.services.demo.conftest import TODAY, made_up

ORDER = DemoOrder(today=TODAY, customers=120)
MANAGER = Actor(staff_id=None, name="周岚", role=Role.MANAGER)
WRITTEN = (FollowUp, Contact, FollowUpClosing, Appointment)


def with_calendar(folder):
    """The clinic, its calendar filled in."""
    engine, clock = made_up(folder, ORDER), FixedClock()
    store = Store(engine, clock=clock, derivers=DERIVERS)
    now = clock.now()
    for work in (
        lambda session: refresh_everything(session, today=TODAY),
        lambda session: plan_past(session, today=TODAY, actor=MANAGER),
        lambda session: work_off_past(session, order=ORDER, now=now),
        lambda session: plan_ahead(session, order=ORDER, actor=MANAGER, now=now),
    ):
        store.write(work, actor=MANAGER, intent=Intent.SET_UP)
    return engine


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    engine = with_calendar(tmp_path_factory.mktemp("filled"))
    yield engine
    engine.dispose()


@pytest.fixture
def filled_session(filled):
    with Session(filled) as session:
        yield session


def rows_of(engine):
    with engine.connect() as connection:
        return [
            connection.execute(sa.select(model.__table__).order_by(model.id)).all()
            for model in WRITTEN
        ]


def count_of(session, *conditions):
    return session.scalar(sa.select(sa.func.count(FollowUp.id)).where(*conditions))


def test_the_same_order_gives_the_same_calendar(filled, tmp_path):
    again = with_calendar(tmp_path)

    assert rows_of(again) == rows_of(filled)


def test_most_of_the_past_weeks_was_done_and_a_few_are_late(filled_session):
    late = count_of(filled_session, FollowUp.state == FollowUpState.OPEN, FollowUp.due_on < TODAY)
    done = count_of(filled_session, FollowUp.state == FollowUpState.DONE, FollowUp.due_on < TODAY)

    assert 0 < late < done / 10


def test_what_was_done_has_its_contact_and_its_trace(filled_session):
    done = count_of(filled_session, FollowUp.state == FollowUpState.DONE)
    traced = filled_session.scalar(
        sa.select(sa.func.count(FollowUpClosing.id)).where(FollowUpClosing.contact_id.is_not(None))
    )

    assert traced == done


def test_the_quarter_ahead_is_planned_and_the_next_one_is_left_to_plan(filled_session):
    again = preview_plan(
        filled_session, from_on=TODAY, to_on=TODAY.replace(month=12, day=31), today=TODAY
    )
    next_quarter = preview_plan(
        filled_session, from_on=TODAY, to_on=TODAY + timedelta(days=120), today=TODAY
    )

    assert again.planned == 0
    assert next_quarter.planned > 0


def test_somebody_is_expected_today(filled_session):
    expected = sa.select(sa.func.count(Appointment.id)).where(Appointment.starts_on == TODAY)

    assert filled_session.scalar(expected) > 0
