"""A whole made-up clinic in the window as it is: made once, and a copy for each story."""

import shutil
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.main import open_workplace
from app.services.demo.clinic import DemoOrder
from app.services.demo.filling import fill_clinic
from app.services.demo.team import demo_people
from app.services.foundation.clock import SystemClock
from app.services.office.opening import open_desk
from app.services.vault.clinic_store import ClinicEntry, create_clinic

ENTRY = ClinicEntry(
    name="Lakeside Aesthetic Clinic",
    manager_name="Shen Ning",
    zone=ZoneInfo("Asia/Shanghai"),
    currency="CNY",
    language="en",
)
PASSWORD = "peach-blossom"


@pytest.fixture(scope="session")
def made_up(tmp_path_factory) -> Path:
    """The folder of a clinic of 150 customers."""
    folder: Path = tmp_path_factory.mktemp("made_up") / "clinic"
    clock = SystemClock(ENTRY.zone)
    create_clinic(folder, entry=ENTRY, password=PASSWORD, clock=clock)
    desk = open_desk(folder, name=ENTRY.manager_name, password=PASSWORD)
    order = DemoOrder(today=clock.today(), customers=150, language="en")
    fill_clinic(desk, order=order, password=PASSWORD)
    desk.close()
    return folder


@pytest.fixture
def clinic(made_up, tmp_path, qapp):
    """A copy of it, open, with the supervisor at the desk."""
    folder = shutil.copytree(made_up, tmp_path / "clinic")
    supervisor = demo_people("en")[0]
    return open_desk(folder, name=supervisor.name, password=PASSWORD)


@pytest.fixture
def window(clinic, qtbot):
    """The window over it, in front."""
    window = open_workplace(clinic)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window
