"""Somebody to call, and the card over a window."""

import pytest
from PySide6.QtWidgets import QWidget

from app.models import Phone
from app.services.foundation.actors import Actor
from app.ui.calls.back_entry import open_back_entry
from app.ui.calls.back_entry_dialog import BackEntryDialog
from app.ui.calls.calling import work_through
from app.ui.calls.card import CallCard
from app.ui.theme.theme import Look, Theme, apply_theme
from app.words import Role, Tier
from tests.factories import make_clinic, make_customer, make_followup, make_metrics, make_staff
from tests.services.desk_work import TODAY
from tests.ui.hands import ENTER


@pytest.fixture(autouse=True)
def light(qapp) -> None:
    apply_theme(qapp, Theme(Look.LIGHT))


@pytest.fixture
def li_na(session) -> int:
    make_clinic(session)
    key = make_staff(session, "Li Na").id
    make_staff(session, "Zhou Lan", role=Role.SUPERVISOR)
    session.commit()
    return key


@pytest.fixture
def actor(li_na) -> Actor:
    return Actor(staff_id=li_na, name="Li Na", role=Role.SUPERVISOR)


@pytest.fixture
def plan_call(session, li_na):
    """Plan a call to somebody new, and return the key of the follow-up."""

    def plan_call(name="林悦", on=TODAY, *, tier=Tier.GENERAL, **fields):
        customer = make_customer(session, name)
        session.add(Phone(customer_id=customer.id, digits=f"1390013{customer.id:04}"))
        make_metrics(session, customer, tier=tier, visit_count=2)
        key = make_followup(session, customer, on, staff_id=li_na, **fields).id
        session.commit()
        return key

    return plan_call


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    return window


@pytest.fixture
def open_card(desk, window, qtbot):
    """Open the card of a call and wait for it."""

    def open_card(followup_id, **how):
        work_through(desk, window, followup_id=followup_id, **how)
        qtbot.waitUntil(lambda: card_of(window) is not None)
        (card,) = [each for each in window.findChildren(CallCard) if each.isVisible()]
        return card

    return open_card


def card_of(window):
    """Return the card in front; ``None`` without one."""
    return next((card for card in window.findChildren(CallCard) if card.isVisible()), None)


@pytest.fixture
def open_entry(desk, window, qtbot):
    """Open the dialog for keying in a printed list."""

    def open_entry():
        open_back_entry(desk, window)
        qtbot.waitUntil(lambda: bool(window.findChildren(BackEntryDialog)))
        return window.findChild(BackEntryDialog)

    return open_entry


def key_in(dialog, qtbot, text):
    qtbot.keyClicks(dialog.focusWidget(), text)
    qtbot.keyClick(dialog.focusWidget(), ENTER)
