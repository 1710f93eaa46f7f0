"""The made-up clinic has returns and home visits at different stages, always the same ones."""

from collections import Counter

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import FirstAskedBreach, HomeVisit, InternalSettlement, Return
from app.services.demo.aftersales import come_back
from app.services.demo.clinic import DemoOrder
from app.services.foundation.actors import Actor
from app.services.foundation.store import Store
from app.services.office.opening import DERIVERS
from app.words import HomeVisitState, Intent, ReturnState, Role, SettlementKind
from tests.conftest import FixedClock
from tests.services.demo.conftest import TODAY, made_up

ORDER = DemoOrder(today=TODAY, customers=60)
NOW = FixedClock().now()


def with_aftersales(folder):
    engine, manager = made_up(folder, ORDER), Actor(staff_id=None, name="周岚", role=Role.MANAGER)
    Store(engine, clock=FixedClock(), derivers=DERIVERS).write(
        lambda session: come_back(session, order=ORDER, actor=manager, now=NOW),
        actor=manager,
        intent=Intent.SET_UP,
    )
    return engine


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    engine = with_aftersales(tmp_path_factory.mktemp("aftersales"))
    yield engine
    engine.dispose()


@pytest.fixture
def desk(engine):
    with Session(engine) as session:
        yield session


def rows_of(engine):
    with engine.connect() as connection:
        return [
            connection.execute(sa.select(model.__table__).order_by(model.id)).all()
            for model in (Return, HomeVisit, FirstAskedBreach)
        ]


def test_returns_are_at_every_stage(desk):
    assert set(desk.scalars(sa.select(Return.state))) == set(ReturnState)


def test_who_inside_bears_a_return_is_settled_with_a_department_and_with_the_maker(desk):
    kinds = desk.scalars(sa.select(InternalSettlement.kind))

    assert set(kinds) == {SettlementKind.DEPARTMENT, SettlementKind.SUPPLIER}


def test_home_visits_are_to_come_under_way_and_done(desk):
    assert Counter(desk.scalars(sa.select(HomeVisit.state))) == {
        HomeVisitState.AGREED: 2,
        HomeVisitState.ON_THE_WAY: 1,
        HomeVisitState.DONE: 2,
    }


def test_one_card_is_overdue(desk):
    query = sa.select(HomeVisit.card_number).where(
        HomeVisit.state == HomeVisitState.DONE, HomeVisit.filed_on.is_(None)
    )

    assert desk.scalars(query).all() == ["F-0102"]


def test_the_same_order_makes_the_same_rows(engine, tmp_path):
    again = with_aftersales(tmp_path / "again")

    assert rows_of(again) == rows_of(engine)
    again.dispose()
