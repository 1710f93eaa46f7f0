"""How far planning has come, in parts of a hundred."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

from app.services.foundation.reports import Report

T = TypeVar("T")
WHOLE: Final = 100
READ: Final = 30  # everything that is known has been read
PLACED: Final = 70  # what falls due has its day
FILLED: Final = 90  # the standards are kept; what is left is writing
_EVERY: Final = 64


def shares(first: int, last: int, count: int) -> list[int]:
    """Return where each of ``count`` parts begins on the way from ``first`` to ``last``."""
    return [first + (last - first) * at // count for at in range(count)]


def told(
    some: Iterable[T], report: Report, *, at: int, until: int | None = None, count: int = 0
) -> Iterator[T]:
    """Yield ``some``, and tell now and then how far it is.

    Args:
        some: What is worked through.
        report: Is told; whatever it raises stops the work.
        at: How far it is at the beginning.
        until: How far it is at the end; ``None`` if it is not known how many there are.
        count: How many there are.
    """
    for done, each in enumerate(some):
        if done % _EVERY == 0:
            gone = 0 if until is None or not count else (until - at) * done // count
            report(at + gone, WHOLE)
        yield each
