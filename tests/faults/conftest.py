"""A made-up clinic on disk, for whoever wants to do it harm."""

import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.models.database import connect
from app.services.demo.clinic import DemoOrder
from app.services.demo.filling import fill_clinic
from app.services.foundation.clock import SystemClock
from app.services.office.opening import OpenDesk, open_desk
from app.services.office.verifying import verify_everything
from app.services.vault.clinic_store import ClinicEntry, create_clinic
from app.services.vault.folders import STORE_NAME
from app.services.vault.keyring import Keyring
from tests.stores import LIGHT

OPENS = "peach-blossom"
MANAGER = "沈宁"
TODAY = date(2026, 11, 21)
ZONE = ZoneInfo("Asia/Shanghai")
ENTRY = ClinicEntry(name="无锡丽人", manager_name=MANAGER, zone=ZONE, currency="CNY", language="zh")


@dataclass(frozen=True)
class Victim:
    """A clinic that is closed, and its key."""

    folder: Path
    key: bytes

    @property
    def store(self):
        return self.folder / STORE_NAME

    def open(self) -> OpenDesk:
        return open_desk(self.folder, name=MANAGER, password=OPENS)

    def ask(self, sql, *values):
        with closing(connect(self.store, self.key)) as connection:
            return connection.execute(sql, values).fetchall()

    def tool(self, *statements, pragmas=()):
        """Run statements as any database tool would, with its settings."""
        with closing(connect(self.store, self.key)) as connection:
            for pragma in pragmas:
                connection.execute(f"PRAGMA {pragma}")
            for statement in statements:
                connection.execute(statement)

    def findings(self):
        now = SystemClock(ZONE).now()
        found = verify_everything(self.folder, self.key, now=now).findings
        return [(finding.kind, finding.what, finding.key) for finding in found]


@pytest.fixture(scope="session")
def made_up(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made-up") / "clinic"
    create_clinic(folder, entry=ENTRY, password=OPENS, clock=SystemClock(ZONE), cost=LIGHT)
    desk = open_desk(folder, name=MANAGER, password=OPENS)
    fill_clinic(desk, order=DemoOrder(today=TODAY, customers=60), password=OPENS, cost=LIGHT)
    desk.close()
    return folder


@pytest.fixture
def victim(made_up, tmp_path):
    folder = Path(shutil.copytree(made_up, tmp_path / "clinic"))
    unlocked = Keyring(folder).unlock(MANAGER, OPENS, now=SystemClock(ZONE).now())
    return Victim(folder, unlocked.data_key)
