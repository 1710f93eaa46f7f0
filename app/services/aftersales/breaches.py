"""First-asked accountability: what happened, how often in a year, what a person decided."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import ComplaintCase, FirstAskedBreach, StaffMember
from app.services.archive.opening import refuse_future
from app.services.foundation.doing import Doing, local_day, tidy
from app.services.foundation.errors import NotFound, Refusal
from app.services.rules.breach_counts import occurrences, stage_of, year_before
from app.services.rules.permissions import may, require
from app.words import BreachKind, Permission
from app.words.language import N_


@dataclass(eq=False)
class BreachUnexplained(Refusal):
    """A breach, a decision or an appeal without words."""

    says = N_("Please write down what happened, or what was decided.")


@dataclass(eq=False)
class AppealByOther(Refusal):
    """Somebody else's breach is appealed against."""

    name: str

    says = N_("Only {name} or a supervisor writes down the appeal.")


@dataclass(eq=False)
class NoAppeal(Refusal):
    """A breach is taken back though nobody appealed."""

    says = N_("A breach is taken back after an appeal. Please write down the appeal first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachEntry:
    """Somebody who was asked first did not see to it."""

    staff_id: int
    kind: BreachKind
    breached_on: date
    text: str
    case_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachRow:
    """One breach, counted among those of the year before it.

    Attributes:
        occurrence: 1, 2, 3, ... within a rolling year; ``None`` once it was lifted.
        stage: 1 to 3, what the rules of the house put it at; nothing follows by itself.
    """

    breach_id: int
    staff_id: int
    staff_name: str
    kind: BreachKind
    breached_on: date
    text: str
    number: str | None
    occurrence: int | None
    stage: int | None
    decision: str | None
    decided_on: date | None
    appeal: str | None
    appealed_on: date | None
    lifted_on: date | None


def record_breach(session: Session, *, entry: BreachEntry, doing: Doing) -> int:
    """Write a breach down, as a supervisor; return its key.

    Raises:
        NotAllowed: The actor may not review complaints.
        BreachUnexplained: Nobody says what happened.
        DayInFuture: It has not happened yet.
        NotFound: There is no such person, or no such complaint.
    """
    require(doing.actor, Permission.REVIEW_COMPLAINTS)
    text = tidy(entry.text)
    if text is None:
        raise BreachUnexplained
    refuse_future(entry.breached_on, today=local_day(session, doing.now))
    if session.get(StaffMember, entry.staff_id) is None:
        raise NotFound("staff", entry.staff_id)
    if entry.case_id is not None and session.get(ComplaintCase, entry.case_id) is None:
        raise NotFound("complaint", entry.case_id)
    row = FirstAskedBreach(
        staff_id=entry.staff_id,
        case_id=entry.case_id,
        kind=entry.kind,
        breached_on=entry.breached_on,
        text=text,
        recorded_by_id=doing.actor.staff_id,
    )
    session.add(row)
    session.flush()
    return row.id


def decide_breach(session: Session, *, breach_id: int, decision: str, doing: Doing) -> None:
    """Write down what a supervisor decided; the program does nothing about it.

    Raises:
        NotAllowed: The actor may not review complaints.
        BreachUnexplained: Nothing is decided.
        NotFound: There is no such breach.
    """
    require(doing.actor, Permission.REVIEW_COMPLAINTS)
    if tidy(decision) is None:
        raise BreachUnexplained
    row = _load(session, breach_id)
    row.decision, row.decided_on = tidy(decision), local_day(session, doing.now)
    row.decided_by_id = doing.actor.staff_id
    session.flush()


def appeal_breach(session: Session, *, breach_id: int, appeal: str, doing: Doing) -> None:
    """Write down what the person says to it.

    Raises:
        NotAllowed: The actor may not work on complaints.
        BreachUnexplained: Nothing is said.
        AppealByOther: The actor is neither the person nor a supervisor.
        NotFound: There is no such breach.
    """
    require(doing.actor, Permission.WORK_COMPLAINTS)
    if tidy(appeal) is None:
        raise BreachUnexplained
    row = _load(session, breach_id)
    is_own = doing.actor.staff_id == row.staff_id
    if not is_own and not may(doing.actor, Permission.REVIEW_COMPLAINTS):
        raise AppealByOther(session.get_one(StaffMember, row.staff_id).name)
    row.appeal, row.appealed_on = tidy(appeal), local_day(session, doing.now)
    session.flush()


def lift_breach(session: Session, *, breach_id: int, doing: Doing) -> None:
    """Take a breach back after the appeal; it stays on file and counts no longer.

    Raises:
        NotAllowed: The actor may not review complaints.
        NoAppeal: Nobody appealed.
        NotFound: There is no such breach.
    """
    require(doing.actor, Permission.REVIEW_COMPLAINTS)
    row = _load(session, breach_id)
    if row.appeal is None:
        raise NoAppeal
    row.lifted_on = local_day(session, doing.now)
    session.flush()


def list_breaches(session: Session, *, today: date) -> tuple[BreachRow, ...]:
    """Return every breach, newest first, each with its count in the year that ends with it.

    ``today`` closes the list: what is older than two years is left out.
    """
    of = FirstAskedBreach
    query = (
        sa.select(of, StaffMember.name, ComplaintCase.number)
        .join(StaffMember, StaffMember.id == of.staff_id)
        .outerjoin(ComplaintCase, ComplaintCase.id == of.case_id)
        .where(of.breached_on > year_before(year_before(today)))
        .order_by(of.breached_on, of.id)
    )
    found = [(row, name, number) for row, name, number in session.execute(query)]
    counts = _counts([row for row, _name, _number in found])
    rows = [_row(row, name, number, counts.get(row.id)) for row, name, number in found]
    return tuple(reversed(rows))


def stages_of_people(session: Session, *, today: date) -> dict[int, int]:
    """Return at which stage each person stands today; who has none is left out."""
    of = FirstAskedBreach
    query = (
        sa.select(of.staff_id, sa.func.count())
        .where(of.lifted_on.is_(None), of.breached_on > year_before(today))
        .group_by(of.staff_id)
    )
    return {staff_id: stage_of(count) for staff_id, count in session.execute(query)}


def _counts(rows: list[FirstAskedBreach]) -> dict[int, int]:
    """Return the count of each breach that still stands, by key; ``rows`` are by day."""
    standing: dict[int, list[FirstAskedBreach]] = defaultdict(list)
    for row in rows:
        if row.lifted_on is None:
            standing[row.staff_id].append(row)
    return {
        row.id: count
        for own in standing.values()
        for row, count in zip(own, occurrences([each.breached_on for each in own]), strict=True)
    }


def _row(row: FirstAskedBreach, name: str, number: str | None, count: int | None) -> BreachRow:
    return BreachRow(
        breach_id=row.id,
        staff_id=row.staff_id,
        staff_name=name,
        kind=row.kind,
        breached_on=row.breached_on,
        text=row.text,
        number=number,
        occurrence=count,
        stage=stage_of(count) if count else None,
        decision=row.decision,
        decided_on=row.decided_on,
        appeal=row.appeal,
        appealed_on=row.appealed_on,
        lifted_on=row.lifted_on,
    )


def _load(session: Session, breach_id: int) -> FirstAskedBreach:
    row = session.get(FirstAskedBreach, breach_id)
    if row is None:
        raise NotFound("breach", breach_id)
    return row
