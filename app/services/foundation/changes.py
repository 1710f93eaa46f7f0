"""What a transaction touched, so that screens know what to draw again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Tables written, and the customers whose rows they belong to.

    Attributes:
        made: Table and key of the new rows that belong to no customer.
    """

    tables: frozenset[str] = frozenset()
    customer_ids: frozenset[int] = frozenset()
    made: frozenset[tuple[str, int]] = frozenset()

    def made_in(self, table: str) -> set[int]:
        """Return the keys of the new rows of ``table``."""
        return {key for name, key in self.made if name == table}
