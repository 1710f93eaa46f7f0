"""Timing, and what a benchmark reports."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from statistics import median, quantiles
from time import perf_counter
from typing import Any, Final

_WARM_UP: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How long something took, over several times.

    Attributes:
        p95_ms: What 95 of 100 stay below.
    """

    median_ms: float
    p95_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One line of the table of speeds.

    Attributes:
        customers: Size of the clinic.
        measured: In ``unit``: the median, or the p95 where the goal says so.
        yardstick: The bare minimum for the same, from the same run; 0 if there is nothing to
            hold it against.
        goal: The measured may be this many times the yardstick.
    """

    name: str
    customers: int
    measured: float
    yardstick: float
    goal: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times the yardstick it is."""
        return self.measured / self.yardstick if self.yardstick else 0.0

    @property
    def met(self) -> bool | None:
        """Whether it is within the goal; ``None`` where nothing is there to tell."""
        return self.ratio <= self.goal if self.yardstick else None

    def as_data(self) -> dict[str, Any]:
        """Return it for a program."""
        numbers = {
            name: round(value, 3) if isinstance(value, float) else value
            for name, value in asdict(self).items()
        }
        return numbers | {"ratio": round(self.ratio, 2), "met": self.met}


def against_smallest(results: Sequence[Result], *, name: str) -> list[Result]:
    """Hold every result called ``name`` against the first, which is of the smallest clinic.

    One alone is held against nothing: it would be against itself.
    """
    sizes = [each.measured for each in results if each.name == name]
    yardstick = sizes[0] if len(sizes) > 1 else 0.0
    return [replace(each, yardstick=yardstick) if each.name == name else each for each in results]


def timed(work: Callable[[], object], *, times: int) -> Timing:
    """Run ``work`` some times unmeasured, then ``times`` measured."""
    for _ in range(_WARM_UP):
        work()
    return spread([once(work) for _ in range(times)])


def spread(taken_ms: list[float]) -> Timing:
    """Return the timing of single measurements, in milliseconds."""
    if len(taken_ms) == 1:
        return Timing(median_ms=taken_ms[0], p95_ms=taken_ms[0])
    return Timing(
        median_ms=median(taken_ms),
        p95_ms=quantiles(taken_ms, n=20, method="inclusive")[-1],
    )


def once(work: Callable[[], object]) -> float:
    """Run ``work`` and return how long it took, in milliseconds."""
    gc.collect()
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1_000
