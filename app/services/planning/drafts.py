"""A plan worked out while the desk goes on working, to be written in a moment."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    AftercareStep,
    Clinic,
    ContactRules,
    DayException,
    Family,
    GradingRun,
    HolidayRule,
    JournalEntry,
    JournalRow,
    OpeningHours,
    ServiceStandard,
    StaffMember,
)
from app.words import SkipReason

_GONE_BY: Final = frozenset(
    model.__tablename__
    for model in (
        *(AftercareStep, Clinic, ContactRules, DayException, Family, GradingRun),
        *(HolidayRule, OpeningHours, ServiceStandard, StaffMember),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a planning would write.

    Attributes:
        today: The clinic's day, the first to be planned.
        to_on: The last.
        rows: The new follow-ups, as cells of the table.
        replaced: Keys of open follow-ups, and the row that takes their place.
        skipped: What fell due and is not planned, by reason.
        entry_id: The last entry of the journal that is taken into account.
    """

    today: date
    to_on: date
    rows: Sequence[dict[str, Any]]
    replaced: Mapping[int, int]
    skipped: Counter[SkipReason]
    entry_id: int

    def without(self, customer_ids: Collection[int]) -> "Draft":
        """Return the draft without what it would write about some customers."""
        kept = [at for at, row in enumerate(self.rows) if row["customer_id"] not in customer_ids]
        places = {was: now for now, was in enumerate(kept)}
        return replace(
            self,
            rows=[self.rows[at] for at in kept],
            replaced={key: places[at] for key, at in self.replaced.items() if at in places},
        )


def last_entry(session: Session) -> int:
    """Return the key of the last entry in the journal; 0 if it is empty."""
    return session.scalar(sa.select(sa.func.max(JournalEntry.id))) or 0


def changed_since(session: Session, draft: Draft) -> set[int] | None:
    """Return whom later entries are about; None if what every plan goes by was changed."""
    query = sa.select(JournalRow.table_name, JournalRow.customer_id).distinct()
    rows = session.execute(query.where(JournalRow.entry_id > draft.entry_id)).all()
    if any(table in _GONE_BY for table, _ in rows):
        return None
    return {customer_id for _, customer_id in rows if customer_id is not None}
