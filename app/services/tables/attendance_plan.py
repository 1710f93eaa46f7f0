"""Importing who came to an event."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Attendance
from app.services.foundation.bulk import in_parts
from app.services.tables.names_on_file import Events, Named
from app.services.tables.people import People, Person, known_keys
from app.services.tables.plans import Ledger
from app.services.tables.rows import AttendanceRow
from app.services.tables.writer import Cells, Writer
from app.words import RowProblem, RowVerdict

_Attended: TypeAlias = tuple[int | None, int | None, date, int]


class AttendancePlan:
    """The import of attendances, worked out; known by customer, event, day and sales."""

    def __init__(self, session: Session, rows: Sequence[AttendanceRow], people: People) -> None:
        self.ledger = Ledger()
        self.amounts_minor: list[int] = []
        self._events = Events(session)
        self._new: list[tuple[Person, Named, AttendanceRow]] = []
        met = [(row, people.find_or_add(row.who)) for row in rows]
        self._on_file = _load_attendances(session, known_keys(person for _, person in met))
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


def _load_attendances(session: Session, customers: Sequence[int]) -> Counter[_Attended]:
    query = sa.select(
        Attendance.customer_id, Attendance.event_id, Attendance.attended_on, Attendance.sales_minor
    )
    found: Counter[_Attended] = Counter()
    for some in in_parts(customers):
        rows = session.execute(query.where(Attendance.customer_id.in_(some)))
        found.update((customer, event, day, sales) for customer, event, day, sales in rows)
    return found
