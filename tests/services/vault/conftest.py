"""Key slots and whole clinics, with light work per guess."""

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.services.vault.clinic_store import ClinicEntry, create_clinic, open_clinic
from app.services.vault.folders import STORE_NAME
from app.services.vault.keyring import Keyring, draft_slots
from tests.conftest import FixedClock
from tests.stores import LIGHT

NOW = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)
PASSWORD = "peach-blossom"


@pytest.fixture
def draft():
    return draft_slots("李梅", PASSWORD, cost=LIGHT)


@pytest.fixture
def keyring(tmp_path, draft):
    keyring = Keyring(tmp_path, LIGHT)
    keyring.keep(draft)
    return keyring


@dataclass(frozen=True)
class MadeClinic:
    """A clinic on disk, closed."""

    folder: Path
    recovery_code: str

    @property
    def store(self):
        return self.folder / STORE_NAME

    def open(self, *, password=PASSWORD, now=NOW, check_now=True):
        return open_clinic(
            self.folder, name="李梅", password=password, now=now, check_now=check_now
        )

    @property
    def data_key(self):
        return Keyring(self.folder).unlock("李梅", PASSWORD, now=NOW).data_key


@pytest.fixture(scope="session")
def entry():
    return ClinicEntry(
        name="无锡丽人",
        manager_name="李梅",
        zone=ZoneInfo("Asia/Shanghai"),
        currency="CNY",
        language="zh",
    )


@pytest.fixture(scope="session")
def first_clinic(tmp_path_factory, entry):
    """A clinic just set up, to be copied."""
    folder = tmp_path_factory.mktemp("vault") / "clinic"
    clock = FixedClock()
    made = create_clinic(folder, entry=entry, password=PASSWORD, clock=clock, cost=LIGHT)
    return MadeClinic(folder, made.recovery_code)


@pytest.fixture
def clinic(tmp_path, first_clinic):
    folder = shutil.copytree(first_clinic.folder, tmp_path / "clinic")
    return MadeClinic(folder, first_clinic.recovery_code)


@pytest.fixture
def open_folder(tmp_path):
    """A folder that everybody may enter, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def someone_else():
    """Give a block that runs without the rights of root, whom no permission stops."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root can act as someone else for a moment")
    return _without_rights


@contextmanager
def _without_rights():
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of five mebibytes."""
    place = tmp_path / "small"
    place.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if mount is None or unmount is None or not_root():
        pytest.skip("only root on Linux can make a small disk")
    command = [mount, "-t", "tmpfs", "-o", "size=5m", "tmpfs", str(place)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a disk")
    yield place
    subprocess.run([unmount, "--lazy", str(place)], check=True)


def not_root():
    return os.name != "posix" or os.geteuid() != 0
