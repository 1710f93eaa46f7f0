"""What a person's day holds, from the store: who comes to them, whom they call."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.models import StaffMember
from app.services.followups.expected import ExpectedRow, list_expected
from app.services.followups.printed_lists import ListDraft, draft_list
from app.services.followups.wanted import Wanted
from app.services.foundation.errors import NotFound
from app.words import FollowUpKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DayDraft:
    """One person's day; it may be printed, but is not kept yet.

    Attributes:
        expected: Who is booked with them, by time.
        draft: What they are to do on the day or have left over, with its codes.
        kinds: Which kinds of that were asked for; empty for all.
    """

    on: date
    person: str
    expected: tuple[ExpectedRow, ...]
    draft: ListDraft
    kinds: tuple[FollowUpKind, ...] = ()


def load_day(
    session: Session,
    *,
    staff_id: int,
    on: date,
    today: date,
    kinds: Collection[FollowUpKind] | None = None,
) -> DayDraft:
    """Return the day of one person.

    Raises:
        NotFound: Nobody of that key works here.
        ListTooLong: It would be no list to work through.
    """
    member = session.get(StaffMember, staff_id)
    if member is None:
        raise NotFound("staff", staff_id)
    wanted = Wanted(first_on=on, last_on=on, staff_ids=(staff_id,), kinds=kinds, late=True)
    return DayDraft(
        on=on,
        person=member.name,
        expected=tuple(row for row in list_expected(session, on=on) if row.staff_id == staff_id),
        draft=draft_list(session, wanted=wanted, today=today),
        kinds=tuple(kind for kind in FollowUpKind if kind in (kinds or ())),
    )
