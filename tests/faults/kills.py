"""A program that is killed in the middle of what it does, at a moment nobody chose."""

import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pytest

RANDOM: Final = random.Random(3)
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="only POSIX forks a process")
Tell = Callable[[object], None]


@dataclass(frozen=True)
class Killed:
    """What the program said before it died, whole lines only.

    Attributes:
        finished: It was through with everything before the kill came.
    """

    said: list[str]
    finished: bool


def run_and_kill(work: Callable[[Tell], None], *, within: float) -> Killed:
    """Run ``work`` in a process of its own; kill that at any moment after its first word.

    Args:
        work: Is handed what tells the survivors something; it tells them first when it begins.
        within: Seconds of which some share passes before the kill.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _live(work, reading, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.readline()
        time.sleep(RANDOM.uniform(0, within))  # nobody knows when
        os.kill(child, signal.SIGKILL)
        said += pipe.read()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    lines = said.decode().split("\n")[:-1]
    return Killed(lines, finished=not os.WIFSIGNALED(status))


def how_long(work: Callable[[Tell], None]) -> float:
    """Return how many seconds ``work`` takes if nobody kills it."""
    begun = time.perf_counter()
    work(lambda _word: None)
    return time.perf_counter() - begun


def _live(work: Callable[[Tell], None], reading: int, writing: int) -> None:
    status = 1
    try:
        os.close(reading)
        with os.fdopen(writing, "w", buffering=1) as pipe:
            work(lambda word: print(word, file=pipe, flush=True))
        status = 0
    finally:
        os._exit(status)
