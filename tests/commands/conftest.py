"""A small made-up clinic on disk, and the command line over it, in this process."""

import json
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.__main__ import main
from app.services.demo.clinic import DemoOrder
from app.services.demo.filling import fill_clinic
from app.services.foundation.clock import SystemClock
from app.services.office.opening import open_desk
from app.services.vault.clinic_store import ClinicEntry, create_clinic
from app.words.language import choose_language
from tests.stores import LIGHT

OPENS = "peach-blossom"
MANAGER = "沈宁"
TODAY = date(2026, 11, 21)
ORDER = DemoOrder(today=TODAY, customers=60)


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found


@pytest.fixture(scope="session")
def empty_template(tmp_path_factory):
    folder = tmp_path_factory.mktemp("empty_template") / "clinic"
    zone = ZoneInfo("Asia/Shanghai")
    entry = ClinicEntry(
        name="无锡丽人", manager_name=MANAGER, zone=zone, currency="CNY", language="zh"
    )
    create_clinic(folder, entry=entry, password=OPENS, clock=SystemClock(zone), cost=LIGHT)
    return folder


@pytest.fixture(scope="session")
def template(tmp_path_factory, empty_template):
    folder = shutil.copytree(empty_template, tmp_path_factory.mktemp("template") / "clinic")
    desk = open_desk(folder, name=MANAGER, password=OPENS)
    fill_clinic(desk, order=ORDER, password=OPENS, cost=LIGHT)
    desk.close()
    return folder


@pytest.fixture
def folder(template, tmp_path) -> Path:
    """A clinic of this test's own."""
    return Path(shutil.copytree(template, tmp_path / "clinic"))


@pytest.fixture
def desk(capsys, monkeypatch):
    """Runs a command line with the right password in the environment."""
    monkeypatch.setenv("CLINIC_DESK_PASSWORD", OPENS)

    def run(*words: object) -> Said:
        capsys.readouterr()
        status = main([str(word) for word in words])
        said = capsys.readouterr()
        return Said(status, said.out, said.err)

    yield run
    choose_language("en")


@pytest.fixture
def clinic(desk, folder):
    """Runs a command over the test's own clinic, answering in English."""

    def run(*words: object) -> Said:
        said: Said = desk("--store", folder, "--lang", "en", *words)
        return said

    return run


@pytest.fixture
def fresh_clinic(desk, empty_template, tmp_path):
    """Runs a command over a clinic in Shanghai that knows nobody yet, answering in English."""
    folder = shutil.copytree(empty_template, tmp_path / "clinic")

    def run(*words: object) -> Said:
        said: Said = desk("--store", folder, "--lang", "en", *words)
        return said

    return run
