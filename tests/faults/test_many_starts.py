"""Twenty starts at the same moment: one has the clinic, the others are told so."""

import os

from app.services.foundation.errors import Refusal
from app.services.vault.clinic_store import open_clinic
from tests.faults.conftest import MANAGER, OPENS
from tests.faults.kills import needs_fork
from tests.faults.test_kills import NOW

STARTS = 20

pytestmark = needs_fork


def start(victim, go, told, done):
    """Be one of the starts: wait for the word, try, tell, and stay until all have told."""
    status = 1
    try:
        os.read(go, 1)
        try:
            opened = open_clinic(victim.folder, name=MANAGER, password=OPENS, now=NOW)
            os.write(told, b"opened\n")
            os.read(done, 1)
            opened.close()
        except Refusal as refusal:
            os.write(told, f"{type(refusal).__name__}\n".encode())
        status = 0
    finally:
        os._exit(status)


def test_of_twenty_starts_one_has_the_clinic(victim):
    (go, say_go), (hear, told), (done, say_done) = os.pipe(), os.pipe(), os.pipe()
    children = []
    for _ in range(STARTS):
        child = os.fork()
        if child == 0:
            start(victim, go, told, done)
        children.append(child)
    os.write(say_go, b"!" * STARTS)

    words = b""
    while words.count(b"\n") < STARTS:
        words += os.read(hear, 4096)
    os.write(say_done, b"!" * STARTS)
    statuses = [os.waitpid(child, 0)[1] for child in children]
    for end in (go, say_go, hear, told, done, say_done):
        os.close(end)

    said = words.decode().split()
    assert statuses == [0] * STARTS
    assert said.count("opened") == 1
    assert said.count("StoreInUse") == STARTS - 1
