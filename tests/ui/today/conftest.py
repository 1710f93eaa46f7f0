"""A small clinic with somebody to call."""

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from app.models import Customer
from app.services.foundation.actors import Actor
from app.services.today.lenses import Lens
from app.ui.theme.theme import Look, Theme, apply_theme
from app.ui.today.call_lines import CallList
from app.ui.today.figures import FigureGrid
from app.ui.today.line_list import PersonList
from app.ui.today.page import TodayPage
from app.words import Intent, RiskStage, Role, Tier
from tests.factories import (
    make_customer,
    make_followup,
    make_item,
    make_metrics,
    make_staff,
    make_visit,
)

TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def light(qapp) -> None:
    apply_theme(qapp, Theme(Look.LIGHT))


@pytest.fixture
def li_na(session) -> int:
    key = make_staff(session, "Li Na").id
    session.commit()
    return key


@pytest.fixture
def enrol(session):
    """Put somebody on file who is beyond their rhythm, and return the key."""

    def enrol(name, *, stage=RiskStage.LATE, tier=Tier.GENERAL, visits=4, figures=None, **file):
        customer = make_customer(session, name, **file)
        cells = {"visit_count": visits, "stage": stage, "stage_number": stage.number}
        make_metrics(session, customer, tier=tier, **(cells | (figures or {})))
        session.commit()
        return customer.id

    return enrol


@pytest.fixture
def come_in(session):
    """Let a customer come today."""

    def come_in(customer_id, name="Botox", amount=12_000):
        customer = session.get_one(Customer, customer_id)
        make_visit(session, customer, make_item(session, name), TODAY, amount)
        session.commit()

    return come_in


@pytest.fixture
def plan_call(session):
    """Plan a call to somebody new, and return the key of the follow-up."""

    def plan_call(name, on=TODAY, *, tier=Tier.GENERAL, visits=4, **fields):
        customer = make_customer(session, name)
        make_metrics(session, customer, tier=tier, visit_count=visits)
        followup = make_followup(session, customer, on, **fields)
        session.commit()
        return followup.id

    return plan_call


@pytest.fixture
def open_calls(desk, qtbot):
    """Open the first tab and wait for the calls on it."""

    def open_calls(*, listed) -> TodayPage:
        page = TodayPage(desk)
        qtbot.addWidget(page)
        page.resize(1280, 640)
        page.show()
        qtbot.waitUntil(lambda: calls_of(page) == listed)
        return page

    return open_calls


@pytest.fixture
def open_page(desk, qtbot):
    """Open the first tab, look at who is beyond their rhythm and wait for them."""

    def open_page(*, listed, lens=Lens.CALLS) -> TodayPage:
        page = TodayPage(desk)
        page.findChildren(FigureGrid)[0].lens_chosen.emit(lens)
        qtbot.addWidget(page)
        page.resize(1280, 640)
        page.show()
        qtbot.waitUntil(lambda: keys_of(page) == listed)
        return page

    return open_page


@pytest.fixture
def actor(li_na) -> Actor:
    return Actor(staff_id=li_na, name="Li Na", role=Role.SUPERVISOR)


@pytest.fixture
def write(tasks, qtbot):
    """Change something as another screen would."""

    def write(work):
        with qtbot.waitSignal(tasks.committed):
            tasks.write(QWidget(), work, intent=Intent.EDIT_CUSTOMER)

    return write


def keys_of(page: TodayPage) -> list[int]:
    """Return who stands on the list, from top to bottom."""
    (lines,) = page.findChildren(PersonList)
    return lines.keys


def calls_of(page: TodayPage) -> list[int]:
    """Return the calls on the list, from top to bottom."""
    (lines,) = page.findChildren(CallList)
    return lines.keys
