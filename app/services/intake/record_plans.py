"""Importing plain records: who came to an event, what customers told the clinic."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeAlias

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Attendance, Complaint
from app.models.enums import FeedbackDirection, FeedbackKind, RowProblem, RowVerdict
from app.services.foundation.bulk import in_parts
from app.services.intake.names_on_file import Events, Named
from app.services.intake.people import People, Person
from app.services.intake.plans import Ledger
from app.services.intake.rows import AttendanceRow, ComplaintRow
from app.services.intake.writer import Cells, Writer

_Attended: TypeAlias = tuple[int | None, int | None, date, int]
_Told: TypeAlias = tuple[int | None, date, FeedbackKind, FeedbackDirection, str | None]


class AttendancePlan:
    """The import of attendances, worked out; known by customer, event, day and sales."""

    def __init__(self, session: Session, rows: Sequence[AttendanceRow], people: People) -> None:
        self.ledger = Ledger()
        self.amounts_minor: list[int] = []
        self._events = Events(session)
        self._new: list[tuple[Person, Named, AttendanceRow]] = []
        met = [(row, people.find_or_add(row.who)) for row in rows]
        self._on_file = _load_attendances(session, _known(met))
        for row, person in met:
            if isinstance(person, RowProblem):
                self.ledger.refuse(row.line, person, None, row.who.name or "")
            else:
                self._take(row, person)

    @property
    def row_count(self) -> int:
        """How many events and attendances will be written."""
        return self._events.new_count + len(self._new)

    def write(self, writer: Writer) -> None:
        """Write events and attendances; customers are written already."""
        self._events.write(writer)
        rows: list[Cells] = [
            {
                "customer_id": person.id,
                "event_id": event.id,
                "attended_on": row.day,
                "sales_minor": row.sales_minor,
            }
            for person, event, row in self._new
        ]
        writer.insert(Attendance, rows)

    def _take(self, row: AttendanceRow, person: Person) -> None:
        self.amounts_minor.append(row.sales_minor)
        event = self._events.held(row.event, row.day)
        key = (person.id, event.id, row.day, row.sales_minor)
        what = f"{person.label} · {event.name}"
        if self._on_file[key] > 0:
            self._on_file[key] -= 1
            self.ledger.settle(row.line, RowVerdict.SAME, what)
        else:
            self._new.append((person, event, row))
            self.ledger.settle(row.line, RowVerdict.NEW, what)


class ComplaintPlan:
    """The import of complaints, worked out; one on file may only change its status."""

    amounts_minor: Sequence[int] = ()

    def __init__(self, session: Session, rows: Sequence[ComplaintRow], people: People) -> None:
        self.ledger = Ledger()
        self._new: list[tuple[Person, ComplaintRow]] = []
        self._changed: list[Cells] = []
        met = [(row, people.find_or_add(row.who)) for row in rows]
        self._on_file = _load_complaints(session, _known(met))
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
        """Write the complaints; customers are written already."""
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
        writer.insert(Complaint, rows)
        writer.update(Complaint, self._changed)

    def _take(self, row: ComplaintRow, person: Person) -> None:
        on_file = self._on_file.get((person.id, row.day, row.kind, row.direction, row.text))
        if not on_file:
            self._new.append((person, row))
            verdict = RowVerdict.NEW
        else:
            known = on_file.pop(0)
            verdict = RowVerdict.SAME if known.status is row.status else RowVerdict.UPDATED
            if verdict is RowVerdict.UPDATED:
                self._changed.append({"id": known.id, "status": row.status})
        self.ledger.settle(row.line, verdict, person.label)


def _known(met: Iterable[tuple[object, Person | RowProblem]]) -> list[int]:
    return sorted({person.id for _, person in met if isinstance(person, Person) and person.id})


def _load_attendances(session: Session, customers: Sequence[int]) -> Counter[_Attended]:
    query = sa.select(
        Attendance.customer_id, Attendance.event_id, Attendance.attended_on, Attendance.sales_minor
    )
    found: Counter[_Attended] = Counter()
    for some in in_parts(customers):
        rows = session.execute(query.where(Attendance.customer_id.in_(some)))
        found.update((customer, event, day, sales) for customer, event, day, sales in rows)
    return found


def _load_complaints(session: Session, customers: Sequence[int]) -> dict[_Told, list[Complaint]]:
    query = sa.select(Complaint).order_by(Complaint.id)
    found: dict[_Told, list[Complaint]] = {}
    for some in in_parts(customers):
        for row in session.scalars(query.where(Complaint.customer_id.in_(some))):
            same = (row.customer_id, row.received_on, row.kind, row.direction, row.text)
            found.setdefault(same, []).append(row)
    return found
