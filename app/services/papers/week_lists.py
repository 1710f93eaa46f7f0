"""What the weekly list holds, from the store: follow-ups, codes, whose they are."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import StaffMember
from app.services.followups.printed_lists import ListDraft, draft_list
from app.services.followups.wanted import Wanted
from app.services.papers.call_lines import line_of
from app.services.papers.week_list import WeekList
from app.words import FollowUpKind


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekDraft:
    """A weekly list that may be printed, but is not kept yet.

    Attributes:
        people: Whose follow-ups were asked for; empty for everyone.
        kinds: Which kinds were asked for; empty for all.
    """

    draft: ListDraft
    people: tuple[str, ...]
    kinds: tuple[FollowUpKind, ...]


def draft_week(session: Session, *, wanted: Wanted, today: date) -> WeekDraft:
    """Return what the weekly list would hold if it were printed now.

    Raises:
        ListTooLong: It would be no list to work through.
    """
    chosen = sa.select(StaffMember.name).where(StaffMember.id.in_(wanted.staff_ids or ()))
    return WeekDraft(
        draft=draft_list(session, wanted=wanted, today=today),
        people=tuple(session.scalars(chosen.order_by(StaffMember.id))),
        kinds=tuple(kind for kind in FollowUpKind if kind in (wanted.kinds or ())),
    )


def week_of(week: WeekDraft) -> WeekList:
    """Return the list in words of the language of the moment, ready to be drawn."""
    draft = week.draft
    return WeekList(
        first_on=draft.first_on,
        last_on=draft.last_on,
        people=week.people,
        kinds=week.kinds,
        lines=tuple(
            line_of(line.row, first_on=draft.first_on, code=line.code) for line in draft.lines
        ),
    )
