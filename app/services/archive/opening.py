"""Customers that something can be written down for."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.models import Customer
from app.services.foundation.errors import NotFound, Refusal
from app.words import CustomerStatus
from app.words.language import N_


@dataclass(eq=False)
class CustomerRetired(Refusal):
    """The customer was taken out of the lists."""

    name: str

    says = N_("{name} was retired. Restore the customer first, then log this.")


@dataclass(eq=False)
class CustomerMerged(Refusal):
    """The customer's archive was united with another's."""

    name: str
    into_name: str
    into_number: str

    says = N_("{name} was merged into {into_name} ({into_number}). Please log it there.")


@dataclass(eq=False)
class CustomerAnonymised(Refusal):
    """Nobody knows any more who this customer was."""

    number: str

    says = N_("The archive {number} was made anonymous. Please add a new customer.")


@dataclass(eq=False)
class DayInFuture(Refusal):
    """Something that happened was dated after today."""

    on: date

    says = N_("{on} is still to come. Please choose today or earlier.")


def open_customer(session: Session, customer_id: int) -> Customer:
    """Return a customer to whom something can happen.

    Raises:
        NotFound: The customer is gone.
        CustomerRetired: Out of the lists; to be restored first.
        CustomerMerged: Someone else's archive holds the history now.
        CustomerAnonymised: Nobody knows who it was.
    """
    customer = session.get(Customer, customer_id)
    if customer is None:
        raise NotFound("customer", customer_id)
    match customer.status:
        case CustomerStatus.RETIRED:
            raise CustomerRetired(customer.name)
        case CustomerStatus.MERGED:
            into = session.get_one(Customer, customer.merged_into_id)
            raise CustomerMerged(customer.name, into.name, into.number)
        case CustomerStatus.ANONYMISED:
            raise CustomerAnonymised(customer.number)
        case _:
            return customer


def refuse_future(on: date, *, today: date) -> None:
    """Pass if the day has come.

    Raises:
        DayInFuture: It has not.
    """
    if on > today:
        raise DayInFuture(on)
