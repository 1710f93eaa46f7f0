"""Fixtures every test may ask for, from the bottom layer up."""

import gc
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import count
from pathlib import Path
from shutil import copyfile
from typing import Any
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from argon2.low_level import hash_secret_raw
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.services.foundation.actors import Actor
from app.services.foundation.settings import ClinicSettings
from app.services.foundation.store import Store
from app.ui.parts.desk import Desk
from app.ui.parts.preferences import Preferences
from app.ui.parts.tasks import Tasks
from app.words import GradingPeriod, Role, TierScheme
from tests.stores import make_store, open_store

ZONE = ZoneInfo("Asia/Shanghai")
PATIENCE_MS = 30_000
_tests_run = count(1)

# On a busy machine a slow moment is not a failure.
hypothesis_settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("unhurried")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark by folder what builds widgets and what tells a whole story."""
    here = Path(__file__).parent
    for item in items:
        room = item.path.relative_to(here).parts[0]
        if room in {"ui", "journeys"} or "qapp" in getattr(item, "fixturenames", ()):
            item.add_marker("ui")
        if room == "journeys":
            item.add_marker("journey")


@dataclass
class FixedClock:
    """A clock that stands still until a test moves it."""

    moment: datetime = datetime(2026, 11, 21, 9, 30, tzinfo=ZONE)  # a Saturday

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory) -> Path:
    """A real encrypted file with every table, and nothing in it; made once, then copied."""
    return make_store(tmp_path_factory.mktemp("empty") / "desk.db")


@pytest.fixture
def engine(tmp_path, empty_file) -> Iterator[Engine]:
    """A store of the test's own."""
    engine = open_store(copyfile(empty_file, tmp_path / "desk.db"))
    yield engine
    engine.dispose()


@pytest.fixture
def store(engine, clock) -> Store:
    return Store(engine, clock=clock)


@pytest.fixture
def session(engine) -> Iterator[Session]:
    with Session(engine) as session:
        yield session


@pytest.fixture
def actor() -> Actor:
    return Actor(staff_id=None, name="周岚", role=Role.MANAGER)


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch) -> QtBot:
    """Wait longer for what is sure to come: on a busy machine a slow moment is no failure."""
    monkeypatch.setattr(qtbot, "waitUntil", partial(qtbot.waitUntil, timeout=PATIENCE_MS))
    return qtbot


@pytest.fixture
def tasks(store, actor, qapp) -> Iterator[Tasks]:
    tasks = Tasks(store, actor)
    yield tasks
    tasks.close()


@pytest.fixture
def settings() -> ClinicSettings:
    return ClinicSettings(
        name="滨湖美容诊所",
        zone=ZONE,
        currency="CNY",
        language="zh",
        number_prefix="",
        number_digits=5,
        grading_period=GradingPeriod.QUARTERLY,
        tier_scheme=TierScheme.FIVE_TIERS,
    )


@pytest.fixture
def desk(tasks, clock, settings, tmp_path) -> Desk:
    """The desk of a manager, for the pages."""
    preferences = Preferences(tmp_path, "周岚")
    return Desk(tasks=tasks, clock=clock, preferences=preferences, settings=settings)


def pytest_collection_finish() -> None:
    """Spare the collector everything that was imported: it stays to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def light_guesses() -> Iterator[None]:
    """Let a password cost next to nothing, whatever is written beside it."""

    def stretch(secret: bytes, salt: bytes, **options: Any) -> bytes:
        light = {"time_cost": 1, "memory_cost": 8, "parallelism": 1}
        return hash_secret_raw(secret, salt, **(options | light))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.services.vault.keys.hash_secret_raw", stretch)
        yield


@pytest.fixture
def full_guesses(monkeypatch) -> None:
    """Let a password cost what is written beside it."""
    monkeypatch.setattr("app.services.vault.keys.hash_secret_raw", hash_secret_raw)


@pytest.fixture(autouse=True)
def collector_between_tests() -> Iterator[None]:
    """Search for dead cycles between tests, as the window does between events."""
    gc.disable()
    yield
    if next(_tests_run) % 20 == 0:
        gc.collect()
        gc.freeze()


@pytest.fixture(autouse=True)
def no_unexpected_errors(caplog) -> Iterator[None]:
    """Fail a test that logs an error it did not ask about."""
    yield
    errors = [r for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert not errors, [r.getMessage() for r in errors]
