"""A clinic, and a team with one person of each role."""

import pytest

from app.models.enums import Role, Tier
from tests.factories import make_clinic
from tests.services.desk.desk_work import TODAY, hire, make_reachable


@pytest.fixture(autouse=True)
def staff(session):
    make_clinic(session)
    return hire(session)


@pytest.fixture
def desk_id(staff):
    return staff[Role.RECEPTIONIST]


@pytest.fixture
def today():
    return TODAY


@pytest.fixture
def customer(session, staff):
    return make_reachable(session, tier=Tier.MAJOR, responsible_id=staff[Role.RECEPTIONIST])
