"""Papers of a complaint that ``print`` writes, and the card of what is promised."""

from argparse import ArgumentParser, Namespace

from app.commands.printing_lists import stamp_of
from app.commands.reading import give_up
from app.services.desk.complaints.case_numbers import find_case
from app.services.desk.customers import find_by_number
from app.services.foundation.errors import NotFound
from app.services.office.opening import OpenDesk
from app.services.papers.complaint_forms import (
    print_feedback_card,
    print_intake,
    print_sign_off,
)
from app.services.papers.complaint_slips import ComplaintSlip, load_promise_card, load_slip
from app.services.papers.document import Paper
from app.services.papers.promise_card import print_promise_card
from app.services.words.language import say


def add_slip_arguments(parser: ArgumentParser) -> None:
    """Add which complaint."""
    parser.add_argument("--complaint", metavar="C-0145", help=say("number of the complaint"))


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
        customer_id = desk.store.read(lambda session: find_by_number(session, number=number))
        if customer_id is None:
            raise NotFound("customer", number)
    card = desk.store.read(lambda session: load_promise_card(session, customer_id=customer_id))
    return print_promise_card(card, stamp=stamp_of(desk))


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
