"""Importing follow-ups: what a supervisor planned in a spreadsheet."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import FollowUp, StaffMember
from app.services.foundation.bulk import in_parts
from app.services.planning.opening_hours import load_contact_rules, load_open_days
from app.services.reading.folding import fold
from app.services.tables.people import People, Person
from app.services.tables.plans import Ledger
from app.services.tables.rows import FollowUpRow
from app.services.tables.writer import Cells, Writer
from app.words import (
    CustomerStatus,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    FollowUpTarget,
    ImportColumn,
    RowProblem,
    RowVerdict,
)

_Trouble = tuple[RowProblem, ImportColumn]
_Same = tuple[int | None, FollowUpKind, date]


class FollowUpPlan:
    """The import of follow-ups, worked out; one on file may change who, how and what."""

    amounts_minor: Sequence[int] = ()

    def __init__(
        self, session: Session, rows: Sequence[FollowUpRow], people: People, today: date
    ) -> None:
        self.ledger = Ledger()
        self._today = today
        self._calendar = load_open_days(session)
        self._attempts = load_contact_rules(session).max_attempts
        people_here = session.scalars(sa.select(StaffMember)).all()
        self._names = {each.id: fold(each.name) for each in people_here}
        self._staff = {self._names[each.id]: each.id for each in people_here if each.active}
        self._new: list[Cells] = []
        self._changed: list[Cells] = []
        met = [(row, people.find(row.who)) for row in rows]
        self._on_file = _load(session, met)
        self._open: set[tuple[int | None, FollowUpKind]] = {
            (each.customer_id, each.kind)
            for several in self._on_file.values()
            for each in several
            if each.state is FollowUpState.OPEN
        }
        for row, person in sorted(met, key=lambda pair: not self._is_known(*pair)):
            self._take(row, person)

    @property
    def row_count(self) -> int:
        """How many follow-ups will be written."""
        return len(self._new) + len(self._changed)

    def write(self, writer: Writer) -> None:
        """Write what is new and what changes."""
        writer.insert(FollowUp, self._new)
        writer.update(FollowUp, self._changed)

    def _take(self, row: FollowUpRow, person: Person | RowProblem | None) -> None:
        if not isinstance(person, Person):
            problem = person or RowProblem.UNKNOWN_CUSTOMER
            self.ledger.refuse(row.line, problem, ImportColumn.NUMBER, row.who.number or "")
            return
        known = self._match(row, person)
        if known is not None and known.state is not FollowUpState.OPEN:  # over since
            self.ledger.settle(row.line, RowVerdict.SAME, person.label)
            return
        trouble = self._trouble(row, person, known)
        if trouble is not None:
            self.ledger.refuse(row.line, *trouble, person.label)
            return
        cells = self._cells(row, person)
        if known is None:
            self._new.append(cells | self._first_cells(row, person))
            self._open.add((person.id, row.kind))
            self.ledger.settle(row.line, RowVerdict.NEW, person.label)
        else:
            self._settle_known(row, person, known, cells)

    def _settle_known(
        self, row: FollowUpRow, person: Person, known: FollowUp, cells: Cells
    ) -> None:
        changes = {name: cell for name, cell in cells.items() if getattr(known, name) != cell}
        verdict = RowVerdict.UPDATED if changes else RowVerdict.SAME
        if changes:
            self._changed.append({"id": known.id} | changes)
        self.ledger.settle(row.line, verdict, person.label)

    def _is_known(self, row: FollowUpRow, person: object) -> bool:
        """Whether something on file is exactly of that state; such rows are matched first."""
        if not isinstance(person, Person):
            return False
        several = self._on_file.get((person.id, row.kind, row.due_on), ())
        return any(each.state is row.state for each in several)

    def _match(self, row: FollowUpRow, person: Person) -> FollowUp | None:
        several = self._on_file.get((person.id, row.kind, row.due_on), [])
        alike = sorted(several, key=lambda each: self._distance(row, each))
        if not alike:
            return None
        several.remove(alike[0])
        return alike[0]

    def _distance(self, row: FollowUpRow, each: FollowUp) -> tuple[bool, int]:
        said = (row.due_at, row.method or each.method, row.ask, row.say)
        kept = (each.due_at, each.method, each.ask, each.say)
        staff_id = self._staff.get(fold(row.staff or ""), each.staff_id)
        other = sum(one != two for one, two in zip(said, kept, strict=True))
        return each.state is not row.state, other + (staff_id != each.staff_id)

    def _trouble(self, row: FollowUpRow, person: Person, known: FollowUp | None) -> _Trouble | None:
        if row.state is not FollowUpState.OPEN:
            return RowProblem.NOT_OPEN, ImportColumn.STATUS
        if row.staff and self._is_nobody(fold(row.staff), known):
            return RowProblem.NOBODY_HERE, ImportColumn.STAFF
        return None if known else self._trouble_with_new(row, person)

    def _is_nobody(self, name: str, known: FollowUp | None) -> bool:
        """Whether nobody of that name works here, nor has it on file already."""
        has_it = self._names.get(known.staff_id) if known else None
        return name not in self._staff and name != has_it

    def _trouble_with_new(self, row: FollowUpRow, person: Person) -> _Trouble | None:
        if row.kind is FollowUpKind.COMPLAINT_CALL_BACK:
            return RowProblem.COMES_WITH_COMPLAINT, ImportColumn.KIND
        if (person.id, row.kind) in self._open:
            return RowProblem.PLANNED_ALREADY, ImportColumn.KIND
        if _wants_peace(person, row.due_on):
            return RowProblem.IN_PEACE, ImportColumn.NUMBER
        if self._staff_id(row, person) is None:
            return RowProblem.NOTHING_THERE, ImportColumn.STAFF
        return self._trouble_with_moment(row)

    def _trouble_with_moment(self, row: FollowUpRow) -> _Trouble | None:
        if row.due_on < self._today:
            return RowProblem.DAY_OVER, ImportColumn.DUE
        hours = self._calendar.call_hours_on(row.due_on)
        if not hours:
            return RowProblem.CLOSED_DAY, ImportColumn.DUE
        at = row.due_at
        if at is not None and not any(each.opens_at <= at < each.closes_at for each in hours):
            return RowProblem.QUIET_TIME, ImportColumn.TIME
        return None

    def _staff_id(self, row: FollowUpRow, person: Person) -> int | None:
        if row.staff:
            return self._staff.get(fold(row.staff))
        responsible_id = person.cells.get("responsible_id")
        return responsible_id if responsible_id in self._staff.values() else None

    def _cells(self, row: FollowUpRow, person: Person) -> Cells:
        """Return what the file says; what it leaves out stays as it is."""
        said: dict[str, Any] = {
            "due_at": row.due_at,
            "method": row.method,
            "ask": row.ask,
            "say": row.say,
            "staff_id": self._staff_id(row, person) if row.staff else None,
        }
        return {name: cell for name, cell in said.items() if cell is not None}

    def _first_cells(self, row: FollowUpRow, person: Person) -> Cells:
        return {
            "customer_id": person.id,
            "kind": row.kind,
            "origin": f"file/{row.due_on}",
            "state": FollowUpState.OPEN,
            "planned_on": row.due_on,
            "due_on": row.due_on,
            "earliest_on": row.due_on,
            "latest_on": row.due_on,
            "due_at": row.due_at,
            "staff_id": self._staff_id(row, person),
            "method": row.method or FollowUpMethod.PHONE,
            "target": FollowUpTarget.CUSTOMER,
            "ask": row.ask,
            "say": row.say,
            "attempts": 0,
            "max_attempts": self._attempts,
            "by_hand": True,
        }


def _load(
    session: Session, met: Iterable[tuple[FollowUpRow, object]]
) -> dict[_Same, list[FollowUp]]:
    keys = sorted({who.id for _, who in met if isinstance(who, Person) and who.id})
    found: dict[_Same, list[FollowUp]] = {}
    for some in in_parts(keys):
        query = sa.select(FollowUp).where(FollowUp.customer_id.in_(some)).order_by(FollowUp.id)
        for row in session.scalars(query):
            found.setdefault((row.customer_id, row.kind, row.due_on), []).append(row)
    return found


def _wants_peace(person: Person, day: date) -> bool:
    if person.cells.get("status") is not CustomerStatus.ACTIVE:
        return True
    until_on = person.cells.get("pause_until_on")
    return person.cells.get("pause") is not None and (until_on is None or day <= until_on)
