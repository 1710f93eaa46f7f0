"""A clinic's key slots, with light work per guess."""

from datetime import UTC, datetime

import pytest

from app.services.vault.keyring import Keyring, draft_slots
from app.services.vault.keys import Cost

LIGHT = Cost(memory_kib=8, passes=1, lanes=1)
NOW = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)
PASSWORD = "peach-blossom"  # noqa: S105 (opens nothing but what a test makes)


@pytest.fixture
def draft():
    return draft_slots("李梅", PASSWORD, cost=LIGHT)


@pytest.fixture
def keyring(tmp_path, draft):
    keyring = Keyring(tmp_path, LIGHT)
    keyring.keep(draft)
    return keyring
