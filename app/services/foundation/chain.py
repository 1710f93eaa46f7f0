"""Looking through the whole journal: is it as it was written?"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, JournalEntry, JournalRow
from app.services.foundation.findings import Finding
from app.services.foundation.journal import CHAIN_START, entry_digest, row_digest
from app.services.foundation.reports import Report, say_nothing
from app.words import CustomerStatus, FindingKind

_AT_ONCE: Final = 5_000
_ENTRIES: Final = sa.select(JournalEntry.__table__).order_by(JournalEntry.id)
_ROWS: Final = sa.select(JournalRow.__table__).order_by(JournalRow.entry_id, JournalRow.id)


def check_chain(session: Session, *, report: Report = say_nothing) -> list[Finding]:
    """Return what of the journal is not as it was written, oldest first.

    That the end was cut off shows only beside what was noted elsewhere; see the heads in
    the manifests of backups.

    Args:
        session: Reads.
        report: Is told how many entries are looked at; whatever it raises stops the look.
    """
    connection = session.connection()
    count = connection.scalar(sa.select(sa.func.count()).select_from(JournalEntry)) or 0
    anonymised = _anonymised(session)
    found: list[Finding] = []
    digest, expected = CHAIN_START, 1
    for done, (number, entry, rows) in enumerate(_side_by_side(connection)):
        report(done, count)
        if entry is None or number != expected:
            found.append(_finding(FindingKind.ENTRY_MISSING, min(number, expected)))
        if entry is not None:
            found += _look_at(entry, rows, digest, anonymised)
            digest = entry.digest
        expected = number + 1
    return found


def _side_by_side(connection: sa.Connection) -> Iterator[tuple[int, Any, list[Any]]]:
    """Yield the number of each entry, the entry, and its rows; ``None`` for one that is gone."""
    reading = connection.execution_options(yield_per=_AT_ONCE)
    by_entry = groupby(reading.execute(_ROWS), key=lambda row: int(row.entry_id))
    waiting = _next_of(by_entry)
    for entry in reading.execute(_ENTRIES):
        while waiting is not None and waiting[0] < entry.id:
            yield waiting[0], None, []
            waiting = _next_of(by_entry)
        mine: list[Any] = []
        if waiting is not None and waiting[0] == entry.id:
            mine, waiting = waiting[1], _next_of(by_entry)
        yield entry.id, entry, mine
    while waiting is not None:
        yield waiting[0], None, []
        waiting = _next_of(by_entry)


def _next_of(by_entry: Iterator[tuple[int, Iterator[Any]]]) -> tuple[int, list[Any]] | None:
    found = next(by_entry, None)
    return None if found is None else (found[0], list(found[1]))


def _look_at(entry: Any, rows: list[Any], before: str, anonymised: set[int]) -> list[Finding]:  # noqa: ANN401 (a row of the table)
    found: list[Finding] = []
    words = {"id": entry.id, "at": entry.at, "actor_id": entry.actor_id}
    words |= {"actor_name": entry.actor_name, "intent": entry.intent}
    words |= {"undoes_id": entry.undoes_id, "row_count": entry.row_count}
    whole = entry_digest(before, words, [row.digest for row in rows]) == entry.digest
    if not whole or len(rows) != entry.row_count:
        found.append(_finding(FindingKind.ENTRY_ALTERED, entry.id))
    for row in rows:
        if row.before is None and row.after is None:
            if row.customer_id not in anonymised:
                found.append(_finding(FindingKind.ROW_BLANKED, entry.id))
        elif _digest_of(row) != row.digest:
            found.append(_finding(FindingKind.ENTRY_ALTERED, entry.id))
    return list(dict.fromkeys(found))


def _digest_of(row: Any) -> str:  # noqa: ANN401 (a row of the table)
    return row_digest(row.table_name, row.row_key, row.customer_id, row.before, row.after)


def _anonymised(session: Session) -> set[int]:
    query = sa.select(Customer.id).where(Customer.status == CustomerStatus.ANONYMISED)
    return set(session.scalars(query))


def _finding(kind: FindingKind, entry: int) -> Finding:
    return Finding(kind=kind, what=JournalEntry.__tablename__, key=entry)
