"""Who is expected today: arrived, did not come, the card printed, all from the row."""

from datetime import time

import pytest
from PySide6.QtCore import Qt

from app.models import Allergy, Appointment
from app.ui.today.expected_card import ExpectedLine
from app.words import AllergyKind, AppointmentState, Tier
from tests.factories import make_customer, make_item, make_metrics
from tests.ui.today.conftest import TODAY


@pytest.fixture
def booked(session):
    """林悦 is booked for Botox at half past ten and must not have lidocaine."""
    customer = make_customer(session, "林悦")
    make_metrics(session, customer, tier=Tier.MAJOR)
    allergy = Allergy(customer_id=customer.id, kind=AllergyKind.ALLERGY, text="lidocaine")
    booking = Appointment(
        customer_id=customer.id,
        starts_on=TODAY,
        starts_at=time(10, 30),
        item_id=make_item(session, "Botox").id,
    )
    session.add_all([allergy, booking])
    session.commit()
    return booking


@pytest.fixture
def page(booked, open_calls, qtbot):
    page = open_calls(listed=[])
    qtbot.waitUntil(lambda: bool(page.findChildren(ExpectedLine)))
    return page


def lines_of(page):
    return [line for line in page.findChildren(ExpectedLine) if not line.isHidden()]


def says(page):
    return [line.accessibleName() for line in lines_of(page)]


def test_the_row_says_when_who_what_for_and_what_never(page):
    (line,) = lines_of(page)

    assert line.accessibleName() == "10:30, 林悦, Major, Botox, allergic: lidocaine, Booked"


@pytest.mark.parametrize(
    ("key", "state"),
    [(Qt.Key.Key_A, AppointmentState.ARRIVED), (Qt.Key.Key_N, AppointmentState.NO_SHOW)],
)
def test_one_key_notes_whether_they_came(page, booked, session, qtbot, key, state):
    (line,) = lines_of(page)

    qtbot.keyClick(line, key)

    name = {AppointmentState.ARRIVED: "Arrived", AppointmentState.NO_SHOW: "Did not come"}[state]
    qtbot.waitUntil(lambda: any(said.endswith(name) for said in says(page)))
    session.rollback()
    assert booked.state is state


def test_the_card_is_printed_from_the_row(page, booked, qtbot):
    with qtbot.waitSignal(page.card_wanted) as wanted:
        qtbot.keyClick(lines_of(page)[0], Qt.Key.Key_P)

    assert wanted.args == [booked.customer_id]


def test_enter_opens_the_profile(page, booked, qtbot):
    with qtbot.waitSignal(page.customer_opened) as opened:
        qtbot.keyClick(lines_of(page)[0], Qt.Key.Key_Return)

    assert opened.args == [booked.customer_id]
