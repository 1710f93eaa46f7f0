"""What the desk decided about a customer, and what the archive shows of it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.services.archive.customers import open_customer
from app.services.archive.errors import CustomerGone
from app.services.foundation.actors import Actor
from app.services.foundation.errors import Refusal
from app.services.planning.farewells import call_off, make_way
from app.services.rules.permissions import require
from app.words import ClosingCause, ContactPause, CustomerStatus, Permission
from app.words.language import N_


@dataclass(eq=False)
class PastDay(Refusal):
    """A pause that would have ended already."""

    day: date

    says = N_("{day} is over already. Please give today or a later day.")


def pause_contact(
    session: Session,
    *,
    customer_id: int,
    pause: ContactPause,
    until_on: date | None,
    actor: Actor,
    today: date,
) -> None:
    """Leave a customer in peace: what was planned for that time is closed with a trace.

    Args:
        session: An open transaction; the caller commits.
        customer_id: Whom.
        pause: Why.
        until_on: The last day of it; ``None`` until somebody ends it.
        actor: Needs the permission to edit customers.
        today: The clinic's day.

    Raises:
        NotAllowed: The actor may not edit customers.
        NotFound: There is no such customer.
        CustomerGone: The customer was merged into another or anonymised.
        PastDay: The pause would be over already.
    """
    require(actor, Permission.EDIT_CUSTOMERS)
    customer = open_customer(session, customer_id=customer_id)
    if until_on is not None and until_on < today:
        raise PastDay(until_on)
    customer.pause, customer.pause_until_on = pause, until_on
    session.flush()
    make_way(
        session,
        customer_id=customer_id,
        until_on=until_on,
        today=today,
        staff_id=actor.staff_id,
    )


def resume_contact(session: Session, *, customer_id: int, actor: Actor) -> None:
    """End a customer's pause.

    Raises:
        NotAllowed: The actor may not edit customers.
        NotFound: There is no such customer.
        CustomerGone: The customer was merged into another or anonymised.
    """
    require(actor, Permission.EDIT_CUSTOMERS)
    customer = open_customer(session, customer_id=customer_id)
    customer.pause, customer.pause_until_on = None, None
    session.flush()


def mark_lost(session: Session, *, customer_id: int, actor: Actor, today: date) -> None:
    """Write down that a customer will not come back; they leave the ranking and the plan.

    Raises:
        NotAllowed: The actor may not edit customers.
        NotFound: There is no such customer.
        CustomerGone: The customer is retired, merged or anonymised.
    """
    _decide(session, customer_id, CustomerStatus.LOST, actor)
    call_off(
        session,
        customer_ids=[customer_id],
        cause=ClosingCause.GONE,
        today=today,
        staff_id=actor.staff_id,
    )


def mark_active(session: Session, *, customer_id: int, actor: Actor) -> None:
    """Write down that a lost customer is one again.

    Raises:
        NotAllowed: The actor may not edit customers.
        NotFound: There is no such customer.
        CustomerGone: The customer is retired, merged or anonymised.
    """
    _decide(session, customer_id, CustomerStatus.ACTIVE, actor)


def _decide(session: Session, customer_id: int, status: CustomerStatus, actor: Actor) -> None:
    require(actor, Permission.EDIT_CUSTOMERS)
    customer = open_customer(session, customer_id=customer_id)
    if customer.status is CustomerStatus.RETIRED:
        raise CustomerGone(customer.number, customer.name, customer.status)
    customer.status = status
    session.flush()
