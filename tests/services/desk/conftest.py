"""Who acts at the desk, and on which day."""

from datetime import date

import pytest

from app.models.enums import Role
from app.services.foundation.actors import Actor
from tests.factories import make_clinic

TODAY = date(2026, 11, 21)


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def receptionist() -> Actor:
    return Actor(staff_id=None, name="李娜", role=Role.RECEPTIONIST)


@pytest.fixture
def clinic(session):
    return make_clinic(session)
