"""What the archive refuses."""

from dataclasses import dataclass
from datetime import date

from app.services.foundation.errors import Refusal
from app.words import CustomerStatus
from app.words.language import N_


@dataclass(eq=False)
class FutureDay(Refusal):
    """A day that has not come yet, given for something that happened."""

    day: date

    says = N_("{day} is still to come. Please give a past day.")


@dataclass(eq=False)
class UnknownResponsible(Refusal):
    """The person chosen to be responsible is not among the active staff."""

    staff_id: int

    says = N_("The person chosen as responsible no longer works here. Choose another.")


@dataclass(eq=False)
class CustomerGone(Refusal):
    """The archive is closed: merged into another, anonymised, or retired.

    Attributes:
        status: Why nothing can be changed.
    """

    number: str
    name: str
    status: CustomerStatus

    says = N_("{name} (no. {number}) can no longer be changed. Status: {status}.")


@dataclass(eq=False)
class SameCustomer(Refusal):
    """Two different customers were needed and one was given twice."""

    number: str

    says = N_("Number {number} was chosen twice. Please choose two customers.")


@dataclass(eq=False)
class NameInUse(Refusal):
    """A need, pain, club or circle of that name exists."""

    name: str

    says = N_("“{name}” exists already. Please choose it or give another name.")


@dataclass(eq=False)
class NameEmpty(Refusal):
    """Something that is chosen by its name was left without one."""

    says = N_("A name is missing. Please give one.")


@dataclass(eq=False)
class AmountBelowZero(Refusal):
    """Money given back was to be written down as a visit or a price."""

    amount_minor: int

    says = N_("An amount cannot be below zero. Money given back is logged as a refund.")
