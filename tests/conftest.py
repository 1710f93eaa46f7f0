"""Fixtures every test may ask for, from the bottom layer up."""

import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

ZONE = ZoneInfo("Asia/Shanghai")


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


@pytest.fixture(autouse=True)
def no_unexpected_errors(caplog) -> Iterator[None]:
    """Fail a test that logs an error it did not ask about."""
    yield
    errors = [r for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert not errors, [r.getMessage() for r in errors]
