"""Rows on their way into the store, each with its key from the start."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Base
from app.services.foundation.bulk import insert_rows
from app.services.foundation.images import models_by_table


class Ledger:
    """Collects rows of many tables, so that later ones can point to earlier ones.

    Keys go on from those already in the store, and from batch to batch.
    """

    def __init__(self, used: Mapping[type[Base], int]) -> None:
        self._last = Counter(used)
        self._rows: dict[type[Base], list[dict[str, Any]]] = defaultdict(list)

    def add(self, model: type[Base], **cells: object) -> int:
        """Put a row in and return its key; cells left out get their defaults."""
        self._last[model] += 1
        cells["id"] = self._last[model]
        self._rows[model].append(cells)
        return self._last[model]

    def write(self, session: Session) -> None:
        """Insert what was collected, parents first, and begin an empty batch."""
        for table in Base.metadata.sorted_tables:
            model = models_by_table()[table.name]
            if rows := self._rows.pop(model, None):
                insert_rows(session, model, rows)


def open_ledger(session: Session) -> Ledger:
    """Return an empty ledger whose keys follow those in the store."""
    used: dict[type[Base], int] = {}
    for model in models_by_table().values():
        if "id" in model.__table__.c:
            used[model] = session.scalar(sa.select(sa.func.max(model.__table__.c.id))) or 0
    return Ledger(used)
