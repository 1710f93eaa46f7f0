"""A team and a treatment that is due again."""

import pytest

from tests.factories import make_item
from tests.services.desk_work import hire


@pytest.fixture(autouse=True)
def staff(session):
    return hire(session)


@pytest.fixture
def botox(session):
    return make_item(session, "Botox", cycle_days=30)
