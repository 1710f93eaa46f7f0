"""Lists for paper: what stands on them, the code of each line, and keeping what was printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import NumberSeries, PrintedLine, PrintedList
from app.services.followups.rows import FollowUpRow, list_followups
from app.services.followups.wanted import Wanted
from app.services.foundation.actors import Actor
from app.services.foundation.bulk import in_parts, insert_rows
from app.services.foundation.errors import Refusal
from app.services.rules.permissions import require
from app.services.rules.short_codes import code_of
from app.words import Permission
from app.words.language import N_


@dataclass(eq=False)
class NothingToPrint(Refusal):
    """A list without a line."""

    says = N_("There is nothing to print. Choose other days, people or kinds.")


@dataclass(eq=False)
class ListTooLong(Refusal):
    """More lines than a list may have.

    Attributes:
        most: How many it may have.
    """

    count: int
    most: int

    says = N_("{count} lines are more than the {most} of one list. Choose fewer days or people.")


@dataclass(eq=False)
class ListOvertaken(Refusal):
    """The codes of a list not yet printed went to another one in the meantime."""

    says = N_(
        "Another list was printed in the meantime and has these codes. Please open the list again."
    )


MOST_LINES: Final = 3_000
_SERIES: Final = "printed line"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """A follow-up on a list, with the code that its result is keyed in by."""

    code: str
    row: FollowUpRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDraft:
    """A list that has its codes and may be printed, but is not kept yet.

    Attributes:
        after: The running number that its fresh codes follow.
        fresh_count: How many lines have a code that no list had before.
        lines: In the order of the desk.
    """

    first_on: date
    last_on: date
    after: int
    fresh_count: int
    lines: tuple[ListLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedWeek:
    """A list that is kept: its codes may be keyed in."""

    list_id: int
    first_on: date
    last_on: date
    lines: tuple[ListLine, ...]


def draft_list(session: Session, *, wanted: Wanted, today: date) -> ListDraft:
    """Return what a list printed now would hold, with the codes it would get.

    What an earlier list of the same days holds keeps its code, so that both papers may come
    back; what is left over from other days gets a fresh one.

    Raises:
        ListTooLong: It would be no list to work through.
    """
    rows = list_followups(session, wanted=wanted, today=today)
    if len(rows) > MOST_LINES:
        raise ListTooLong(count=len(rows), most=MOST_LINES)
    after = _last_number(session)
    kept, fresh = _codes_kept(session, wanted, rows), count(after + 1)
    lines = [
        ListLine(code=kept.get(row.followup_id) or code_of(next(fresh)), row=row) for row in rows
    ]
    return ListDraft(
        first_on=wanted.first_on,
        last_on=wanted.last_on,
        after=after,
        fresh_count=len(lines) - len(kept),
        lines=tuple(lines),
    )


def keep_list(
    session: Session, *, draft: ListDraft, actor: Actor, now: datetime, today: date
) -> PrintedWeek:
    """Keep a list that goes to paper, so that its codes may be keyed in.

    Where every line has its code from a list kept before, that one is enough.

    Raises:
        NotAllowed: The actor does not work with follow-ups.
        NothingToPrint: It has no line.
        ListOvertaken: Another list was kept since it was drafted.
    """
    require(actor, Permission.WORK_FOLLOWUPS)
    if not draft.lines:
        raise NothingToPrint
    _take_numbers(session, after=draft.after, fresh_count=draft.fresh_count)
    list_id = _write_list(session, draft, actor, now, today) if draft.fresh_count else None
    return PrintedWeek(
        list_id=list_id or _newest_list(session, draft),
        first_on=draft.first_on,
        last_on=draft.last_on,
        lines=draft.lines,
    )


def print_list(
    session: Session, *, wanted: Wanted, actor: Actor, now: datetime, today: date
) -> PrintedWeek:
    """Draft a list and keep it at once.

    Raises:
        NotAllowed: The actor does not work with follow-ups.
        NothingToPrint: Nothing is due that was wanted.
        ListTooLong: It would be no list to work through.
    """
    draft = draft_list(session, wanted=wanted, today=today)
    return keep_list(session, draft=draft, actor=actor, now=now, today=today)


def _codes_kept(session: Session, wanted: Wanted, rows: Sequence[FollowUpRow]) -> dict[int, str]:
    """Return the codes that lists of the same days have for follow-ups not keyed in yet."""
    query = (
        sa.select(PrintedLine.followup_id, PrintedLine.code)
        .join(PrintedList, PrintedList.id == PrintedLine.list_id)
        .where(
            PrintedLine.contact_id.is_(None),
            PrintedList.first_on <= wanted.last_on,
            PrintedList.last_on >= wanted.first_on,
        )
        .order_by(PrintedLine.id)
    )
    return {
        key: code
        for some in in_parts([row.followup_id for row in rows])
        for key, code in session.execute(query.where(PrintedLine.followup_id.in_(some)))
    }


def _last_number(session: Session) -> int:
    query = sa.select(NumberSeries.last).where(NumberSeries.name == _SERIES)
    return session.scalar(query) or 0


def _take_numbers(session: Session, *, after: int, fresh_count: int) -> None:
    series = session.get(NumberSeries, _SERIES)
    if series is None:
        series = NumberSeries(name=_SERIES, last=0)
        session.add(series)
    if series.last != after:
        raise ListOvertaken
    series.last += fresh_count
    session.flush()


def _write_list(
    session: Session, draft: ListDraft, actor: Actor, now: datetime, today: date
) -> int:
    paper = PrintedList(
        first_on=draft.first_on,
        last_on=draft.last_on,
        printed_at=now,
        printed_on=today,
        printed_by_id=actor.staff_id,
        control_total=len(draft.lines),
    )
    session.add(paper)
    session.flush()
    _write_lines(session, paper.id, draft.lines)
    return paper.id


def _newest_list(session: Session, draft: ListDraft) -> int:
    """Return the list that gave its code to the first line of a draft without fresh ones."""
    query = sa.select(sa.func.max(PrintedLine.list_id)).where(
        PrintedLine.followup_id == draft.lines[0].row.followup_id
    )
    return session.scalars(query).one()


def _write_lines(session: Session, list_id: int, lines: Sequence[ListLine]) -> None:
    insert_rows(
        session,
        PrintedLine,
        [
            {
                "list_id": list_id,
                "followup_id": line.row.followup_id,
                "position": position,
                "code": line.code,
            }
            for position, line in enumerate(lines, start=1)
        ],
    )
