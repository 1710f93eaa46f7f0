"""The window takes the figures of a new day and plans it, whoever sits down first."""

from datetime import timedelta
from functools import partial

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import CustomerMetrics, FollowUp
from app.services.archive.customers import add_customer
from app.services.archive.entries import CustomerEntry, PhoneEntry
from app.services.figures.metrics import is_stale
from app.words import Intent


@pytest.fixture
def yesterday(opened):
    """A prospect to be called, whose figures are of yesterday."""
    entry = CustomerEntry(name="李思雨", phones=(PhoneEntry(text="13900138821"),))
    work = partial(add_customer, entry=entry, actor=opened.actor, now=opened.clock.now())
    opened.store.write(work, actor=opened.actor, intent=Intent.ADD_CUSTOMER)
    day = opened.clock.today() - timedelta(days=1)
    with Session(opened.clinic.engine) as session, session.begin():
        session.execute(sa.update(CustomerMetrics).values(as_of_on=day))


def test_the_first_start_of_a_day_takes_the_figures_and_plans(yesterday, opened, window_of, qtbot):
    window_of()

    qtbot.waitUntil(lambda: opened.store.read(_is_planned))
    assert not opened.store.read(partial(is_stale, today=opened.clock.today()))


def _is_planned(session):
    return session.scalar(sa.select(sa.func.count(FollowUp.id))) > 0
