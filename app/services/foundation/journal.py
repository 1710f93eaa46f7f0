"""The journal: gathers every change from the flush and writes it down, chained by hash."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from app.models import Base, JournalEntry, JournalRow
from app.services.foundation.actors import Actor
from app.services.foundation.changes import Changes
from app.services.foundation.driver_rows import send_rows
from app.services.foundation.images import Row, difference, difference_text, to_text, to_texts
from app.words import Intent

WATCH = "journal_watch"
UNDOES = "undoes_entry"
CHAIN_START = "0" * 64
_LAST = sa.select(JournalEntry.id, JournalEntry.digest).order_by(JournalEntry.id.desc()).limit(1)
_Key: TypeAlias = tuple[str, int]  # name of the table, key of the row
_Texts: TypeAlias = tuple[str | None, str | None]


@dataclass(slots=True)
class _Trace:
    """One row over the whole transaction; both images in full or both in part."""

    model: type[Base]
    before: Row | None
    after: Row | None


class JournalWatch:
    """Follows one session and remembers what its flushes and bulk writes did."""

    def __init__(self, session: Session) -> None:
        self._traces: dict[_Key, _Trace] = {}
        self._tables: set[str] = set()
        self._customer_ids: set[int] = set()
        session.info[WATCH] = self
        event.listen(session, "after_flush", self._after_flush)
        event.listen(session, "do_orm_execute", self._refuse_bulk)

    def note(self, model: type[Base], *, before: Row | None, after: Row | None) -> None:
        """Remember that a row changed from ``before`` to ``after``; ``None`` is no row."""
        self._tables.add(model.__tablename__)
        for image in (before, after):
            if image is not None:
                self._customer_ids.update(
                    image[name] for name in model.touches if image.get(name) is not None
                )
        if model.journalled:
            self._remember(model, before, after)

    def note_inserted(self, model: type[Base], rows: Sequence[dict[str, Any]]) -> None:
        """Remember whole ``rows`` that were inserted; nobody may change them afterwards."""
        self._tables.add(model.__tablename__)
        for name in model.touches:
            self._customer_ids.update(row[name] for row in rows if row[name] is not None)
        if model.journalled:
            for row in rows:
                self._remember(model, None, row)

    def changes(self) -> Changes:
        """Return what was written so far."""
        made = frozenset(
            key
            for key, trace in self._traces.items()
            if trace.before is None and not trace.model.touches
        )
        return Changes(frozenset(self._tables), frozenset(self._customer_ids), made)

    def rows(self) -> list[dict[str, object]]:
        """Return the journal rows of everything that differs in the end."""
        whole = _whole_texts(self._traces)
        texts = (
            (key, _customer_of(trace), whole.get(key) or _changed_texts(trace))
            for key, trace in self._traces.items()
        )
        return [
            {
                "table_name": key[0],
                "row_key": key[1],
                "customer_id": customer_id,
                "before": before,
                "after": after,
                "digest": row_digest(*key, customer_id, before, after),
            }
            for key, customer_id, (before, after) in texts
            if before is not None or after is not None
        ]

    def _remember(self, model: type[Base], before: Row | None, after: Row | None) -> None:
        image = after if after is not None else before
        if image is None:
            return
        key = (model.__tablename__, image["id"])
        if trace := self._traces.get(key):
            trace.after = after
        else:
            self._traces[key] = _Trace(model, before, after)

    def _after_flush(self, session: Session, _context: UOWTransaction) -> None:
        for row in session.new:
            self.note(type(row), before=None, after=_image(row))
        for row in session.dirty:
            if session.is_modified(row, include_collections=False):
                self.note(type(row), before=_image_before(row), after=_image(row))
        for row in session.deleted:
            self.note(type(row), before=_image_before(row), after=None)

    def _refuse_bulk(self, state: ORMExecuteState) -> None:
        if not state.is_select:
            raise TypeError("bulk statements skip the journal; use app.services.foundation.bulk")


def write_entry(
    session: Session, watch: JournalWatch, *, actor: Actor, intent: Intent, now: datetime
) -> int | None:
    """Write down what ``watch`` saw as one entry; return its key, ``None`` if nothing changed."""
    rows = watch.rows()
    if not rows:
        return None
    connection = session.connection()
    last = connection.execute(_LAST).first()
    entry: dict[str, Any] = {
        "id": last.id + 1 if last else 1,
        "at": now,
        "actor_id": actor.staff_id,
        "actor_name": actor.name,
        "intent": intent,
        "undoes_id": session.info.get(UNDOES),
        "row_count": len(rows),
    }
    digests = [str(row["digest"]) for row in rows]
    entry["digest"] = entry_digest(last.digest if last else CHAIN_START, entry, digests)
    connection.execute(sa.insert(JournalEntry), [entry])
    send_rows(session, JournalRow, [row | {"entry_id": entry["id"]} for row in rows])
    return int(entry["id"])


def row_digest(
    table: str, key: int, customer_id: int | None, before: str | None, after: str | None
) -> str:
    """Return the SHA-256 of one changed row, in hex."""
    text = "\x1f".join((table, str(key), str(customer_id), before or "", after or ""))
    return hashlib.sha256(text.encode()).hexdigest()


def entry_digest(previous: str, entry: Row, row_digests: Sequence[str]) -> str:
    """Return the SHA-256 that chains an entry to the ``previous`` one, in hex."""
    words = (
        previous,
        str(entry["id"]),
        to_text({"at": entry["at"]}),
        str(entry["actor_id"]),
        entry["actor_name"],
        entry["intent"].value,
        str(entry["undoes_id"]),
        str(entry["row_count"]),
        *row_digests,
    )
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()


def _whole_texts(traces: Mapping[_Key, _Trace]) -> dict[_Key, _Texts]:
    """Return the texts of the rows that were inserted or deleted."""
    inserted: defaultdict[str, dict[_Key, Row]] = defaultdict(dict)
    deleted: defaultdict[str, dict[_Key, Row]] = defaultdict(dict)
    for key, trace in traces.items():
        if trace.before is None and trace.after is not None:
            inserted[key[0]][key] = trace.after
        elif trace.before is not None and trace.after is None:
            deleted[key[0]][key] = trace.before
    found: dict[_Key, _Texts] = {}
    for rows in inserted.values():
        found.update(zip(rows, ((None, text) for text in to_texts([*rows.values()])), strict=True))
    for rows in deleted.values():
        found.update(zip(rows, ((text, None) for text in to_texts([*rows.values()])), strict=True))
    return found


def _changed_texts(trace: _Trace) -> _Texts:
    if trace.before is None or trace.after is None:
        return None, None
    before, after = difference(trace.before, trace.after)
    return (difference_text(before), difference_text(after)) if before else (None, None)


def _customer_of(trace: _Trace) -> int | None:
    image = trace.after or trace.before or {}
    for name in trace.model.touches:
        if customer_id := image.get(name):
            return int(customer_id)
    return None


def _image(row: Base) -> dict[str, Any]:
    return {column.name: getattr(row, column.name) for column in row.__table__.columns}


def _image_before(row: Base) -> dict[str, Any]:
    state = sa.inspect(row)
    image = _image(row)
    for name in image:
        history = state.attrs[name].history
        if history.deleted:
            image[name] = history.deleted[0]
    return image
