"""A clinic on disk, and the window over it."""

from zoneinfo import ZoneInfo

import pytest

from app.main import open_workplace
from app.services.office.opening import open_desk
from app.services.vault.clinic_store import ClinicEntry, create_clinic
from app.services.vault.keys import Cost

LIGHT = Cost(memory_kib=8, passes=1, lanes=1)
ENTRY = ClinicEntry(
    name="滨湖美容诊所",
    manager_name="周岚",
    zone=ZoneInfo("Asia/Shanghai"),
    currency="CNY",
    language="en",
)
PASSWORD = "secret 1"


@pytest.fixture
def folder(tmp_path, clock):
    folder = tmp_path / "clinic"
    create_clinic(folder, entry=ENTRY, password=PASSWORD, clock=clock, cost=LIGHT)
    return folder


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
