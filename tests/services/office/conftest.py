"""A clinic on disk, open for its manager."""

import shutil
from zoneinfo import ZoneInfo

import pytest

from app.services.office.opening import open_desk
from app.services.vault.clinic_store import ClinicEntry, create_clinic
from tests.conftest import FixedClock
from tests.stores import LIGHT

ENTRY = ClinicEntry(
    name="滨湖美容诊所",
    manager_name="周岚",
    zone=ZoneInfo("Asia/Shanghai"),
    currency="CNY",
    language="zh",
)


@pytest.fixture(scope="session")
def first_clinic(tmp_path_factory):
    """Folder and recovery code of a clinic just set up, to be copied."""
    folder, clock = tmp_path_factory.mktemp("office") / "clinic", FixedClock()
    made = create_clinic(folder, entry=ENTRY, password="secret 1", clock=clock, cost=LIGHT)
    return folder, made.recovery_code


@pytest.fixture
def folder(first_clinic, tmp_path):
    return shutil.copytree(first_clinic[0], tmp_path / "clinic")


@pytest.fixture
def code(first_clinic):
    return first_clinic[1]


@pytest.fixture
def desk(folder):
    desk = open_desk(folder, name="周岚", password="secret 1")
    yield desk
    desk.close()
