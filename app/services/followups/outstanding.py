"""Printed lists of which something is still missing."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from app.models import FollowUp, PrintedLine, PrintedList, StaffMember
from app.services.followups.printed_codes import KEPT_FOR, CodedLine, coded_lines
from app.words import FollowUpState


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenList:
    """A printed list that has not come back whole.

    Attributes:
        printed_by: ``None`` where nobody of the staff printed it.
        line_count: The control total of the paper.
        missing: The lines of which nothing is known yet, in the order of the paper.
    """

    list_id: int
    first_on: date
    last_on: date
    printed_at: datetime
    printed_by: str | None
    line_count: int
    missing: tuple[CodedLine, ...]


def list_outstanding(session: Session, *, today: date) -> tuple[OpenList, ...]:
    """Return the lists that are not complete, the newest first.

    A line is complete once it is answered or its follow-up has ended otherwise, was moved to a
    day after the list's, or stands under another code on a newer list. A list that is too old
    to be keyed in is not waited for.
    """
    query = _missing(sa.select(PrintedLine), today)
    ordered = query.order_by(PrintedLine.list_id.desc(), PrintedLine.position)
    lines = coded_lines(session, session.scalars(ordered).all(), today)
    by_list = {key: tuple(own) for key, own in groupby(lines, key=lambda line: line.list_id)}
    papers = (
        sa.select(PrintedList, StaffMember.name)
        .outerjoin(StaffMember, StaffMember.id == PrintedList.printed_by_id)
        .where(PrintedList.id.in_(by_list))
        .order_by(PrintedList.id.desc())
    )
    return tuple(
        OpenList(
            list_id=paper.id,
            first_on=paper.first_on,
            last_on=paper.last_on,
            printed_at=paper.printed_at,
            printed_by=printed_by,
            line_count=paper.control_total,
            missing=by_list[paper.id],
        )
        for paper, printed_by in session.execute(papers)
    )


def count_missing(session: Session, *, today: date) -> int:
    """Return how many lines are missing on all lists; what stands on two of them is one."""
    counted = sa.select(sa.func.count(sa.distinct(PrintedLine.followup_id)))
    return session.scalar(_missing(counted, today)) or 0


def _missing(query: sa.Select[Any], today: date) -> sa.Select[Any]:
    newer = aliased(PrintedLine)
    replaced = sa.exists().where(
        newer.followup_id == PrintedLine.followup_id,
        newer.list_id > PrintedLine.list_id,
        newer.code != PrintedLine.code,
    )
    return (
        query.join(PrintedList, PrintedList.id == PrintedLine.list_id)
        .join(FollowUp, FollowUp.id == PrintedLine.followup_id)
        .where(
            PrintedList.last_on >= today - KEPT_FOR,
            PrintedLine.contact_id.is_(None),
            FollowUp.state == FollowUpState.OPEN,
            FollowUp.due_on <= PrintedList.last_on,
            ~replaced,
        )
    )
