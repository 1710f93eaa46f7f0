"""Taking back a journal entry, or saying what stands in the way."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from app.models import Base, JournalEntry, JournalRow, Undoing
from app.services.foundation.bulk import (
    delete_rows,
    in_parts,
    insert_rows,
    update_rows,
)
from app.services.foundation.errors import (
    AlreadyUndone,
    ChangedSince,
    Filed,
    HeldInPlace,
    NotFound,
    NothingToUndo,
    OnlyTried,
)
from app.services.foundation.faults import as_refusal
from app.services.foundation.images import from_text, models_by_table
from app.services.foundation.journal import UNDOES
from app.words import HeldRule, Intent

_LASTING = (Intent.SET_UP, Intent.UNDO, Intent.REFUSED_ATTEMPT, Intent.RESTORE)


class _Trace(NamedTuple):
    table_name: str
    row_key: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What was taken back."""

    entry_id: int
    intent: Intent
    row_count: int


def undo_entry(session: Session, *, entry_id: int | None = None) -> Undone:
    """Take back the entry under ``entry_id``, or the last one that can be.

    Raises:
        NothingToUndo: There is no such last entry.
        NotFound: There is no entry under ``entry_id``.
        AlreadyUndone: It has been taken back.
        OnlyTried: It keeps an attempt that was refused, and changed nothing.
        Filed: It wrote down what can never be taken back.
        ChangedSince: Later entries changed or need the same rows.
        HeldInPlace: Without it, what stands now would break a rule of the store.
    """
    entry = _entry(session, entry_id)
    rows = _rows(session, entry.id)
    _refuse_if_filed(entry, rows)
    _refuse_if_changed_since(session, entry, rows)
    session.info[UNDOES] = entry.id
    if session.get_bind().dialect.name == "sqlite":
        session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    undoing = sa.insert(Undoing).values(id=1, entry_id=entry.id)
    session.connection().execute(undoing)  # lets the guards know
    try:
        _reverse(session, rows)
        session.connection().execute(sa.delete(Undoing))
    except IntegrityError as broken:
        raise _held(entry, broken) from broken
    return Undone(entry_id=entry.id, intent=entry.intent, row_count=len(rows))


def standing_entries() -> sa.Select[JournalEntry]:
    """Return the query for the entries that are neither undos nor undone, newest first."""
    undone = sa.select(JournalEntry.undoes_id).where(JournalEntry.undoes_id.is_not(None))
    return (
        sa.select(JournalEntry)
        .where(JournalEntry.intent.not_in(_LASTING), JournalEntry.id.not_in(undone))
        .order_by(JournalEntry.id.desc())
    )


def _entry(session: Session, entry_id: int | None) -> JournalEntry:
    if entry_id is None:
        if (last := session.scalars(standing_entries().limit(1)).first()) is None:
            raise NothingToUndo
        return last
    entry = session.get(JournalEntry, entry_id)
    if entry is None:
        raise NotFound("journal entry", entry_id)
    if session.scalar(sa.select(JournalEntry.id).where(JournalEntry.undoes_id == entry_id)):
        raise AlreadyUndone(entry_id)
    return entry


def _rows(session: Session, entry_id: int) -> list[_Trace]:
    """Return what the entry did to each row, detached from what the undo itself changes."""
    query = (
        sa.select(JournalRow.table_name, JournalRow.row_key, JournalRow.before, JournalRow.after)
        .where(JournalRow.entry_id == entry_id)
        .order_by(JournalRow.id)
    )
    return [_Trace(*row) for row in session.execute(query)]


def _refuse_if_filed(entry: JournalEntry, rows: Sequence[_Trace]) -> None:
    if entry.intent is Intent.REFUSED_ATTEMPT:
        raise OnlyTried(entry.id)
    models = models_by_table()
    for row in rows:
        if not models[row.table_name].filed:
            continue
        filed, cells = (
            Filed(entry.id, entry.intent),
            from_text(models[row.table_name], row.after or "{}"),
        )
        if "case_id" in cells:
            filed.on_record(HeldRule.CALL_BACK_STAYS, case_id=cells["case_id"])
        raise filed


