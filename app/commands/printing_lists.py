"""Lists that ``print`` writes: the week and a day, whose codes are kept for back entry."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy.orm import Session

from app.commands.reading import day, week
from app.services.archive.choices import load_choices
from app.services.followups.printed_lists import ListDraft, keep_list
from app.services.followups.wanted import Wanted
from app.services.foundation.errors import NotFound
from app.services.office.opening import OpenDesk
from app.services.papers.call_lines import Grouping
from app.services.papers.day_list import print_day_list
from app.services.papers.day_lists import load_day
from app.services.papers.document import Paper, PrintStamp, save_paper, stamp_for
from app.services.papers.said import PhonePrivacy, allowed
from app.services.papers.week_list import print_week_list
from app.services.papers.week_lists import draft_week, week_of
from app.words import Intent
from app.words.language import say

_TO_SUNDAY: Final = timedelta(days=6)
_WEEKEND: Final = timedelta(days=2)


def add_list_arguments(parser: ArgumentParser) -> None:
    """Add which days and people, and how much of the phones."""
    parser.add_argument(
        "--week",
        type=week,
        metavar="2026-W48",
        help=say("which week; this one if left out, from Saturday on the next"),
    )
    parser.add_argument(
        "--day", type=day, metavar="2026-11-23", help=say("which day; today if left out")
    )
    parser.add_argument(
        "--phones",
        type=PhonePrivacy,
        choices=list(PhonePrivacy),
        default=PhonePrivacy.FULL,
        help=say("how much of the phone numbers to print"),
    )
    parser.add_argument(
        "--by",
        type=Grouping,
        choices=list(Grouping),
        default=Grouping.BY_DAY,
        help=say("what the lines are ordered by first"),
    )
    parser.add_argument(
        "--who",
        action="append",
        metavar="NAME",
        help=say("only what this person is to do; may be given several times"),
    )


def print_week(desk: OpenDesk, arguments: Namespace) -> Paper:
    """Write the weekly list to a file and keep its codes, or do neither."""
    today, privacy = desk.clock.today(), allowed(arguments.phones, desk.actor)

    def work(session: Session) -> Paper:
        wanted = _wanted(session, arguments, today)
        week = draft_week(session, wanted=wanted, today=today)
        _keep(session, desk, week.draft)
        paper = print_week_list(
            week_of(week), stamp=stamp_of(desk), grouping=arguments.by, privacy=privacy
        )
        save_paper(paper, arguments.file)
        return paper

    return desk.store.write(work, actor=desk.actor, intent=Intent.PRINT_LIST).value


def print_day(desk: OpenDesk, arguments: Namespace) -> Paper:
    """Write a person's day to a file and keep its codes, or do neither.

    It is the day of whoever prints it, if nobody is named.
    """
    today, privacy = desk.clock.today(), allowed(arguments.phones, desk.actor)
    names = arguments.who or [desk.actor.name]

    def work(session: Session) -> Paper:
        staff_id, on = _keys(session, names)[0], arguments.day or today
        day = load_day(session, staff_id=staff_id, on=on, today=today)
        if day.draft.lines:
            _keep(session, desk, day.draft)
        paper = print_day_list(day, stamp=stamp_of(desk), privacy=privacy)
        save_paper(paper, arguments.file)
        return paper

    return desk.store.write(work, actor=desk.actor, intent=Intent.PRINT_LIST).value


def _keep(session: Session, desk: OpenDesk, draft: ListDraft) -> None:
    now, today = desk.clock.now(), desk.clock.today()
    keep_list(session, draft=draft, actor=desk.actor, now=now, today=today)


def stamp_of(desk: OpenDesk) -> PrintStamp:
    """Return who prints and when."""
    return stamp_for(desk.settings, actor=desk.actor, now=desk.clock.now())


def _wanted(session: Session, arguments: Namespace, today: date) -> Wanted:
    first_on = arguments.week or usual_monday(today)
    return Wanted(
        first_on=first_on,
        last_on=first_on + _TO_SUNDAY,
        staff_ids=_keys(session, arguments.who) if arguments.who else None,
        late=True,
    )


def usual_monday(today: date) -> date:
    """Return the first day of the week that one prints the list of on ``today``."""
    on = today + _WEEKEND
    return on - timedelta(days=on.weekday())


def _keys(session: Session, names: Sequence[str]) -> tuple[int, ...]:
    """Return the keys of the people named.

    Raises:
        NotFound: Nobody of that name works here.
    """
    known = {name: key for key, name in load_choices(session).staff}
    for name in names:
        if name not in known:
            raise NotFound("staff", name)
    return tuple(known[name] for name in names)
