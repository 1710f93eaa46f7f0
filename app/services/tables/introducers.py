"""Who a list of customers says brought whom: by number, or by a name that only one person has."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy.orm import Session

from app.services.reading.folding import fold
from app.services.reading.text import same_number
from app.services.rules.referrals import ReferralClaim
from app.services.tables.claims import Claim, Judged, judge
from app.services.tables.people import People, Person
from app.services.tables.referral_writes import load_standing, write_referrals
from app.services.tables.rows import CustomerRow
from app.services.tables.writer import Writer
from app.words import RowProblem


class Introducers:
    """The referrals in a list of customers, worked out.

    Attributes:
        problems: Why the referrer of a line cannot stand, by line.
        changed: The lines whose referral is new or corrected.
    """

    def __init__(self, session: Session, rows: Sequence[CustomerRow], people: People) -> None:
        self._people = people
        self._met: dict[str, Person] = {}
        self._nodes: dict[int, str] = {}
        rows = [row for row in rows if self._is_told_apart(row)]
        self._by_name: dict[str, set[str]] = {}
        for row in rows:
            if row.who.name:
                self._by_name.setdefault(fold(row.who.name), set()).add(self._nodes[row.line])
        standing = load_standing(session) if any(row.referrer for row in rows) else {}
        self.problems: dict[int, RowProblem] = {}
        self._referrers = self._find_referrers(rows)
        self._judged = self._judge(rows, standing)
        self.changed = {claim.line for claim in (*self._judged.new, *self._judged.changed)}

    @property
    def row_count(self) -> int:
        """How many referrals will be written."""
        return self._judged.count

    def meet(self, row: CustomerRow, person: Person) -> None:
        """Note who the line ``row`` is about."""
        self._met[self._nodes[row.line]] = person

    def leave_out(self, lines: set[int]) -> None:
        """Let the referrals of ``lines`` fall."""
        self._judged.leave_out(lines)

    def write(self, writer: Writer) -> None:
        """Write the referrals; the customers are written already."""
        people: Mapping[str, Person] = {
            **{
                node: person for node in self._referrers.values() if (person := self._on_file(node))
            },
            **self._met,
        }
        write_referrals(writer, self._judged, people)

    def _is_told_apart(self, row: CustomerRow) -> bool:
        """Note what stands for the customer of a line: the number, as far as there is one."""
        found = None if row.who.number else self._people.find(row.who)
        number = found.number if isinstance(found, Person) else row.who.number
        self._nodes[row.line] = same_number(number) if number else f"\n{row.line}"
        return not isinstance(found, RowProblem)

    def _on_file(self, node: str) -> Person | None:
        return self._people.by_number(node)

    def _find_referrers(self, rows: Iterable[CustomerRow]) -> dict[int, str]:
        found = {}
        in_file = set(self._nodes.values())
        for row in rows:
            if not row.referrer:
                continue
            node = same_number(row.referrer)
            if node not in in_file and not self._on_file(node):
                named = self._named(row.referrer)
                if len(named) != 1:
                    unknown = RowProblem.UNKNOWN_CUSTOMER
                    self.problems[row.line] = RowProblem.SEVERAL_CUSTOMERS if named else unknown
                    continue
                node = named.pop()
            found[row.line] = node
        return found

    def _named(self, name: str) -> set[str]:
        on_file = {same_number(str(person.number)) for person in self._people.called(name)}
        return self._by_name.get(fold(name), set()) | on_file

    def _judge(self, rows: Sequence[CustomerRow], standing: Mapping[str, ReferralClaim]) -> Judged:
        """Refuse rows whose referrer is unknown or refused, until all that is left stands."""
        while True:
            judged = judge(self._claims(rows), standing)
            problems = judged.problems | self._orphans(rows)
            if not problems:
                return judged
            self.problems |= problems

    def _orphans(self, rows: Iterable[CustomerRow]) -> dict[int, RowProblem]:
        """Return the rows whose referrer would come in by a row that does not."""
        left = [row.line for row in rows if row.line not in self.problems]
        nodes = {self._nodes[line] for line in left}
        return {
            line: RowProblem.UNKNOWN_CUSTOMER
            for line in left
            if (node := self._referrers.get(line)) and node not in nodes and not self._on_file(node)
        }

    def _claims(self, rows: Iterable[CustomerRow]) -> list[Claim]:
        return [
            Claim(line=row.line, referred=self._nodes[row.line], referrer=node)
            for row in rows
            if row.line not in self.problems and (node := self._referrers.get(row.line))
        ]
