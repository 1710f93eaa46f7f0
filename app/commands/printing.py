"""``print``: papers as PDF files."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from app.commands.answers import Answer
from app.commands.command import Command
from app.commands.desks import opened_desk
from app.commands.printing_lists import (
    add_list_arguments,
    make_standards,
    print_day,
    print_week,
    stamp_of,
)
from app.commands.reading import count, give_up
from app.services.aftersales.home_visit_rows import load_home_visit
from app.services.aftersales.return_slips import load_slip as load_return
from app.services.archive.customers import key_of_number
from app.services.complaints.case_numbers import find_case
from app.services.followups.customer_year import load_customer_year
from app.services.followups.printed_lists import NothingToPrint
from app.services.foundation.errors import NotFound
from app.services.office.opening import OpenDesk
from app.services.papers.aftersales_forms import print_home_visit_sheet, print_return_slip
from app.services.papers.aftersales_slips import find_home_visit, find_return
from app.services.papers.complaint_forms import print_feedback_card, print_intake, print_sign_off
from app.services.papers.complaint_slips import ComplaintSlip, load_promise_card, load_slip
from app.services.papers.contact_calendar import print_contact_calendar
from app.services.papers.document import Paper, save_paper
from app.services.papers.promise_card import print_promise_card
from app.services.papers.tier_statement import print_tier_statement
from app.services.papers.tier_statements import load_tier_statement
from app.services.papers.visit_card import print_visit_cards
from app.services.papers.visit_card_drawing import CardSetting
from app.services.papers.visit_cards import load_visit_cards
from app.words.language import say, say_many


def add_slip_arguments(parser: ArgumentParser) -> None:
    """Add which complaint, return or home visit."""
    parser.add_argument("--complaint", metavar="C-0145", help=say("number of the complaint"))
    parser.add_argument(
        "--return", dest="returned", metavar="R-0001", help=say("number of the return")
    )
    parser.add_argument("--home-visit", metavar="H-0001", help=say("number of the home visit"))


def make_intake(desk: OpenDesk, arguments: Namespace) -> Paper:
    """Return the form on which a complaint is taken in."""
    return print_intake(_slip(desk, arguments), stamp=stamp_of(desk))


def make_sign_off(desk: OpenDesk, arguments: Namespace) -> Paper:
    """Return the form that the customer signs."""
    return print_sign_off(_slip(desk, arguments), stamp=stamp_of(desk))


def make_feedback(desk: OpenDesk, arguments: Namespace) -> Paper:
    """Return the card with five questions."""
    return print_feedback_card(_slip(desk, arguments), stamp=stamp_of(desk))


def make_promise(desk: OpenDesk, arguments: Namespace) -> Paper:
    """Return what is promised, to one customer if a number was given.

    Raises:
        NotFound: Nobody bears the number.
    """
    number, customer_id = arguments.customer, None
    if number is not None:
        customer_id = desk.store.read(lambda session: key_of_number(session, number=number))
    card = desk.store.read(lambda session: load_promise_card(session, customer_id=customer_id))
    return print_promise_card(card, stamp=stamp_of(desk))


def make_return(desk: OpenDesk, arguments: Namespace) -> Paper:
    """Return the customer's slip of a return.

    Raises:
        NotFound: No return has the number.
    """
    number = arguments.returned
    if number is None:
        give_up(say("Say which with --return R-0001."))
    return_id = desk.store.read(lambda session: find_return(session, number=number))
    if return_id is None:
        raise NotFound("return", number)
    slip = desk.store.read(lambda session: load_return(session, return_id=return_id))
    return print_return_slip(slip, stamp=stamp_of(desk), currency=desk.settings.currency)


def make_home_visit(desk: OpenDesk, arguments: Namespace) -> Paper:
    """Return the sheet of a home visit.

    Raises:
        NotFound: No home visit has the number.
    """
    number, today = arguments.home_visit, desk.clock.today()
    if number is None:
        give_up(say("Say which with --home-visit H-0001."))
    visit_id = desk.store.read(lambda session: find_home_visit(session, number=number))
    if visit_id is None:
        raise NotFound("home visit", number)
    detail = desk.store.read(
        lambda session: load_home_visit(session, home_visit_id=visit_id, today=today)
    )
    return print_home_visit_sheet(detail, stamp=stamp_of(desk))


def _slip(desk: OpenDesk, arguments: Namespace) -> ComplaintSlip:
    """Return the complaint asked for.

    Raises:
        NotFound: No complaint has the number.
    """
    number = arguments.complaint
    if number is None:
        give_up(say("Say which with --complaint C-0145."))
    case_id = desk.store.read(lambda session: find_case(session, number=number))
    if case_id is None:
        raise NotFound("complaint", number)
    return desk.store.read(lambda session: load_slip(session, case_id=case_id))


Maker = Callable[[OpenDesk, Namespace], Paper]


def add_print_arguments(parser: ArgumentParser) -> None:
    """Add what to print, and about whom or when."""
    parser.add_argument("document", choices=sorted(_PAPERS), metavar="DOCUMENT", help=_offered())
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
            paper = _PAPERS[arguments.document](desk, arguments)
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


def _saved(make: Maker) -> Maker:
    """Let the paper that ``make`` makes be written to the file."""

    def made(desk: OpenDesk, arguments: Namespace) -> Paper:
        paper = make(desk, arguments)
        save_paper(paper, arguments.file)
        return paper

    return made


def _card(desk: OpenDesk, arguments: Namespace) -> Paper:
    customer_id, today = _customer(desk, arguments), desk.clock.today()
    cards = desk.store.read(
        lambda session: load_visit_cards(
            session, customer_ids=[customer_id], actor=desk.actor, today=today
        )
    )
    currency = desk.settings.currency
    setting = CardSetting(stamp=stamp_of(desk), actor=desk.actor, currency=currency)
    return print_visit_cards(cards, setting=setting)


def _statement(desk: OpenDesk, arguments: Namespace) -> Paper:
    customer_id, period = _customer(desk, arguments), arguments.period
    statement = desk.store.read(
        lambda session: load_tier_statement(session, customer_id=customer_id, period=period)
    )
    return print_tier_statement(statement, stamp=stamp_of(desk), currency=desk.settings.currency)


def _calendar(desk: OpenDesk, arguments: Namespace) -> Paper:
    customer_id, today = _customer(desk, arguments), desk.clock.today()
    year = arguments.year or today.year
    calendar = desk.store.read(
        lambda session: load_customer_year(session, customer_id=customer_id, year=year, today=today)
    )
    return print_contact_calendar(calendar, stamp=stamp_of(desk))


def _customer(desk: OpenDesk, arguments: Namespace) -> int:
    """Return the key of the customer asked for.

    Raises:
        UnknownNumber: Nobody bears the number.
    """
    number = arguments.customer
    if number is None:
        give_up(say("Say whose with --customer NUMBER."))
    return desk.store.read(lambda session: key_of_number(session, number=number))


def _offered() -> str:
    return say("one of: {names}", names=", ".join(sorted(_PAPERS)))


_LISTS: Final = ("day", "week")
_PAPERS: Final[Mapping[str, Maker]] = {
    "calendar": _saved(_calendar),
    "card": _saved(_card),
    "day": print_day,
    "feedback": _saved(make_feedback),
    "homevisit": _saved(make_home_visit),
    "intake": _saved(make_intake),
    "promise": _saved(make_promise),
    "return": _saved(make_return),
    "signoff": _saved(make_sign_off),
    "standards": _saved(make_standards),
    "statement": _saved(_statement),
    "week": print_week,
}
COMMANDS: Final = (
    Command(
        name="print",
        help=lambda: say("write a paper as PDF"),
        run=print_paper,
        add_arguments=add_print_arguments,
    ),
)
