"""What a transaction touched, so that screens know what to draw again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Tables written, and the customers whose rows they belong to."""

    tables: frozenset[str] = frozenset()
    customer_ids: frozenset[int] = frozenset()
