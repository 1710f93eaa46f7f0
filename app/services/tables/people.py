"""The customers a file speaks of: those on file and those it adds."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Customer, Phone
from app.services.archive.numbers import next_numbers, remember_numbers
from app.services.archive.readings import default_pinyin
from app.services.foundation.bulk import in_parts, load_images
from app.services.reading.folding import fold
from app.services.reading.phones import mask_phone
from app.services.reading.text import same_number
from app.services.tables.names_on_file import Named, Staff
from app.services.tables.rows import Who
from app.services.tables.writer import Cells, Writer
from app.words import CustomerStatus, RowProblem


@dataclass(slots=True, kw_only=True)
class Person:
    """One customer while a file is worked through.

    Attributes:
        id: ``None`` until a new one is written.
        cells: What is known of them now, changes included.
        changes: Cells that the file changes.
        added_phones: Phones that the file adds.
        labels: What stands beside a phone, by its digits.
    """

    id: int | None
    cells: Cells
    phones: list[str]
    changes: Cells = field(default_factory=dict)
    added_phones: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)

    @property
    def number(self) -> str | None:
        """The number on file or in the file; ``None`` until one is given."""
        return self.cells.get("number")

    @property
    def label(self) -> str:
        """What the person is called in a list of rows."""
        number, name = self.number, self.cells.get("name")
        return f"{number} {name}" if number and name and name != number else number or name or ""

    @property
    def is_nameless(self) -> bool:
        """Whether nobody knows the name: it is the number, or the end of the phone."""
        name = self.cells.get("name")
        return name in (None, self.number, *(mask_phone(phone) for phone in self.phones[:1]))

    def is_called(self, name: str | None) -> bool:
        """Return whether ``name`` is theirs, however it is written, or may be."""
        return name is None or self.is_nameless or fold(self.cells["name"]) == fold(name)

    def fill(self, changes: Cells, phones: Iterable[str]) -> None:
        """Take over what the file says."""
        self.cells = self.cells | changes
        self.changes |= changes
        self.added_phones += phones
        self.phones += phones


def known_keys(people: Iterable[Person | RowProblem]) -> list[int]:
    """Return the keys of those on file, ascending."""
    return sorted({each.id for each in people if isinstance(each, Person) and each.id})


class People:
    """Finds customers by number, else by name and phone, and adds those not found.

    Attributes:
        staff: Who of the staff has to be written before the customers name them.
    """

    def __init__(self, session: Session, whos: Sequence[Who]) -> None:
        self.staff: Staff | None = None
        self._by_number: dict[str, Person] = {}
        self._by_phone: dict[str, list[Person]] = {}
        self._by_name: dict[str, list[Person]] = {}
        self._new: list[Person] = []
        self._known: dict[int, Person] = {}
        _Loader(session, self._known).load(whos)
        for person in self._known.values():
            self._index(person)
        self._redirect_merged()

    @property
    def on_file(self) -> list[Person]:
        """Those who could be meant and are on file."""
        return list(self._known.values())

    @property
    def new_count(self) -> int:
        """How many customers the file adds."""
        return len(self._new)

    @property
    def row_count(self) -> int:
        """How many rows ``write`` will write."""
        changed = sum(bool(person.changes) for person in self._known.values())
        everyone = (*self._new, *self._known.values())
        staff = self.staff.new_count if self.staff else 0
        return (
            staff + len(self._new) + changed + sum(len(person.added_phones) for person in everyone)
        )

    def by_number(self, number: str) -> Person | None:
        """Return who bears ``number``, whatever its case."""
        return self._by_number.get(same_number(number))

    def called(self, name: str) -> list[Person]:
        """Return who on file is called ``name``, however it is written."""
        return [each for each in self._by_name.get(fold(name), ()) if each.id is not None]

    def find(self, who: Who) -> Person | RowProblem | None:
        """Return whom ``who`` means, ``None`` if nobody yet, or that several could be meant."""
        if who.number:
            return self.by_number(who.number)
        alike = self._with_phone(who) if who.phones else self._with_name(who)
        named = [person for person in alike if who.name and not person.is_nameless]
        found = named or alike
        if len(found) > 1:
            return RowProblem.SEVERAL_CUSTOMERS
        return found[0] if found else None

    def _with_phone(self, who: Who) -> list[Person]:
        found = {
            id(person): person for phone in who.phones for person in self._by_phone.get(phone, ())
        }
        return [person for person in found.values() if person.is_called(who.name)]

    def _with_name(self, who: Who) -> list[Person]:
        """Return whom a bare name means: who has no phone, else the only one on file."""
        alike = self._by_name.get(fold(who.name or ""), [])
        bare = [person for person in alike if not person.phones]
        return bare or [person for person in alike if person.id is not None]

    def find_or_add(self, who: Who) -> Person | RowProblem:
        """Return whom ``who`` means, making a customer of an unknown one."""
        found = self.find(who)
        return self.add(who) if found is None else found

    def add(self, who: Who, cells: Cells | None = None) -> Person:
        """Take a customer in; one without a name is called by the number."""
        person = Person(
            id=None,
            cells={"number": who.number, "name": who.name or who.number} | (cells or {}),
            phones=list(who.phones),
            added_phones=list(who.phones),
        )
        self._new.append(person)
        self._index(person)
        return person

    def write(self, writer: Writer) -> None:
        """Write who is new and what has changed; every person has an ``id`` afterwards."""
        if self.staff is not None:
            self.staff.write(writer)
        self._number_the_new(writer.session)
        rows = [_customer_cells(person.cells) for person in self._new]
        for person, key in zip(self._new, writer.insert(Customer, rows), strict=True):
            person.id = key
        changed = [person for person in self._known.values() if person.changes]
        writer.update(
            Customer, [{"id": person.id} | _with_keys(person.changes) for person in changed]
        )
        writer.insert(Phone, [row for person in self._everyone() for row in _phone_rows(person)])

    def _everyone(self) -> Iterable[Person]:
        return (*self._new, *self._known.values())

    def _number_the_new(self, session: Session) -> None:
        given = [person.number for person in self._new if person.number]
        if given:
            remember_numbers(session, numbers=given)
        bare = [person for person in self._new if not person.number]
        numbers = next_numbers(session, count=len(bare)) if bare else []
        for person, number in zip(bare, numbers, strict=True):
            person.cells["number"] = number
            person.cells["name"] = person.cells["name"] or number

    def _index(self, person: Person) -> None:
        if person.number:
            self._by_number.setdefault(same_number(person.number), person)
        self._by_name.setdefault(fold(person.cells.get("name") or ""), []).append(person)
        for phone in person.phones:
            self._by_phone.setdefault(phone, []).append(person)

    def _redirect_merged(self) -> None:
        for person in list(self._known.values()):
            target, met = person, {person.id}
            while (into := target.cells["merged_into_id"]) is not None and into not in met:
                target = self._known[into]
                met.add(into)
            if target is not person:
                self._by_number[same_number(str(person.number))] = target
        for people in (*self._by_phone.values(), *self._by_name.values()):
            people[:] = [each for each in people if each.cells["status"] != CustomerStatus.MERGED]


class _Loader:
    """Fetches the customers that could be meant, not the whole archive."""

    def __init__(self, session: Session, known: dict[int, Person]) -> None:
        self._session = session
        self._known = known

    def load(self, whos: Sequence[Who]) -> None:
        bare = [who for who in whos if not who.number]
        written = {who.number for who in whos if who.number}
        spelled = {form for n in written for form in (n, n.upper(), n.lower())}
        self._load_numbered(sorted(spelled))
        self._load_named({fold(who.name) for who in bare if who.name and not who.phones})
        self._load_by_phone(sorted({phone for who in bare for phone in who.phones}))
        self._load_targets()
        self._load_phones()

    def _load_numbered(self, numbers: Sequence[str]) -> None:
        keys: list[int] = []
        for some in in_parts_of(numbers):
            keys += self._session.scalars(sa.select(Customer.id).where(Customer.number.in_(some)))
        self._add(keys)

    def _load_named(self, names: Collection[str]) -> None:
        """Look through all names: they are compared folded, and no column holds them so."""
        if names:
            rows = self._session.execute(sa.select(Customer.id, Customer.name))
            self._add(key for key, name in rows if fold(name) in names)

    def _load_by_phone(self, phones: Sequence[str]) -> None:
        keys: set[int] = set()
        for some in in_parts_of(phones):
            keys.update(
                self._session.scalars(sa.select(Phone.customer_id).where(Phone.digits.in_(some)))
            )
        self._add(keys)

    def _load_targets(self) -> None:
        while missing := {
            target
            for person in self._known.values()
            if (target := person.cells["merged_into_id"]) is not None and target not in self._known
        }:
            self._add(missing)

    def _load_phones(self) -> None:
        query = sa.select(Phone.customer_id, Phone.digits).order_by(Phone.position, Phone.id)
        for some in in_parts(sorted(self._known)):
            for key, digits in self._session.execute(query.where(Phone.customer_id.in_(some))):
                self._known[key].phones.append(digits)

    def _add(self, keys: Iterable[int]) -> None:
        missing = set(keys) - self._known.keys()
        for key, cells in load_images(self._session, Customer, missing).items():
            self._known[key] = Person(id=key, cells=cells, phones=[])


def in_parts_of(values: Sequence[str]) -> Iterable[Sequence[str]]:
    """Yield ``values`` in stretches that fit into one statement."""
    return (values[part[0] : part[-1] + 1] for part in in_parts(range(len(values))))


def _customer_cells(cells: Cells) -> Cells:
    return {"pinyin": default_pinyin(cells["name"])} | _with_keys(cells)


def _with_keys(cells: Cells) -> Cells:
    """Return ``cells`` with the keys of the staff they name, who are written by now."""
    return {name: cell.id if isinstance(cell, Named) else cell for name, cell in cells.items()}


def _phone_rows(person: Person) -> list[Cells]:
    first = len(person.phones) - len(person.added_phones)
    return [
        {
            "customer_id": person.id,
            "digits": digits,
            "position": position,
            "label": person.labels.get(digits),
        }
        for position, digits in enumerate(person.added_phones, start=first)
    ]
