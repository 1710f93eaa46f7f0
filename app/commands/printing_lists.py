"""Lists that ``print`` writes: the week, whose codes are kept for back entry, and a day."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy.orm import Session

from app.commands.reading import day, week
from app.models.enums import Intent
from app.services.desk.choices import load_choices
from app.services.desk.followups.printed_lists import keep_list
from app.services.desk.followups.wanted import Wanted
from app.services.foundation.errors import NotFound
from app.services.office.opening import OpenDesk
from app.services.papers.call_lines import Grouping
from app.services.papers.day_list import print_day_list
from app.services.papers.day_lists import DayDraft, load_day
from app.services.papers.document import Paper, PrintStamp, save_paper, stamp_for
from app.services.papers.said import PhonePrivacy, allowed
from app.services.papers.standard_sheet import print_standard_sheet
from app.services.papers.standard_sheets import load_standard_sheet
from app.services.papers.week_list import print_week_list
from app.services.papers.week_lists import draft_week, week_of
from app.services.words.language import say

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

    def work(session: Session) -> Paper:
        today = desk.clock.today()
        wanted = _wanted(session, arguments, today)
        drafted = draft_week(session, wanted=wanted, today=today)
        now = desk.clock.now()
        keep_list(session, draft=drafted.draft, actor=desk.actor, now=now, today=today)
        paper = print_week_list(
            week_of(drafted),
            stamp=stamp_of(desk),
            grouping=arguments.by,
            privacy=allowed(arguments.phones, desk.actor),
        )
        save_paper(paper, arguments.file)
        return paper

    return desk.store.write(work, actor=desk.actor, intent=Intent.PRINT_LIST).value


def make_day(desk: OpenDesk, arguments: Namespace) -> Paper:
    """Return a person's day as a paper; of whoever prints it, if nobody is named.

    Raises:
        NotFound: Nobody of that name works here.
    """
    today = desk.clock.today()
    names = arguments.who or [desk.actor.name]

    def work(session: Session) -> DayDraft:
        staff_id = _keys(session, names)[0]
        return load_day(session, staff_id=staff_id, on=arguments.day or today, today=today)

    privacy = allowed(arguments.phones, desk.actor)
    return print_day_list(desk.store.read(work), stamp=stamp_of(desk), privacy=privacy)


def make_standards(desk: OpenDesk, _arguments: Namespace) -> Paper:
    """Return the service standards as a paper."""
    return print_standard_sheet(desk.store.read(load_standard_sheet), stamp=stamp_of(desk))


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
