"""A clinic, and a team with one person of each role."""

import pytest

from app.services.followups.back_entry import CodeEntry
from app.words import Role, Tier
from tests.factories import make_clinic
from tests.services.desk_work import TODAY, hire, make_reachable
from tests.services.followups.entry_work import code_of


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


@pytest.fixture
def keyed(session):
    """A line keyed in for a follow-up that was printed."""

    def keyed(followup, digit=1, **more):
        return CodeEntry(code=code_of(session, followup), digit=digit, **more)

    return keyed
