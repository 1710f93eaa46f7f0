"""A made-up clinic of the usual size, read by many tests and changed by none."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.models import Clinic
from app.services.demo.clinic import DemoOrder, prepare
from app.services.demo.crowd import populate
from tests.stores import make_store, open_store

TODAY = date(2026, 11, 21)
ORDER = DemoOrder(today=TODAY)


def made_up(folder, order: DemoOrder) -> Engine:
    """A new file that holds the clinic ordered."""
    folder.mkdir(exist_ok=True)
    engine = open_store(make_store(folder / "demo.db"))
    with Session(engine) as session, session.begin():
        session.add(
            Clinic(
                id=1,
                name="无锡丽人",
                zone="Asia/Shanghai",
                currency="CNY",
                language=order.language,
                created_at=datetime(2026, 11, 21, tzinfo=ZoneInfo("Asia/Shanghai")),
            )
        )
        session.flush()
        setting = prepare(session, order=order, slots={})
        for _ in populate(setting):
            setting.ledger.write(session)
    return engine


@pytest.fixture(scope="session")
def demo_engine(tmp_path_factory):
    engine = made_up(tmp_path_factory.mktemp("demo"), ORDER)
    yield engine
    engine.dispose()


@pytest.fixture
def demo(demo_engine):
    with Session(demo_engine) as session:
        yield session
