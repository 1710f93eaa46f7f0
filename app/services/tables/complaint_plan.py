"""Importing what customers told the clinic; what is still open is opened at the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Complaint, ComplaintCase
from app.services.complaints.arrivals import Arrival, open_cases
from app.services.foundation.bulk import in_parts
from app.services.tables.people import People, Person, known_keys
from app.services.tables.plans import Ledger
from app.services.tables.rows import ComplaintRow
from app.services.tables.writer import Cells, Writer
from app.words import (
    ComplaintStatus,
    FeedbackDirection,
    FeedbackKind,
    ImportColumn,
    RowProblem,
    RowVerdict,
)

_Told: TypeAlias = tuple[int | None, date, FeedbackKind, FeedbackDirection, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _OnFile:
    """A complaint on file.

    Attributes:
        is_worked: There is a case, whose stage alone says what the status is.
    """

    id: int
    status: ComplaintStatus
    is_worked: bool


class ComplaintPlan:
    """The import of complaints, worked out.

    One on file may only change its status, and only while nobody works on it here: the way
    to "confirmed" leads through the desk. What comes in open is opened there.
    """

    amounts_minor: Sequence[int] = ()

    def __init__(self, session: Session, rows: Sequence[ComplaintRow], people: People) -> None:
        self.ledger = Ledger()
        self._new: list[tuple[Person, ComplaintRow]] = []
        self._changed: list[tuple[int, Person, ComplaintRow]] = []
        met = [(row, people.find_or_add(row.who)) for row in rows]
        self._on_file = _load(session, known_keys(person for _, person in met))
        for row, person in met:
            if isinstance(person, RowProblem):
                self.ledger.refuse(row.line, person, None, row.who.name or "")
            else:
                self._take(row, person)

    @property
    def row_count(self) -> int:
        """How many complaints will be written."""
        return len(self._new) + len(self._changed)

    def write(self, writer: Writer) -> None:
        """Write the complaints, and a case for each that is open; customers are written already."""
        rows: list[Cells] = [
            {
                "customer_id": person.id,
                "received_on": row.day,
                "kind": row.kind,
                "direction": row.direction,
                "status": row.status,
                "text": row.text,
            }
            for person, row in self._new
        ]
        keys = writer.insert(Complaint, rows)
        writer.update(
            Complaint, [{"id": key, "status": row.status} for key, _, row in self._changed]
        )
        told = [(key, *told) for key, told in zip(keys, self._new, strict=True)]
        open_cases(
            writer.session,
            arrivals=[
                Arrival(complaint_id=key, customer_id=person.id, received_on=row.day, text=row.text)
                for key, person, row in told + self._changed
                if row.status is ComplaintStatus.OPEN and person.id is not None
            ],
            doing=writer.doing,
        )

    def _take(self, row: ComplaintRow, person: Person) -> None:
        known = self._match(row, person)
        if known is None:
            self._new.append((person, row))
            self.ledger.settle(row.line, RowVerdict.NEW, person.label)
        elif known.status is row.status:
            self.ledger.settle(row.line, RowVerdict.SAME, person.label)
        elif known.is_worked:
            problem = RowProblem.SETTLED_AT_DESK
            self.ledger.refuse(row.line, problem, ImportColumn.STATUS, person.label)
        else:
            self._changed.append((known.id, person, row))
            self.ledger.settle(row.line, RowVerdict.UPDATED, person.label)

    def _match(self, row: ComplaintRow, person: Person) -> _OnFile | None:
        """Return which complaint on file the row is about; each is met once."""
        alike = self._on_file.get((person.id, row.day, row.kind, row.direction, row.text))
        if not alike:
            return None
        best = min(alike, key=lambda each: (each.status is not row.status, each.is_worked))
        alike.remove(best)
        return best


def _load(session: Session, customers: Sequence[int]) -> dict[_Told, list[_OnFile]]:
    query = (
        sa.select(Complaint, ComplaintCase.id)
        .outerjoin(ComplaintCase, ComplaintCase.complaint_id == Complaint.id)
        .order_by(Complaint.id)
    )
    found: dict[_Told, list[_OnFile]] = {}
    for some in in_parts(customers):
        for row, case_id in session.execute(query.where(Complaint.customer_id.in_(some))):
            same = (row.customer_id, row.received_on, row.kind, row.direction, row.text)
            known = _OnFile(id=row.id, status=row.status, is_worked=case_id is not None)
            found.setdefault(same, []).append(known)
    return found
