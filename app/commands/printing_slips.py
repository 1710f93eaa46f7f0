"""Papers of complaints, returns and home visits that ``print`` writes."""

from argparse import ArgumentParser, Namespace

from app.commands.printing_lists import stamp_of
from app.commands.reading import give_up
from app.services.aftersales.home_visit_rows import load_home_visit
from app.services.aftersales.return_slips import load_slip as load_return
from app.services.archive.customers import key_of_number
from app.services.complaints.case_numbers import find_case
from app.services.foundation.errors import NotFound
from app.services.office.opening import OpenDesk
from app.services.papers.aftersales_forms import print_home_visit_sheet, print_return_slip
from app.services.papers.aftersales_slips import find_home_visit, find_return
from app.services.papers.complaint_forms import print_feedback_card, print_intake, print_sign_off
from app.services.papers.complaint_slips import ComplaintSlip, load_promise_card, load_slip
from app.services.papers.document import Paper
from app.services.papers.promise_card import print_promise_card
from app.words.language import say


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
