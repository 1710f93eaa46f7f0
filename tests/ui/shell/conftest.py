"""A clinic on disk, and the window over it."""

import shutil
from zoneinfo import ZoneInfo

import pytest

from app.main import open_workplace
from app.services.office.opening import open_desk
from app.services.vault.clinic_store import ClinicEntry, create_clinic
from tests.conftest import FixedClock
from tests.stores import LIGHT

ENTRY = ClinicEntry(
    name="滨湖美容诊所",
    manager_name="周岚",
    zone=ZoneInfo("Asia/Shanghai"),
    currency="CNY",
    language="en",
)
PASSWORD = "secret 1"


@pytest.fixture(scope="session")
def first_clinic(tmp_path_factory):
    """The folder of a clinic just set up, to be copied."""
    folder = tmp_path_factory.mktemp("shell") / "clinic"
    create_clinic(folder, entry=ENTRY, password=PASSWORD, clock=FixedClock(), cost=LIGHT)
    return folder


@pytest.fixture
def folder(first_clinic, tmp_path):
    return shutil.copytree(first_clinic, tmp_path / "clinic")


@pytest.fixture
def opened(folder):
    return open_desk(folder, name="周岚", password=PASSWORD)


@pytest.fixture
def window_of(opened, qapp, qtbot):
    """Open the window, once everything stands that it is to show."""

    def window_of():
        window = open_workplace(opened)
        qtbot.addWidget(window)
        window.show()
        return window

    return window_of


@pytest.fixture
def window(window_of):
    return window_of()
