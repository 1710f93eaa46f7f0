"""What is looked at: the layout, the days, whose and which follow-ups; and reading them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Self

from app.services.followups.board import Board, DayCount, load_board, month_counts
from app.services.followups.rows import FollowUpRow, list_followups
from app.services.followups.wanted import Wanted
from app.services.foundation.store import Work
from app.services.office.staff import StaffRow, list_staff
from app.services.planning.opening_hours import load_open_days
from app.ui.followups.spans import Span, View, span_of, stepped
from app.ui.parts.preferences import Preferences
from app.words import FollowUpKind

WEEK_LIMIT: Final = 40  # cards of one day beside others
DAY_LIMIT: Final = 240
LATE_LIMIT: Final = 100
LIST_LIMIT: Final = 2_000
_VIEW, _DAY, _KEPT_ON = "followups/view", "followups/day", "followups/kept_on"
_PEOPLE, _KINDS = "followups/hidden_people", "followups/hidden_kinds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    """What the page shows.

    Attributes:
        day: The day stood on; the days shown lie around it.
        hidden_people: Keys of the staff whose follow-ups are left out.
    """

    view: View
    day: date
    hidden_people: frozenset[int] = frozenset()
    hidden_kinds: frozenset[FollowUpKind] = frozenset()

    @classmethod
    def remembered(cls, preferences: Preferences, today: date) -> Self:
        """Return what was looked at last; the days only if that was today."""
        view = preferences.text(_VIEW, View.WEEK)
        kept_today = preferences.text(_KEPT_ON) == today.isoformat()
        kinds = [kind for kind in preferences.words(_KINDS) if kind in set(FollowUpKind)]
        return cls(
            view=View(view) if view in set(View) else View.WEEK,
            day=date.fromisoformat(preferences.text(_DAY)) if kept_today else today,
            hidden_people=frozenset(map(int, preferences.words(_PEOPLE))),
            hidden_kinds=frozenset(map(FollowUpKind, kinds)),
        )

    @property
    def span(self) -> Span:
        """The days shown."""
        return span_of(self.view, self.day)

    @property
    def is_narrowed(self) -> bool:
        """Whether somebody or something is left out."""
        return bool(self.hidden_people or self.hidden_kinds)

    def on(self, day: date) -> Self:
        """Return the same around another day."""
        return replace(self, day=day)

    def by(self, step: int) -> Self:
        """Return the same some spans further on."""
        return self.on(stepped(self.view, self.day, step))

    def remember(self, preferences: Preferences, today: date) -> None:
        """Keep it for the next time the page is opened."""
        preferences.keep(_VIEW, self.view)
        preferences.keep(_DAY, self.day.isoformat())
        preferences.keep(_KEPT_ON, today.isoformat())
        preferences.keep_words(_PEOPLE, sorted(map(str, self.hidden_people)))
        preferences.keep_words(_KINDS, sorted(self.hidden_kinds))


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was found.

    Attributes:
        looking: What it was asked for.
        counts: Of a month.
        rows: Of the list.
        late: Everything that is late, whatever days are looked at; asked for by ``late_wanted``.
        open_on: The first open day from today on.
    """

    looking: Looking
    board: Board
    counts: Mapping[date, DayCount]
    rows: tuple[FollowUpRow, ...]
    late: tuple[FollowUpRow, ...]
    late_wanted: Wanted
    open_on: date | None


def reading(looking: Looking, today: date) -> Work[Looked]:
    """Return the one read behind what is shown; its rows are bounded in every layout."""
    in_list, in_month = looking.view is View.LIST, looking.view is View.MONTH
    limit = {View.DAY: DAY_LIMIT, View.WEEK: WEEK_LIMIT}.get(looking.view, 0)
    return lambda session: Looked(
        looking=looking,
        board=load_board(
            session,
            wanted=(wanted := _wanted(looking, list_staff(session, left_too=True))),
            today=today,
            limit=limit,
        ),
        counts=month_counts(session, wanted=wanted) if in_month else {},
        rows=list_followups(session, wanted=wanted, today=today, limit=LIST_LIMIT)
        if in_list
        else (),
        late=list_followups(
            session,
            wanted=(late := _late(wanted, today)),
            today=today,
            limit=LATE_LIMIT,
        ),
        late_wanted=late,
        open_on=load_open_days(session).next_open(today),
    )


def reading_wish(looking: Looking) -> Work[Wanted]:
    """Return the read of what is wanted on the days looked at: whose calls, and which kinds."""
    return lambda session: _wanted(looking, list_staff(session, left_too=True))


def _late(wanted: Wanted, today: date) -> Wanted:
    """Return the wish for what is late today: of no day, and with all that is left over."""
    return replace(wanted, first_on=today, last_on=today - timedelta(days=1), done=False)


def _wanted(looking: Looking, staff: Sequence[StaffRow]) -> Wanted:
    people, kinds = looking.hidden_people, looking.hidden_kinds
    return Wanted(
        first_on=looking.span.first_on,
        last_on=looking.span.last_on,
        staff_ids=[row.id for row in staff if row.id not in people] if people else None,
        kinds=[kind for kind in FollowUpKind if kind not in kinds] if kinds else None,
        done=True,
        late=True,
    )
