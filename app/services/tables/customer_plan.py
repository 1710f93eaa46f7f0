"""Importing customers: who is new, who changes, who is somebody else."""

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from app.services.reading.folding import plain
from app.services.reading.text import same_number
from app.services.rules.lunar import PartialDate
from app.services.tables.claims import Claim, Judged, judge
from app.services.tables.people import People, Person
from app.services.tables.plans import Ledger
from app.services.tables.referral_writes import load_standing, write_referrals
from app.services.tables.rows import CustomerRow, Who
from app.services.tables.writer import Cells, Writer
from app.words import CalendarKind, CustomerStatus, ImportColumn, RowProblem, RowVerdict

_PLAIN = (
    "gender",
    "wechat",
    "region",
    "sub_region",
    "address",
    "source",
    "first_contact_on",
    "note",
)


class CustomerPlan:
    """The import of customers, worked out.

    Blank cells erase nothing; the first row of a number in the file makes the customer,
    later ones fill it.
    """

    amounts_minor: Sequence[int] = ()

    def __init__(self, session: Session, rows: Sequence[CustomerRow], people: People) -> None:
        self.ledger = Ledger()
        self._people = people
        self._by_node: dict[str, Person] = {}
        self._judged = self._judge(session, rows)
        changed = {claim.line for claim in (*self._judged.new, *self._judged.changed)}
        for row in rows:
            if row.line not in self._judged.problems:
                self._take(row, referral_changes=row.line in changed)
        self._judged.leave_out({error.line for error in self.ledger.errors})

    @property
    def row_count(self) -> int:
        """How many referrals will be written."""
        return self._judged.count

    def write(self, writer: Writer) -> None:
        """Write the referrals; the customers are written already."""
        write_referrals(writer, self._judged, self._by_node)

    def _judge(self, session: Session, rows: Sequence[CustomerRow]) -> Judged:
        """Refuse rows whose referrer is unknown or refused, until all that is left stands."""
        standing = load_standing(session) if any(row.referrer for row in rows) else {}
        refused: dict[int, RowProblem] = {}
        while True:
            left = [row for row in rows if row.line not in refused]
            judged = judge(_claims(left), standing)
            problems = judged.problems | self._unknown(left)
            if not problems:
                break
            refused |= problems
        judged.problems = refused
        for row in rows:
            if row.line in refused:
                self.ledger.refuse(
                    row.line, refused[row.line], ImportColumn.REFERRER, row.referrer or ""
                )
        return judged

    def _unknown(self, rows: Iterable[CustomerRow]) -> dict[int, RowProblem]:
        rows = list(rows)
        in_file = {same_number(row.who.number) for row in rows if row.who.number}
        return {
            row.line: RowProblem.UNKNOWN_CUSTOMER
            for row in rows
            if row.referrer
            and same_number(row.referrer) not in in_file
            and not self._people.by_number(row.referrer)
        }

    def _take(self, row: CustomerRow, *, referral_changes: bool) -> None:
        found = self._people.find(row.who)
        cells = _cells(row)
        if isinstance(found, RowProblem):
            self.ledger.refuse(row.line, found, None, row.who.name or "")
        elif found is None:
            person = self._people.add(row.who, cells)
            self._settle(row, person, RowVerdict.NEW)
        elif not is_same_person(row.who, found):
            self.ledger.refuse(
                row.line, RowProblem.SOMEONE_ELSE, ImportColumn.NUMBER, row.who.number or ""
            )
            self._by_node[_node(row)] = found
        else:
            changed = _fill(found, cells, row.who.phones) or referral_changes
            self._settle(row, found, RowVerdict.UPDATED if changed else RowVerdict.SAME)

    def _settle(self, row: CustomerRow, person: Person, verdict: RowVerdict) -> None:
        self.ledger.settle(row.line, verdict, person.label)
        self._by_node[_node(row)] = person
        if row.referrer and (referrer := self._people.by_number(row.referrer)):
            self._by_node[same_number(row.referrer)] = referrer


def is_same_person(who: Who, person: Person) -> bool:
    """Return whether name or phone bear out that a number means ``person``."""
    if person.cells.get("status") == CustomerStatus.ANONYMISED:
        return False
    if person.is_called(who.name):
        return True
    return bool(set(who.phones) & set(person.phones))


def _claims(rows: Iterable[CustomerRow]) -> list[Claim]:
    return [
        Claim(line=row.line, referred=_node(row), referrer=same_number(row.referrer))
        for row in rows
        if row.referrer
    ]


def _node(row: CustomerRow) -> str:
    return same_number(row.who.number) if row.who.number else f"\n{row.line}"


def _cells(row: CustomerRow) -> Cells:
    cells = {name: value for name in _PLAIN if (value := getattr(row, name)) is not None}
    if row.who.name:
        cells["name"] = row.who.name
    return cells | (_birth_cells(row.birth) if row.birth else {})


def _birth_cells(birth: PartialDate) -> Cells:
    if birth.month is None and birth.calendar is CalendarKind.SOLAR:
        return {"birth_year": birth.year}
    return {
        "birth_calendar": birth.calendar,
        "birth_year": birth.year,
        "birth_month": birth.month,
        "birth_day": birth.day,
        "birth_leap": birth.leap,
    }


def _differs(person: Person, name: str, value: object) -> bool:
    """Return whether the file says something else; another spelling says the same."""
    known = person.cells.get(name)
    if name == "name" and isinstance(value, str):
        return person.is_nameless or not person.is_called(value)
    if isinstance(known, str) and isinstance(value, str) and name != "note":
        return plain(known) != plain(value)
    return bool(known != value)


def _fill(person: Person, cells: Cells, phones: Sequence[str]) -> bool:
    changes = {name: value for name, value in cells.items() if _differs(person, name, value)}
    if "birth_calendar" not in changes:  # parts the file leaves out stay on file
        changes = {name: value for name, value in changes.items() if value is not None}
    fresh = [phone for phone in phones if phone not in person.phones]
    person.fill(changes, fresh)
    return bool(changes or fresh)
