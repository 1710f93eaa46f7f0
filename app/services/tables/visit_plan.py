"""Importing visits: one visit per customer and day, one line per row."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Visit, VisitLine
from app.services.foundation.bulk import in_parts
from app.services.tables.names_on_file import Events, Named, Staff, Treatments
from app.services.tables.people import People, Person
from app.services.tables.plans import Ledger
from app.services.tables.rows import VisitRow
from app.services.tables.writer import Cells, Writer
from app.words import RowProblem, RowVerdict


@dataclass(frozen=True, slots=True)
class _NewLine:
    person: Person
    item: Named
    row: VisitRow
    staff: Named | None
    event: Named | None


class VisitPlan:
    """The import of visits, worked out.

    A row that stands in the file k times is on file already as often as the store has it,
    so that the same file twice changes nothing.
    """

    def __init__(self, session: Session, rows: Sequence[VisitRow], people: People) -> None:
        self.ledger = Ledger()
        self.amounts_minor: list[int] = []
        self._treatments = Treatments(session)
        self._staff = Staff(session)
        self._events = Events(session)
        self._lines: list[_NewLine] = []
        self._days: dict[tuple[int, date], tuple[Person, date]] = {}
        met = [(row, people.find_or_add(row.who)) for row in rows]
        wanted: defaultdict[int, set[date]] = defaultdict(set)
        for row, person in met:
            if isinstance(person, Person) and person.id:
                wanted[person.id].add(row.day)
        self._visits, on_file = _load_visits(session, wanted)
        self._on_file = _count_lines(session, on_file)
        for row, person in met:
            if isinstance(person, RowProblem):
                self.ledger.refuse(row.line, person, None, row.who.name or "")
            else:
                self._take(row, person)

    @property
    def row_count(self) -> int:
        """How many rows will be written, customers left out."""
        made = self._treatments.new_count + self._staff.new_count + self._events.new_count
        return made + len(self._lines) + len(self._days)

    def write(self, writer: Writer) -> None:
        """Write treatments, staff, events, visits and lines; customers are written already."""
        self._treatments.write(writer)
        self._staff.write(writer)
        self._events.write(writer)
        rows = [
            {"customer_id": person.id, "visited_on": day} for person, day in self._days.values()
        ]
        keys = dict(zip(self._days, writer.insert(Visit, rows), strict=True))
        writer.insert(VisitLine, [self._cells(line, keys) for line in self._lines])

    def _take(self, row: VisitRow, person: Person) -> None:
        self.amounts_minor.append(row.amount_minor)
        item = self._treatments.item(row.treatment)
        key = (person.id, row.day, item.id, row.amount_minor)
        if self._on_file[key] > 0:
            self._on_file[key] -= 1
            verdict = RowVerdict.SAME
        else:
            staff, event = self._staff.member(row.staff), self._events.event(row.event)
            self._lines.append(_NewLine(person, item, row, staff, event))
            if (person.id, row.day) not in self._visits:
                self._days.setdefault((id(person), row.day), (person, row.day))
            verdict = RowVerdict.NEW
        self.ledger.settle(row.line, verdict, person.label)

    def _cells(self, line: _NewLine, new_visits: dict[tuple[int, date], int]) -> Cells:
        person, day = line.person, line.row.day
        visit_id = new_visits.get((id(person), day)) or self._visits[(person.id, day)]
        return {
            "visit_id": visit_id,
            "customer_id": person.id,
            "visited_on": day,
            "family_id": line.item.kin.id if line.item.kin else None,
            "item_id": line.item.id,
            "staff_id": line.staff.id if line.staff else None,
            "event_id": line.event.id if line.event else None,
            "amount_minor": line.row.amount_minor,
        }


def _load_visits(
    session: Session, wanted: Mapping[int, Collection[date]]
) -> tuple[dict[tuple[int | None, date], int], list[int]]:
    """Return the visits of some customers on the days wanted, of several on a day the first.

    The keys of all of them follow.
    """
    visits = sa.inspect(Visit).local_table.c
    query = sa.select(visits.customer_id, visits.visited_on, visits.id)
    days = {day for some in wanted.values() for day in some}
    query = query.where(visits.visited_on.between(min(days), max(days))) if days else query
    found: dict[tuple[int | None, date], int] = {}
    keys: list[int] = []
    for some in in_parts(sorted(wanted)):
        narrow = query.where(visits.customer_id.in_(some)).order_by(visits.id.desc())
        for customer, day, key in session.connection().execute(narrow):
            if day in wanted[customer]:
                found[(customer, day)] = key
                keys.append(key)
    return found, keys


def _count_lines(
    session: Session, visits: Collection[int]
) -> Counter[tuple[int | None, date, int | None, int]]:
    """Count what is on file by customer, day, item and amount."""
    lines = sa.inspect(VisitLine).local_table.c
    query = sa.select(lines.customer_id, lines.visited_on, lines.item_id, lines.amount_minor)
    found: Counter[tuple[int | None, date, int | None, int]] = Counter()
    for some in in_parts(sorted(visits)):
        rows = session.connection().execute(query.where(lines.visit_id.in_(some)))
        found.update((customer, day, item, amount) for customer, day, item, amount in rows)
    return found
