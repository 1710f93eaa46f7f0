"""Importing customers: who is new, who changes, who is somebody else."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from app.models import RelationChange
from app.services.archive.readings import default_pinyin
from app.services.planning.farewells import call_off, make_way
from app.services.reading.folding import plain
from app.services.reading.text import same_number
from app.services.rules.lunar import PartialDate, is_possible
from app.services.tables.introducers import Introducers
from app.services.tables.names_on_file import Named, Staff
from app.services.tables.people import People, Person
from app.services.tables.plans import Ledger
from app.services.tables.rows import CustomerRow, Who
from app.services.tables.satellites import Satellites
from app.services.tables.writer import Cells, Writer
from app.words import (
    ClosingCause,
    CustomerStatus,
    ImportColumn,
    RelationSide,
    Role,
    RowCaution,
    RowProblem,
    RowVerdict,
)
from app.words.language import say

_SIDES: Final = {
    "relation_clinic": RelationSide.CLINIC,
    "relation_specialist": RelationSide.SPECIALIST,
}
_SET_BY_FILES: Final = (CustomerStatus.ACTIVE, CustomerStatus.LOST)
_BIRTH: Final = ("birth_calendar", "birth_year", "birth_month", "birth_day", "birth_leap")


class CustomerPlan:
    """The import of customers, worked out.

    Blank cells erase nothing; the first row of a number in the file makes the customer,
    later ones fill it.
    """

    amounts_minor: Sequence[int] = ()

    def __init__(
        self, session: Session, rows: Sequence[CustomerRow], people: People, today: date
    ) -> None:
        self.ledger = Ledger()
        self._people = people
        self._today = today
        self._staff = people.staff = Staff(session)
        self._satellites = Satellites(session, people.on_file, today)
        self._relations: list[tuple[Person, Cells]] = []
        self._left: list[Person] = []
        known = self._somebodies(rows)
        self._introducers = Introducers(session, known, people)
        for row in known:
            if problem := self._introducers.problems.get(row.line):
                text = row.referrer or ""
                self.ledger.refuse(row.line, problem, ImportColumn.REFERRER, text)
            else:
                self._take(row)
        self._introducers.leave_out({error.line for error in self.ledger.errors})

    @property
    def row_count(self) -> int:
        """How many rows will be written besides the customers."""
        return self._introducers.row_count + self._satellites.row_count + len(self._relations)

    def write(self, writer: Writer) -> None:
        """Write what hangs off the customers, who are written already."""
        self._introducers.write(writer)
        self._satellites.write(writer)
        doing = writer.doing
        moment = {"changed_at": doing.now, "staff_id": doing.actor.staff_id}
        writer.insert(
            RelationChange,
            [{"customer_id": person.id} | cells | moment for person, cells in self._relations],
        )
        self._leave_in_peace(writer)

    def _somebodies(self, rows: Sequence[CustomerRow]) -> list[CustomerRow]:
        """Refuse bare numbers that nobody bears; the others may add to what is on file."""
        named = {
            same_number(row.who.number)
            for row in rows
            if row.who.number and (row.who.name or row.who.phones)
        }
        known = []
        for row in rows:
            who, number = row.who, same_number(row.who.number or "")
            if who.name or who.phones or number in named or self._people.by_number(number):
                known.append(row)
            else:
                self.ledger.refuse(row.line, RowProblem.NO_NAME_AND_PHONE, None)
        return known

    def _take(self, row: CustomerRow) -> None:
        found = self._people.find(row.who)
        if isinstance(found, RowProblem):
            self.ledger.refuse(row.line, found, None, row.who.name or "")
        elif found is None:
            self._add(row)
        elif not is_same_person(row.who, found):
            self._introducers.meet(row, found)
            number = row.who.number or ""
            self.ledger.refuse(row.line, RowProblem.SOMEONE_ELSE, ImportColumn.NUMBER, number)
        else:
            self._introducers.meet(row, found)
            self._fill(row, found)

    def _add(self, row: CustomerRow) -> None:
        cells = {"status": CustomerStatus.ACTIVE} | dict(row.cells) | self._staff_cells(row, None)
        cells = self._without_past_pause(row, cells)
        person = self._people.add(row.who, cells)
        person.labels |= row.parts.labels
        self._introducers.meet(row, person)
        self._satellites.add(person, row.parts)
        self.ledger.settle(row.line, RowVerdict.NEW, person.label)

    def _fill(self, row: CustomerRow, person: Person) -> None:
        cells = dict(row.cells) | self._staff_cells(row, person)
        cells = self._without_past_pause(row, cells)
        if "status" in cells and person.cells.get("status", cells["status"]) not in _SET_BY_FILES:
            del cells["status"]
            self._warn(row, ImportColumn.STATUS, RowCaution.DECIDED_AT_DESK)
        changes = _changes(person, cells)
        if not is_possible(_birth(person.cells | changes)):
            self.ledger.refuse(row.line, RowProblem.NO_SUCH_DAY, ImportColumn.BIRTH_DATE)
            return
        if "name" in changes and "pinyin" not in changes:
            changes["pinyin"] = default_pinyin(changes["name"])
        self._note_effects(person, changes)
        fresh = [phone for phone in row.who.phones if phone not in person.phones]
        person.fill(changes, fresh)
        person.labels |= row.parts.labels
        added = self._satellites.add(person, row.parts)
        changed = changes or fresh or added or row.line in self._introducers.changed
        verdict = RowVerdict.UPDATED if changed else RowVerdict.SAME
        self.ledger.settle(row.line, verdict, person.label)

    def _staff_cells(self, row: CustomerRow, person: Person | None) -> Cells:
        """Return who is responsible; who has left is put down for nobody."""
        cells: Cells = {}
        for cell, name, role, column in (
            ("responsible_id", row.responsible, Role.SPECIALIST, ImportColumn.RESPONSIBLE),
            ("supervisor_id", row.supervisor, Role.SUPERVISOR, ImportColumn.SUPERVISOR),
        ):
            member = self._staff.member(name, role)
            if member is None or (person and person.cells.get(cell) == member.id is not None):
                continue
            if self._staff.works_here(member):
                cells[cell] = member if member.id is None else member.id
            else:
                self._warn(row, column, RowCaution.NOBODY_NOW, name or "")
        return cells

    def _without_past_pause(self, row: CustomerRow, cells: Cells) -> Cells:
        until_on = cells.get("pause_until_on")
        if until_on is None or until_on >= self._today:
            return cells
        self._warn(row, ImportColumn.PAUSE_UNTIL, RowCaution.OVER, until_on.isoformat())
        return {
            name: cell for name, cell in cells.items() if name not in ("pause", "pause_until_on")
        }

    def _warn(
        self, row: CustomerRow, column: ImportColumn, caution: RowCaution, text: str = ""
    ) -> None:
        self.ledger.warn(row.line, column, caution, text)

    def _note_effects(self, person: Person, changes: Cells) -> None:
        """Keep what a change brings about: a relation has a history, who left is not called."""
        if person.id is None:
            return
        for cell, side in _SIDES.items():
            if cell in changes:
                levels = {"level_before": person.cells.get(cell), "level_after": changes[cell]}
                reason = {"reason": say("Read in from a file")}
                self._relations.append((person, {"side": side} | levels | reason))
        if changes.get("status") is CustomerStatus.LOST or changes.get("pause") is not None:
            self._left.append(person)

    def _leave_in_peace(self, writer: Writer) -> None:
        today, staff_id = self._today, writer.doing.actor.staff_id
        lost = [p.id for p in self._left if p.id and p.cells["status"] is CustomerStatus.LOST]
        if lost:
            call_off(
                writer.session,
                customer_ids=lost,
                cause=ClosingCause.GONE,
                today=today,
                staff_id=staff_id,
            )
        for person in self._left:
            if person.id and person.cells.get("pause") is not None:
                make_way(
                    writer.session,
                    customer_id=person.id,
                    until_on=person.cells.get("pause_until_on"),
                    today=today,
                    staff_id=staff_id,
                )


def is_same_person(who: Who, person: Person) -> bool:
    """Return whether name or phone bear out that a number means ``person``."""
    if person.cells.get("status") == CustomerStatus.ANONYMISED:
        return False
    if person.is_called(who.name):
        return True
    return bool(set(who.phones) & set(person.phones))


def _birth(cells: Cells) -> PartialDate:
    calendar, year, month, day, leap = (cells.get(name) for name in _BIRTH)
    known = {} if calendar is None else {"calendar": calendar}
    return PartialDate(year=year, month=month, day=day, leap=bool(leap), **known)


def _changes(person: Person, cells: Cells) -> Cells:
    changes = {name: value for name, value in cells.items() if _differs(person, name, value)}
    if "birth_calendar" not in changes:  # parts the file leaves out stay on file
        changes = {name: value for name, value in changes.items() if value is not None}
    return changes


def _differs(person: Person, name: str, value: object) -> bool:
    """Return whether the file says something else; another spelling says the same."""
    known = person.cells.get(name)
    if name == "name" and isinstance(value, str):
        return person.is_nameless or not person.is_called(value)
    if isinstance(known, Named) or isinstance(value, Named):
        return known is not value
    if isinstance(known, str) and isinstance(value, str) and name != "note":
        return plain(known) != plain(value)
    return bool(known != value)
