"""What hangs off a customer, as a file adds to it: nothing on file is ever taken away.

An allergy least of all: what the file says and what is on file both stand until somebody asked.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import (
    Allergy,
    Base,
    CircleMember,
    Consent,
    CustomerNeed,
    FamilyMember,
    ImportantDate,
    Preference,
    ReceiptsOfYear,
)
from app.services.archive.entries import DateEntry, FamilyEntry
from app.services.foundation.bulk import in_parts
from app.services.reading.folding import fold, plain
from app.services.tables.archive_cells import items_in
from app.services.tables.names_on_file import Circles, Named, Needs
from app.services.tables.people import Person
from app.services.tables.rows import Parts
from app.services.tables.writer import Cells, Writer

_KeyOf = Callable[[Any], Hashable]

_SAME: Final[Mapping[type[Base], _KeyOf]] = {
    Allergy: lambda row: (row.kind, plain(row.text)),
    Preference: lambda row: (row.kind, plain(row.text)),
    CustomerNeed: lambda row: row.need_code_id,
    CircleMember: lambda row: row.circle_id,
    Consent: lambda row: row.kind,
    FamilyMember: lambda row: (fold(row.name), row.relation),
    ImportantDate: lambda row: (
        row.family_member_id,
        row.kind,
        row.calendar,
        row.month,
        row.day,
        row.leap,
    ),
    ReceiptsOfYear: lambda row: row.year,
}


_LISTED: Final = (Allergy, Preference)


@dataclass(slots=True)
class _New:
    """A row to be written once its customer has a key.

    Attributes:
        named: Cells that hold something which gets its own key on the way.
    """

    person: Person
    cells: Cells
    named: Mapping[str, "Named | _New"] = field(default_factory=dict)
    id: int | None = None


class Satellites:
    """Everything a file says that hangs off customers, and what of it is new."""

    def __init__(self, session: Session, people: Iterable[Person], today: date) -> None:
        self._today = today
        self._needs = Needs(session)
        self._circles = Circles(session)
        self._new: dict[type[Base], list[_New]] = {model: [] for model in _SAME}
        self._changed: dict[type[Base], dict[int, Cells]] = {Consent: {}, ReceiptsOfYear: {}}
        self._known: dict[type[Base], dict[int, dict[Hashable, Any]]] = {}
        keys = sorted({person.id for person in people if person.id})
        for model, key_of in _SAME.items():
            self._known[model] = _load(session, model, key_of, keys)

    @property
    def row_count(self) -> int:
        """How many rows ``write`` will write."""
        new = sum(map(len, self._new.values())) + self._needs.new_count + self._circles.new_count
        return new + sum(map(len, self._changed.values()))

    def add(self, person: Person, parts: Parts) -> bool:
        """Take over what a row says; return whether anything of it is new."""
        before = self.row_count
        for kind, text in parts.allergies:
            self._put(Allergy, person, (kind, plain(text)), {"kind": kind, "text": text})
        for taste, text in parts.preferences:
            self._put(Preference, person, (taste, plain(text)), {"kind": taste, "text": text})
        for need, name in parts.needs:
            self._put_named(CustomerNeed, person, "need_code_id", self._needs.need(need, name))
        for circle, name in parts.circles:
            self._put_named(CircleMember, person, "circle_id", self._circles.circle(circle, name))
        for member in parts.family:
            self._put_relative(person, member)
        for entry in parts.dates:
            self._put_date(person, None, entry)
        self._put_consents(person, parts)
        self._put_receipts(person, parts)
        return self.row_count != before

    def write(self, writer: Writer) -> None:
        """Write what is new; the customers are written already."""
        self._needs.write(writer)
        self._circles.write(writer)
        for model, rows in self._new.items():
            keys = writer.insert(model, [_cells_of(row) for row in rows])
            for row, key in zip(rows, keys, strict=True):
                row.id = key
        for model, changed in self._changed.items():
            writer.update(model, [{"id": key} | cells for key, cells in changed.items()])

    def _on_file(self, model: type[Base], person: Person) -> dict[Hashable, Any]:
        return self._known[model].setdefault(person.id or -id(person), {})

    def _put(
        self,
        model: type[Base],
        person: Person,
        key: Hashable,
        cells: Cells,
        named: Mapping[str, Named | _New] | None = None,
    ) -> Any:  # noqa: ANN401 (a row on file or a new one)
        """Return what is on file under ``key``, adding it if nothing is."""
        known = self._on_file(model, person)
        if key not in known:
            known[key] = _New(person, cells, named or {})
            self._new[model].append(known[key])
        return known[key]

    def _put_named(self, model: type[Base], person: Person, name: str, thing: Named) -> None:
        key: Hashable = thing.id or id(thing)
        self._put(model, person, key, {}, {name: thing})

    def _put_relative(self, person: Person, member: FamilyEntry) -> None:
        cells = {"name": member.name, "relation": member.relation, "note": member.note}
        key = (fold(member.name), member.relation)
        relative = self._put(FamilyMember, person, key, cells)
        for entry in member.dates:
            self._put_date(person, relative, entry)

    def _put_date(self, person: Person, relative: Any, entry: DateEntry) -> None:  # noqa: ANN401
        when = entry.when
        cells: Cells = {
            "kind": entry.kind,
            "label": entry.label,
            "calendar": when.calendar,
            "year": when.year,
            "month": when.month,
            "day": when.day,
            "leap": when.leap,
            "yearly": entry.yearly,
        }
        whose = relative.id if relative and relative.id else id(relative) if relative else None
        key = (whose, entry.kind, when.calendar, when.month, when.day, when.leap)
        if isinstance(relative, _New):
            self._put(ImportantDate, person, key, cells, {"family_member_id": relative})
        else:
            self._put(ImportantDate, person, key, cells | {"family_member_id": whose})

    def _put_consents(self, person: Person, parts: Parts) -> None:
        known = self._on_file(Consent, person)
        for allowed in parts.consents:
            if allowed.given:
                given_on = allowed.on or self._today
                self._put(
                    Consent, person, allowed.kind, {"kind": allowed.kind, "given_on": given_on}
                )
            elif (row := known.pop(allowed.kind, None)) is not None:
                self._withdraw(row)

    def _withdraw(self, row: Any) -> None:  # noqa: ANN401 (a row on file or a new one)
        if isinstance(row, _New):
            self._new[Consent].remove(row)
        else:
            self._changed[Consent][row.id] = {"withdrawn_on": max(self._today, row.given_on)}

    def _put_receipts(self, person: Person, parts: Parts) -> None:
        for year, amount_minor in parts.receipts:
            cells = {"year": year, "amount_minor": amount_minor}
            row = self._put(ReceiptsOfYear, person, year, cells)
            if isinstance(row, _New):
                row.cells = cells
            elif row.amount_minor != amount_minor:
                self._changed[ReceiptsOfYear][row.id] = {"amount_minor": amount_minor}


def _load(
    session: Session, model: type[Base], key_of: _KeyOf, customers: Sequence[int]
) -> dict[int, dict[Hashable, Any]]:
    table = sa.inspect(model).local_table
    found: dict[int, dict[Hashable, Any]] = {}
    for some in in_parts(customers):
        query = sa.select(table).where(table.c.customer_id.in_(some)).order_by(table.c.id)
        if model is Consent:
            query = query.where(table.c.withdrawn_on.is_(None))
        for row in session.execute(query):
            known = found.setdefault(row.customer_id, {})
            known.setdefault(key_of(row), row)
            for item in items_in(row.text) if model in _LISTED else ():  # one text of several
                known.setdefault((row.kind, item), row)
    return found


def _cells_of(row: _New) -> Cells:
    named = {name: thing.id for name, thing in row.named.items()}
    return {"customer_id": row.person.id} | row.cells | named
