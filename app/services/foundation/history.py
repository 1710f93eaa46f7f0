"""Reading the journal: the latest changes, and the story of one customer's rows."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import ComplaintCase, JournalEntry, JournalRow, RefusedAttempt
from app.words import HeldRule, Intent


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedRow:
    """What an entry keeps of an attempt that was refused.

    Attributes:
        intent: What the write was for.
        number: Of the complaint, if it was about one with a case.
    """

    intent: Intent
    rule: HeldRule
    number: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One journal entry as a list shows it.

    Attributes:
        tables: How many rows of which table it changed.
        undone_by: The entry that took it back, if any did.
        tried: The refused attempt, if it keeps one.
    """

    id: int
    at: datetime
    actor_name: str
    intent: Intent
    tables: dict[str, int]
    undoes_id: int | None
    undone_by: int | None
    tried: TriedRow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """A row before and after, as the journal wrote it down (JSON text)."""

    table: str
    key: int
    before: str | None
    after: str | None


def list_entries(session: Session, *, last: int, customer_id: int | None = None) -> list[EntryRow]:
    """Return the ``last`` entries, newest first; of one customer only, if one is given."""
    query = sa.select(JournalEntry).order_by(JournalEntry.id.desc()).limit(last)
    if customer_id is not None:
        about = sa.select(JournalRow.entry_id).where(JournalRow.customer_id == customer_id)
        query = query.where(JournalEntry.id.in_(about))
    entries = session.scalars(query).all()
    keys = [entry.id for entry in entries]
    tables = _tables_of(session, keys)
    tried = _tried_in(session, keys)
    undoing = sa.select(JournalEntry).where(JournalEntry.undoes_id.in_(keys))
    undone = {entry.undoes_id: entry.id for entry in session.scalars(undoing)}
    return [
        EntryRow(
            id=entry.id,
            at=entry.at,
            actor_name=entry.actor_name,
            intent=entry.intent,
            tables=dict(tables.get(entry.id, {})),
            undoes_id=entry.undoes_id,
            undone_by=undone.get(entry.id),
            tried=tried.get(entry.id),
        )
        for entry in entries
    ]


def list_cells(session: Session, *, entry_id: int) -> list[CellChange]:
    """Return every row that an entry changed, in the order of the changes."""
    rows = session.scalars(
        sa.select(JournalRow).where(JournalRow.entry_id == entry_id).order_by(JournalRow.id)
    )
    return [
        CellChange(table=row.table_name, key=row.row_key, before=row.before, after=row.after)
        for row in rows
    ]


def _tables_of(session: Session, keys: list[int]) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = {}
    query = (
        sa.select(JournalRow.entry_id, JournalRow.table_name, sa.func.count())
        .where(JournalRow.entry_id.in_(keys))
        .group_by(JournalRow.entry_id, JournalRow.table_name)
    )
    for entry_id, table, rows in session.execute(query):
        found.setdefault(entry_id, Counter())[table] = rows
    return found


def _tried_in(session: Session, keys: list[int]) -> dict[int, TriedRow]:
    query = (
        sa.select(
            JournalRow.entry_id, RefusedAttempt.intent, RefusedAttempt.rule, ComplaintCase.number
        )
        .join(RefusedAttempt, RefusedAttempt.id == JournalRow.row_key)
        .outerjoin(ComplaintCase, ComplaintCase.id == RefusedAttempt.case_id)
        .where(JournalRow.table_name == RefusedAttempt.__tablename__, JournalRow.entry_id.in_(keys))
    )
    return {
        entry_id: TriedRow(intent=intent, rule=rule, number=number)
        for entry_id, intent, rule, number in session.execute(query)
    }
