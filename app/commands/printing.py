"""``print``: papers as PDF files."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from app.commands.answers import Answer
from app.commands.command import Command
from app.commands.desks import opened_desk
from app.commands.printing_lists import add_list_arguments, print_day, print_week, stamp_of
from app.commands.reading import count, give_up
from app.services.archive.customers import key_of_number
from app.services.followups.printed_lists import NothingToPrint
from app.services.foundation.errors import NotFound
from app.services.office.opening import OpenDesk
from app.services.papers.document import Paper, PaperSetting, save_paper
from app.services.papers.offered import FINDERS, PAPERS, About, Asked
from app.words.language import say, say_many


def add_slip_arguments(parser: ArgumentParser) -> None:
    """Add which complaint, return or home visit."""
    parser.add_argument("--complaint", metavar="C-0145", help=say("number of the complaint"))
    parser.add_argument(
        "--return", dest="returned", metavar="R-0001", help=say("number of the return")
    )
    parser.add_argument("--home-visit", metavar="H-0001", help=say("number of the home visit"))


Maker = Callable[[OpenDesk, Namespace], Paper]


def add_print_arguments(parser: ArgumentParser) -> None:
    """Add what to print, and about whom or when."""
    parser.add_argument("document", choices=_NAMES, metavar="DOCUMENT", help=_offered())
    parser.add_argument("file", type=Path, metavar="FILE.pdf")
    parser.add_argument("--customer", metavar="NUMBER", help=say("number of the customer"))
    parser.add_argument(
        "--period", metavar="2026-Q4", help=say("which grading; the last one if left out")
    )
    parser.add_argument(
        "--year", type=count, metavar="2026", help=say("which year; this one if left out")
    )
    add_list_arguments(parser)
    add_slip_arguments(parser)


def print_paper(arguments: Namespace) -> Answer:
    """Write a paper to a file."""
    with opened_desk(arguments) as desk:
        try:
            paper = _LISTS.get(arguments.document, _made)(desk, arguments)
        except NothingToPrint as refused:
            nothing: dict[str, Any] = {"file": None, "pages": 0, "control_total": 0, "lines": []}
            return Answer(data=nothing, refused=refused)
    pages = say_many("{count} page", "{count} pages", paper.page_count)
    return Answer(
        lines=[
            say("{title}: {pages} in {file}.", title=paper.title, pages=pages, file=arguments.file),
            say("Control total {total}", total=f"{paper.control_total:,}"),
        ],
        data={
            "file": str(arguments.file),
            "pages": paper.page_count,
            "control_total": paper.control_total,
        }
        | ({"lines": _lines(paper)} if arguments.document in _LISTS else {}),
    )


def _lines(paper: Paper) -> list[dict[str, str]]:
    return [asdict(line) for line in paper.lines]


def _made(desk: OpenDesk, arguments: Namespace) -> Paper:
    """Write a paper of the table to the file."""
    kind = PAPERS[arguments.document]
    asked = Asked(
        actor=desk.actor,
        today=desk.clock.today(),
        keys=_keys(desk, arguments, kind.about),
        period=arguments.period,
        year=arguments.year,
    )
    setting = PaperSetting(stamp=stamp_of(desk), actor=desk.actor, currency=desk.settings.currency)
    paper = kind.draw(desk.store.read(lambda session: kind.load(session, asked)), setting)
    save_paper(paper, arguments.file)
    return paper


def _keys(desk: OpenDesk, arguments: Namespace, about: About) -> tuple[int, ...]:
    """Return the key of what the paper is to be about.

    Raises:
        UnknownNumber: No customer bears the number.
        NotFound: Nothing else does.
    """
    if about is About.NOTHING:
        return ()
    if about in (About.CUSTOMER, About.ANYBODY):
        return _customer(desk, arguments, needed=about is About.CUSTOMER)
    number, noun = _named(arguments, about)
    key = desk.store.read(lambda session: FINDERS[about](session, number=number))
    if key is None:
        raise NotFound(noun, number)
    return (key,)


def _customer(desk: OpenDesk, arguments: Namespace, *, needed: bool) -> tuple[int, ...]:
    number = arguments.customer
    if number is None:
        if needed:
            give_up(say("Say whose with --customer NUMBER."))
        return ()
    return (desk.store.read(lambda session: key_of_number(session, number=number)),)


def _named(arguments: Namespace, about: About) -> tuple[str, str]:
    """Return the number that was typed, and what bears it."""
    number, noun, missing = {
        About.COMPLAINT: (
            arguments.complaint,
            "complaint",
            say("Say which with --complaint C-0145."),
        ),
        About.RETURN: (arguments.returned, "return", say("Say which with --return R-0001.")),
        About.HOME_VISIT: (
            arguments.home_visit,
            "home visit",
            say("Say which with --home-visit H-0001."),
        ),
    }[about]
    if number is None:
        give_up(missing)
    return number, noun


def _offered() -> str:
    return say("one of: {names}", names=", ".join(_NAMES))


_LISTS: Final[Mapping[str, Maker]] = {"day": print_day, "week": print_week}
_NAMES: Final = sorted([*PAPERS, *_LISTS])
COMMANDS: Final = (
    Command(
        name="print",
        run=print_paper,
        add_arguments=add_print_arguments,
    ),
)
