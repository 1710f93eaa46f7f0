"""A clinic on disk, open for its manager."""

from zoneinfo import ZoneInfo

import pytest

from app.services.office.opening import open_desk
from app.services.vault.clinic_store import ClinicEntry, create_clinic
from app.services.vault.keys import Cost

LIGHT = Cost(memory_kib=8, passes=1, lanes=1)
ENTRY = ClinicEntry(
    name="滨湖美容诊所",
    manager_name="周岚",
    zone=ZoneInfo("Asia/Shanghai"),
    currency="CNY",
    language="zh",
)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "clinic"


@pytest.fixture
def code(folder, clock):
    created = create_clinic(folder, entry=ENTRY, password="secret 1", clock=clock, cost=LIGHT)
    return created.recovery_code


@pytest.fixture
def desk(folder, code):
    desk = open_desk(folder, name="周岚", password="secret 1")
    yield desk
    desk.close()
