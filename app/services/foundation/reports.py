"""How long work tells how far it is."""

from collections.abc import Callable
from typing import Final

PER_CENT: Final = 100
Report = Callable[[int, int], None]
"""Is told how much is done and how much there is; whatever it raises stops the work."""


def say_nothing(_done: int, _total: int) -> None:
    """Tell nobody."""


def within(report: Report, first: int, last: int) -> Report:
    """Return what tells ``report`` in per cent, for work that is only a part of the whole."""

    def told(done: int, total: int) -> None:
        report(first + (last - first) * done // max(total, 1), PER_CENT)

    return told