def _held(entry: JournalEntry, broken: IntegrityError) -> HeldInPlace:
    held = HeldInPlace(entry.id, entry.intent)
    if (refusal := as_refusal(broken)) is not None:
        held.attempt = refusal.attempt
    return held


def _refuse_if_changed_since(session: Session, entry: JournalEntry, rows: Sequence[_Trace]) -> None:
    later = _standing_after(session, entry.id)
    if not later:
        return
    in_the_way = _changing_the_same(session, entry.id) | _needing(session, rows)
    named = [one for one in later if one.id in in_the_way]
    if named:
        raise ChangedSince(tuple((one.id, one.intent, one.at) for one in named))


def _standing_after(session: Session, entry_id: int) -> list[JournalEntry]:
    """Return the later entries, without those that an undo has cancelled and that undo."""
    later = session.scalars(
        sa.select(JournalEntry).where(JournalEntry.id > entry_id).order_by(JournalEntry.id.desc())
    ).all()
    keys = {one.id for one in later}
    cancelled: set[int] = set()
    for one in later:
        if one.undoes_id in keys and one.id not in cancelled:
            cancelled |= {one.id, one.undoes_id}
    return [one for one in reversed(later) if one.id not in cancelled]


def _changing_the_same(session: Session, entry_id: int) -> set[int]:
    mine, other = aliased(JournalRow), aliased(JournalRow)
    return set(
        session.scalars(
            sa.select(other.entry_id)
            .join(mine, (mine.table_name == other.table_name) & (mine.row_key == other.row_key))
            .where(mine.entry_id == entry_id, other.entry_id > entry_id)
            .distinct()
        )
    )


def _needing(session: Session, rows: Sequence[_Trace]) -> set[int]:
    """Return the entries that made rows which point to one that the undo would delete."""
    inserted: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row.before is None:
            inserted[row.table_name].add(row.row_key)
    needing: set[int] = set()
    for table, column, target in _references():
        pointing = _pointing(session, column, sorted(inserted.get(target, ())))
        needing |= _makers(session, table, sorted(pointing - inserted.get(table, set())))
    return needing


def _references() -> list[tuple[str, sa.Column[Any], str]]:
    return [
        (table.name, key.parent, key.column.table.name)
        for table in Base.metadata.sorted_tables
        if models_by_table()[table.name].journalled
        for key in table.foreign_keys
        if key.column.name == "id"
    ]


def _pointing(session: Session, column: sa.Column[Any], keys: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for some in in_parts(keys):
        found.update(session.scalars(sa.select(column.table.c.id).where(column.in_(some))))
    return found


def _makers(session: Session, table: str, keys: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for some in in_parts(keys):
        found.update(
            session.scalars(
                sa.select(JournalRow.entry_id).where(
                    JournalRow.table_name == table, JournalRow.row_key.in_(some)
                )
            )
        )
    return found


def _reverse(session: Session, rows: Sequence[_Trace]) -> None:
    by_table: dict[str, list[_Trace]] = defaultdict(list)
    for row in rows:
        by_table[row.table_name].append(row)
    models = [
        models_by_table()[table.name]
        for table in Base.metadata.sorted_tables
        if table.name in by_table
    ]
    for model in reversed(models):
        keys = [row.row_key for row in by_table[model.__tablename__] if row.before is None]
        delete_rows(session, model, keys)
    for model in models:
        _bring_back(session, model, by_table[model.__tablename__])
    for model in reversed(models):  # what follows from another row is put back after it
        _put_back(session, model, by_table[model.__tablename__])


def _bring_back(session: Session, model: type[Base], rows: Sequence[_Trace]) -> None:
    insert_rows(
        session,
        model,
        [_image(model, row.row_key, row.before) for row in rows if row.before and not row.after],
    )


def _put_back(session: Session, model: type[Base], rows: Sequence[_Trace]) -> None:
    changed: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row.before and row.after:
            image = _image(model, row.row_key, row.before)
            changed[tuple(sorted(image))].append(image)
    for alike in changed.values():
        update_rows(session, model, alike)


def _image(model: type[Base], key: int, text: str) -> dict[str, Any]:
    return from_text(model, text) | {"id": key}
