"""A desk with a customer, a catalogue and a doctor, kept up to date as in the program."""

from datetime import timedelta

import pytest

from app.models import Customer, Item
from app.services.archive.search import refresh_search_text
from app.services.figures.metrics import refresh_metrics
from app.services.foundation.store import Store
from app.services.grading.gradings import grade_everyone
from app.services.visits.packages import PackageSale, sell_package
from app.ui.theme.theme import Look, Theme, apply_theme
from tests.factories import doing, make_clinic, make_customer, make_visit


@pytest.fixture(autouse=True)
def light(qapp) -> None:
    apply_theme(qapp, Theme(Look.LIGHT))


@pytest.fixture
def store(engine, clock) -> Store:
    return Store(engine, clock=clock, derivers=[refresh_search_text, refresh_metrics])


@pytest.fixture(autouse=True)
def clinic(write) -> None:
    write(make_clinic)


@pytest.fixture
def graded(write, li, botox, actor, clock):
    """A grading of the last quarter in which 李思雨 spent least of five."""

    def work(session):
        item, day = session.get_one(Item, botox), clock.today() - timedelta(90)
        make_visit(session, session.get_one(Customer, li), item, day, 100)
        for amount in (200, 300, 400, 500):
            make_visit(session, make_customer(session), item, day, amount)
        return grade_everyone(session, as_of=day, actor=actor, now=clock.now()).run_id

    return write(work)


@pytest.fixture
def package(write, li, botox, actor, clock):
    """Three sessions of Botox, paid for."""
    sale = PackageSale(
        customer_id=li,
        item_id=botox,
        session_count=3,
        amount_minor=600_000,
        bought_on=clock.today(),
    )
    return write(lambda s: sell_package(s, doing(actor, today=clock.today()), sale=sale).package_id)
