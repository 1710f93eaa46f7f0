"""Customers that something can be written down for."""

from datetime import date

from sqlalchemy.orm import Session

from app.models import Customer
from app.services.archive.errors import (
    CustomerAnonymised,
    CustomerMerged,
    CustomerRetired,
    DayInFuture,
)
from app.services.foundation.errors import NotFound
from app.words import CustomerStatus


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
