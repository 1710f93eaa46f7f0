"""Opens lists of calls as they will be printed; what goes to paper is kept with its codes."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from app.services.followups.printed_lists import ListDraft, PrintedWeek, keep_list
from app.services.followups.wanted import Wanted
from app.services.foundation.actors import Actor
from app.services.foundation.store import Work
from app.services.papers.call_lines import Grouping
from app.services.papers.day_list import print_day_list
from app.services.papers.day_lists import DayDraft, load_day
from app.services.papers.document import Paper
from app.services.papers.said import PhonePrivacy, allowed
from app.services.papers.week_list import print_week_list
from app.services.papers.week_lists import WeekDraft, draft_week, week_of
from app.ui.parts.desk import Desk
from app.ui.parts.papers.paper_opening import open_preview, stamp_of
from app.ui.parts.papers.preview_bar import Choice
from app.ui.parts.papers.print_preview import Draft
from app.words import FollowUpKind
from app.words.language import say

_GROUPING: Final = "list_grouping"
_PHONES: Final = "list_phones"


def preview_week_list(
    desk: Desk,
    parent: QWidget,
    *,
    first_on: date,
    last_on: date,
    staff_ids: Collection[int] | None = None,
    kinds: Collection[FollowUpKind] | None = None,
) -> None:
    """Show the list of calls of some days; its codes are kept when it is printed or saved.

    Args:
        desk: Whose paper it is.
        parent: What the preview opens over.
        first_on: The first day; what is late from before it stands on the list too.
        last_on: The last day.
        staff_ids: Only what these people are to do; ``None`` for everybody's.
        kinds: Only these kinds; ``None`` for all.
    """
    days = Wanted(first_on=first_on, last_on=last_on, late=True)
    wanted = replace(days, staff_ids=staff_ids, kinds=kinds)
    today = desk.clock.today()
    desk.tasks.read(
        parent,
        lambda session: draft_week(session, wanted=wanted, today=today),
        partial(_show_week, desk, parent),
    )


def preview_day_list(
    desk: Desk,
    parent: QWidget,
    *,
    staff_id: int,
    on: date,
    kinds: Collection[FollowUpKind] | None = None,
) -> None:
    """Show the day of one person: who comes, whom to call; of that only ``kinds``, if any."""
    today = desk.clock.today()
    desk.tasks.read(
        parent,
        lambda session: load_day(session, staff_id=staff_id, on=on, today=today, kinds=kinds),
        partial(_show_day, desk, parent),
    )


def _show_day(desk: Desk, parent: QWidget, day: DayDraft) -> None:
    stamp = stamp_of(desk)

    def make(chosen: Mapping[str, str]) -> Paper:
        return print_day_list(day, stamp=stamp, privacy=PhonePrivacy(chosen[_PHONES]))

    keep = _keeping(desk, day.draft) if day.draft.lines else None
    choices = [_phones_choice(desk.person)]
    open_preview(desk, parent, Draft(title=say("Day list"), make=make, choices=choices, keep=keep))


def _show_week(desk: Desk, parent: QWidget, week: WeekDraft) -> None:
    stamp = stamp_of(desk)

    def make(chosen: Mapping[str, str]) -> Paper:
        return print_week_list(
            week_of(week),
            stamp=stamp,
            grouping=Grouping(chosen[_GROUPING]),
            privacy=PhonePrivacy(chosen[_PHONES]),
        )

    draft = Draft(
        title=say("Follow-ups"),
        make=make,
        choices=[_grouping_choice(), _phones_choice(desk.person)],
        keep=_keeping(desk, week.draft),
    )
    open_preview(desk, parent, draft)


def _keeping(desk: Desk, draft: ListDraft) -> Work[PrintedWeek]:
    """Return the work that keeps a list, so that its codes may be keyed in."""
    actor, now, today = desk.person, desk.clock.now(), desk.clock.today()
    return lambda session: keep_list(session, draft=draft, actor=actor, now=now, today=today)


def _grouping_choice() -> Choice:
    options = [(Grouping.BY_DAY, say("By day")), (Grouping.BY_PERSON, say("By person"))]
    return Choice(name=_GROUPING, title=say("Order of the lines"), options=options)


def _phones_choice(actor: Actor) -> Choice:
    """Return how much of a phone may be chosen; nobody prints more than they may see."""
    words = {
        PhonePrivacy.FULL: say("Full phones"),
        PhonePrivacy.LAST4: say("Last four"),
        PhonePrivacy.NONE: say("No phones"),
    }
    options = [(each, said) for each, said in words.items() if allowed(each, actor) is each]
    return Choice(name=_PHONES, title=say("Phones on the paper"), options=options)
