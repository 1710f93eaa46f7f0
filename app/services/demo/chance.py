"""Chance, as far as it has a say in the made-up clinic."""

from random import Random


def dice(seed: int) -> Random:
    """Return the one source of chance of a clinic; the same seed throws the same."""
    return Random(seed)  # noqa: S311 (nothing secret depends on it)


def happens(random: Random, share: float) -> bool:
    """Return true in a share of the cases, 0 to 1."""
    return random.random() < share
