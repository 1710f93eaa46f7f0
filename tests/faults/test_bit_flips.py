"""Two hundred flipped bits: each is found, and not one wrong word is shown."""

import random

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.services.foundation.errors import Refusal
from app.services.office.opening import open_desk
from app.services.vault.checks import StoreDamaged
from app.services.vault.errors import KeysDoNotFit
from tests.faults.conftest import MANAGER, OPENS

RANDOM = random.Random(20261121)
FLIPS = 200
SHOWN = "SELECT number, name, note FROM customers ORDER BY id"


def flip(victim, sound):
    at = RANDOM.randrange(len(sound))
    flipped = bytearray(sound)
    flipped[at] ^= 1 << RANDOM.randrange(8)
    victim.store.write_bytes(flipped)
    return at


@pytest.mark.faults
def test_every_start_over_a_flipped_bit_is_refused(victim):
    victim.open().close()
    sound = victim.store.read_bytes()
    unnoticed = []

    for _ in range(FLIPS):
        at = flip(victim, sound)
        try:
            victim.open().close()
        except (StoreDamaged, KeysDoNotFit):
            continue
        unnoticed.append(at)

    assert unnoticed == []


@pytest.mark.faults
def test_a_window_that_opens_at_once_never_shows_a_wrong_word_and_says_what_it_found(victim):
    victim.open().close()
    right, sound = victim.ask(SHOWN), victim.store.read_bytes()
    wrong, unsaid, opened = [], [], 0

    for _ in range(FLIPS):
        at = flip(victim, sound)
        (victim.folder / "safe-keeping.json").unlink(missing_ok=True)
        try:
            desk = open_desk(victim.folder, name=MANAGER, password=OPENS, check_now=False)
        except Refusal:
            continue
        opened += 1
        try:
            with desk.clinic.engine.connect() as connection:
                shown = [tuple(row) for row in connection.execute(text(SHOWN))]
            if shown != right:
                wrong.append(at)
        except DBAPIError:
            pass  # SQLite refuses the page
        try:
            desk.check()
            unsaid.append(at)
        except StoreDamaged:
            pass
        desk.close()

    assert opened > FLIPS // 4
    assert wrong == []
    assert unsaid == []
