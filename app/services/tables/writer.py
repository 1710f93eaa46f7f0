"""Writing many rows in steps that can be watched and stopped."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from sqlalchemy.orm import Session

from app.models import Base
from app.services.foundation.bulk import insert_rows, update_rows
from app.services.foundation.doing import Doing

Cells: TypeAlias = dict[str, Any]
Progress: TypeAlias = Callable[[int, int], None]
"""Told how many rows of how many are written; raises to stop the import."""

_AT_ONCE = 2_000


def unwatched(_done: int, _total: int) -> None:
    """Be the progress nobody looks at."""


class Writer:
    """Writes rows through the journal and tells how far it has come.

    Attributes:
        doing: Who imports, and when.
    """

    def __init__(self, session: Session, *, doing: Doing, total: int, progress: Progress) -> None:
        self.session = session
        self.doing = doing
        self._total = total
        self._done = 0
        self._progress = progress

    def insert(self, model: type[Base], rows: Sequence[Cells]) -> list[int]:
        """Insert ``rows`` and return their keys in the same order."""
        keys: list[int] = []
        for some in _parts(rows):
            keys += insert_rows(self.session, model, some)
            self._count(len(some))
        return keys

    def update(self, model: type[Base], rows: Iterable[Cells]) -> None:
        """Change existing rows; each holds ``id`` and the cells that change."""
        alike: dict[tuple[str, ...], list[Cells]] = {}
        for row in rows:
            alike.setdefault(tuple(sorted(row)), []).append(row)
        for group in alike.values():
            for some in _parts(group):
                update_rows(self.session, model, some)
                self._count(len(some))

    def _count(self, rows: int) -> None:
        self._done += rows
        self._progress(self._done, max(self._total, self._done))


def _parts(rows: Sequence[Cells]) -> Iterable[Sequence[Cells]]:
    return (rows[at : at + _AT_ONCE] for at in range(0, len(rows), _AT_ONCE))
