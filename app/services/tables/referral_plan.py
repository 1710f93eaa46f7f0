"""Importing referrals: who brought whom."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.services.reading.text import same_number
from app.services.tables.claims import Claim, judge
from app.services.tables.people import People, Person
from app.services.tables.plans import Ledger
from app.services.tables.referral_writes import load_standing, write_referrals
from app.services.tables.rows import ReferralRow, Who
from app.services.tables.writer import Writer
from app.words import ImportColumn, RowVerdict


class ReferralPlan:
    """The import of referrals, worked out; unknown numbers make the customer."""

    amounts_minor: Sequence[int] = ()

    def __init__(self, session: Session, rows: Sequence[ReferralRow], people: People) -> None:
        self.ledger = Ledger()
        self._people: dict[str, Person] = {}
        claims = [
            Claim(
                line=row.line,
                referred=same_number(row.referred),
                referrer=same_number(row.referrer),
                on=row.day,
            )
            for row in rows
        ]
        self._judged = judge(claims, load_standing(session))
        new = {claim.line for claim in self._judged.new}
        changed = {claim.line for claim in self._judged.changed}
        for row in rows:
            what = f"{row.referrer} → {row.referred}"
            if problem := self._judged.problems.get(row.line):
                self.ledger.refuse(row.line, problem, ImportColumn.REFERRER, what)
                continue
            self._meet(people, row)
            verdict = RowVerdict.UPDATED if row.line in changed else RowVerdict.SAME
            self.ledger.settle(row.line, RowVerdict.NEW if row.line in new else verdict, what)

    @property
    def row_count(self) -> int:
        """How many referrals will be written."""
        return self._judged.count

    def write(self, writer: Writer) -> None:
        """Write the referrals; the customers are written already."""
        write_referrals(writer, self._judged, self._people)

    def _meet(self, people: People, row: ReferralRow) -> None:
        for number in (row.referrer, row.referred):
            known = people.by_number(number)
            self._people[same_number(number)] = known or people.add(Who(number=number))
