"""Trying an import without a trace, and importing all or nothing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session
from typing_extensions import override

from app.models import Customer, ImportMapping
from app.services.foundation.actors import Actor
from app.services.foundation.doing import Doing
from app.services.foundation.errors import Refusal
from app.services.reading.text import same_number
from app.services.rules.permissions import require
from app.services.tables.attendance_plan import AttendancePlan
from app.services.tables.claims import Claim, judge
from app.services.tables.coins import clinic_zone, coin_digits
from app.services.tables.column_readers import Frame
from app.services.tables.complaint_plan import ComplaintPlan
from app.services.tables.customer_plan import CustomerPlan
from app.services.tables.followup_plan import FollowUpPlan
from app.services.tables.headings import ColumnMap, Table, find_table, remap
from app.services.tables.parsing import parse
from app.services.tables.people import People, Person
from app.services.tables.plans import Ledger, Outcome, Plan
from app.services.tables.readers import read_sheets
from app.services.tables.referral_writes import load_standing, write_referrals
from app.services.tables.rows import (
    AttendanceRow,
    ComplaintRow,
    CustomerRow,
    FollowUpRow,
    Parsed,
    ReferralRow,
    RowError,
    RowWarning,
    VisitRow,
    Who,
)
from app.services.tables.visit_plan import VisitPlan
from app.services.tables.writer import Progress, Writer, unwatched
from app.words import CustomerStatus, ImportColumn, ImportKind, Permission, RowVerdict
from app.words.language import say_many


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


_LONGEST = 120  # the column's width; longer headings are not remembered


def recall_mapping(session: Session, table: Table) -> dict[str, ImportColumn | None]:
    """Return what was remembered for the headings of ``table``; nothing if they are new."""
    query = sa.select(ImportMapping.heading, ImportMapping.field).where(
        ImportMapping.kind == table.kind, ImportMapping.headings_digest == table.digest
    )
    return {
        heading: ImportColumn(field) if field else None
        for heading, field in session.execute(query)
        if heading in table.headings
    }


def remember_mapping(session: Session, table: Table) -> None:
    """Keep how the headings of ``table`` are read now, in place of what was kept before."""
    query = sa.select(ImportMapping).where(
        ImportMapping.kind == table.kind, ImportMapping.headings_digest == table.digest
    )
    kept = {row.heading: row for row in session.scalars(query)}
    for heading in table.headings:
        if not heading or len(heading) > _LONGEST:
            continue
        column = table.columns.get(heading)
        if column is None and heading not in table.guessed and heading not in kept:
            continue  # nobody decided about it; a later version may know what it means
        field = column.value if column else ""
        if heading in kept:
            kept[heading].field = field
        else:
            row = ImportMapping(
                kind=table.kind, headings_digest=table.digest, heading=heading, field=field
            )
            session.add(row)
    session.flush()


@dataclass(eq=False)
class ImportNotWhole(Refusal):
    """Some rows cannot be taken in, and nobody said to leave them out.

    Attributes:
        error_count: Rows that cannot be read or make no sense.
        conflict_count: Rows whose number belongs to someone else.
    """

    name: str
    error_count: int
    conflict_count: int

    @override
    def sentence(self) -> str:
        return say_many(
            "{count} row in “{name}” cannot be taken in, so nothing was imported. Correct it, or"
            " say that rows with errors are to be left out.",
            "{count} rows in “{name}” cannot be taken in, so nothing was imported. Correct them,"
            " or say that rows with errors are to be left out.",
            self.error_count + self.conflict_count,
            name=self.name,
        )


_CUSTOMERS: Final = sa.select(sa.func.count(Customer.id)).where(
    Customer.status.not_in((CustomerStatus.MERGED, CustomerStatus.ANONYMISED))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DryRun:
    """What importing a file does, or did.

    Attributes:
        outcomes: Every line, in the order of the file.
        problems: Why lines are errors or conflicts; one line may have several.
        warnings: What to look at in lines that are taken in all the same.
        customers_now: How many are on file before.
        staff_made: People of the staff whom the file names and nobody knew.
        made_count: Customers made on the way, because the file speaks of unknown ones.
        net_total_minor: Sum of the good lines; ``None`` for kinds without money.
    """

    kind: ImportKind
    outcomes: Sequence[Outcome]
    problems: Sequence[RowError]
    warnings: Sequence[RowWarning]
    made_count: int
    customers_now: int
    staff_made: Sequence[str]
    net_total_minor: int | None

    def count(self, verdict: RowVerdict) -> int:
        """Return how many lines have ``verdict``."""
        return Counter(outcome.verdict for outcome in self.outcomes)[verdict]

    @property
    def is_whole(self) -> bool:
        """Whether every line can be taken in."""
        return not self.problems


def read_table(
    path: Path, *, kind: ImportKind, mapping: ColumnMap | None = None, take_hidden: bool = False
) -> Table:
    """Return the table of ``kind`` in the file at ``path``, its columns guessed or given.

    Raises:
        Refusal: The file cannot be read, is no table, or has no known column.
    """
    return find_table(
        path.name, read_sheets(path), kind=kind, mapping=mapping, take_hidden=take_hidden
    )


def recall(session: Session, *, table: Table) -> Table:
    """Return ``table`` read as a file with these headings was read the last time."""
    remembered = recall_mapping(session, table)
    return remap(table, remembered) if remembered else table


def dry_run(session: Session, *, table: Table, actor: Actor, today: date) -> DryRun:
    """Work out what importing ``table`` would do; nothing is written.

    Raises:
        NotAllowed: The actor may not import.
        ColumnsMissing: A column the kind cannot do without is not mapped.
    """
    require(actor, Permission.IMPORT)
    parsed = _parsed(session, table, today)
    people = People(session, _whos(parsed))
    plan = _plan(session, table.kind, parsed, people, today)
    return _summary(session, table.kind, parsed, plan, people)


def import_table(
    session: Session,
    *,
    table: Table,
    actor: Actor,
    now: datetime,
    leave_errors: bool = False,
    progress: Progress = unwatched,
) -> DryRun:
    """Import ``table`` whole, or with its errors left out; remember how it was read.

    Args:
        session: An open transaction; the caller commits.
        table: With its columns mapped.
        actor: Who imports.
        now: Aware, in the desk's zone.
        leave_errors: Import the good rows although some are not.
        progress: Told how many rows are written; raises to stop.

    Raises:
        NotAllowed: The actor may not import.
        ColumnsMissing: A column the kind cannot do without is not mapped.
        ImportNotWhole: Rows are wrong and ``leave_errors`` was not said.
    """
    require(actor, Permission.IMPORT)
    parsed = _parsed(session, table, now.date())
    people = People(session, _whos(parsed))
    plan = _plan(session, table.kind, parsed, people, now.date())
    summary = _summary(session, table.kind, parsed, plan, people)
    if not (summary.is_whole or leave_errors):
        raise ImportNotWhole(
            table.name, summary.count(RowVerdict.ERROR), summary.count(RowVerdict.CONFLICT)
        )
    total = people.row_count + plan.row_count
    doing = Doing(actor=actor, now=now)
    _write(Writer(session, doing=doing, total=total, progress=progress), people, plan)
    remember_mapping(session, table)
    return summary


def _parsed(session: Session, table: Table, today: date) -> Parsed:
    frame = Frame(today=today, minor_digits=coin_digits(session), zone=clinic_zone(session))
    return parse(table, frame=frame)


def _write(writer: Writer, people: People, plan: Plan) -> None:
    people.write(writer)
    plan.write(writer)


def _plan(session: Session, kind: ImportKind, parsed: Parsed, people: People, today: date) -> Plan:
    match kind:
        case ImportKind.CUSTOMERS:
            return CustomerPlan(session, parsed.of(CustomerRow), people, today)
        case ImportKind.VISITS:
            return VisitPlan(session, parsed.of(VisitRow), people)
        case ImportKind.REFERRALS:
            return ReferralPlan(session, parsed.of(ReferralRow), people)
        case ImportKind.ATTENDANCES:
            return AttendancePlan(session, parsed.of(AttendanceRow), people)
        case ImportKind.COMPLAINTS:
            return ComplaintPlan(session, parsed.of(ComplaintRow), people)
        case ImportKind.FOLLOWUPS:
            return FollowUpPlan(session, parsed.of(FollowUpRow), people, today)


def _whos(parsed: Parsed) -> list[Who]:
    whos: dict[Who, None] = {}
    for row in parsed.rows:
        if isinstance(row, ReferralRow):
            whos[Who(number=row.referrer)] = whos[Who(number=row.referred)] = None
            continue
        whos[row.who] = None
        if isinstance(row, CustomerRow) and row.referrer:
            whos[Who(number=row.referrer)] = None
            if not any(map(str.isdecimal, row.referrer)):  # a name, more likely
                whos[Who(name=row.referrer)] = None
    return list(whos)


def _summary(
    session: Session, kind: ImportKind, parsed: Parsed, plan: Plan, people: People
) -> DryRun:
    unread = {
        error.line: Outcome(line=error.line, verdict=RowVerdict.ERROR, what=error.text)
        for error in parsed.errors
    }
    made = 0 if kind is ImportKind.CUSTOMERS else people.new_count
    money = kind in (ImportKind.VISITS, ImportKind.ATTENDANCES)
    return DryRun(
        kind=kind,
        outcomes=sorted([*unread.values(), *plan.ledger.outcomes], key=lambda each: each.line),
        problems=sorted([*parsed.errors, *plan.ledger.errors], key=lambda each: each.line),
        warnings=sorted([*parsed.warnings, *plan.ledger.warnings], key=lambda each: each.line),
        staff_made=people.staff.new_names if people.staff else (),
        made_count=made,
        customers_now=session.scalar(_CUSTOMERS) or 0,
        net_total_minor=sum(plan.amounts_minor) if money else None,
    )
