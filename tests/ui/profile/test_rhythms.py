"""A confirmed booking: nobody who comes tomorrow is late."""

from datetime import time

import pytest

from app.models import Appointment
from app.services.figures.metrics import refresh_everything
from app.ui.customers.side_panel import load_glance
from app.ui.profile.rhythms import load_rhythm
from app.words import AppointmentState, RiskStage
from tests.factories import make_item
from tests.services.desk_work import TODAY, day, treated

STAGES = [
    (AppointmentState.BOOKED, RiskStage.CRITICAL),
    (AppointmentState.CONFIRMED, RiskStage.DUE_BACK),
]


@pytest.fixture
def late(session):
    """Somebody who used to come every thirty days, and has not for eighty."""
    customer = treated(session, make_item(session, "Botox", cycle_days=30), 140, 110, 80)
    session.commit()
    return customer


def book(session, customer, state):
    booking = Appointment(
        customer_id=customer.id, starts_on=day(1), starts_at=time(10), state=state
    )
    session.add(booking)
    session.flush()
    refresh_everything(session, today=TODAY)
    session.commit()


@pytest.mark.parametrize(("state", "stage"), STAGES)
def test_the_profile_knows_of_a_confirmed_booking(session, late, state, stage):
    book(session, late, state)

    rhythm = load_rhythm(late.id, TODAY)(session)

    assert rhythm.risk is not None
    assert rhythm.risk.stage is stage


@pytest.mark.parametrize(("state", "stage"), STAGES)
def test_the_panel_beside_the_list_knows_of_it_too(session, desk, late, state, stage):
    book(session, late, state)

    risk = load_glance(desk, late.id)(session).risk_on(TODAY)

    assert risk is not None
    assert risk.stage is stage
