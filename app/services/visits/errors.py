"""What the desk refuses around catalogue, visits, money and what customers told us."""

from dataclasses import dataclass
from datetime import date

from app.services.foundation.errors import Refusal


@dataclass(eq=False)
class NothingDone(Refusal):
    """A visit without a single treatment."""


@dataclass(eq=False)
class ItemRetired(Refusal):
    """The treatment is no longer offered."""

    item_name: str


@dataclass(eq=False)
class LineRefunded(Refusal):
    """A line stays as it is while money of it has been given back."""

    item_name: str
    refunded_minor: int
    currency: str


@dataclass(eq=False)
class VisitHeld(Refusal):
    """A ticket with refunds or a package sale keeps its customer and its day."""

    visited_on: date


@dataclass(eq=False)
class NothingToRefund(Refusal):
    """The line brought no money, or is void or a refund itself."""

    item_name: str


@dataclass(eq=False)
class RefundNotPositive(Refusal):
    """A refund of nothing, or of less."""

    amount_minor: int


@dataclass(eq=False)
class RefundExceedsPaid(Refusal):
    """More was to be given back than is left of the payment."""

    item_name: str
    left_minor: int
    currency: str


@dataclass(eq=False)
class RefundBeforePayment(Refusal):
    """A refund dated before the money came in."""

    paid_on: date


@dataclass(eq=False)
class PackageUnpaid(Refusal):
    """A package without a price; sessions count when they are paid."""


@dataclass(eq=False)
class PackageSessionsMissing(Refusal):
    """A package of no session."""

    session_count: int


@dataclass(eq=False)
class ExpiryBeforeSale(Refusal):
    """A package that would end before it begins."""

    expires_on: date


@dataclass(eq=False)
class PackageSessionPriced(Refusal):
    """A prepaid session was to cost money again."""

    item_name: str
    amount_minor: int
    currency: str


@dataclass(eq=False)
class PackageForOther(Refusal):
    """The package holds sessions of another treatment, or belongs to someone else."""

    item_name: str
    owner_name: str


@dataclass(eq=False)
class PackageNotValid(Refusal):
    """The day lies outside the time the package holds."""

    item_name: str
    from_on: date
    until_on: date | None


@dataclass(eq=False)
class PackageUsedUp(Refusal):
    """No session of the package is left, or its money was given back."""

    item_name: str
    session_count: int


@dataclass(eq=False)
class PackageInUse(Refusal):
    """A package sale stays while sessions of it have been used."""

    item_name: str
    used_count: int


@dataclass(eq=False)
class SelfReferral(Refusal):
    """Somebody was to have introduced themselves."""

    name: str


@dataclass(eq=False)
class AlreadyReferred(Refusal):
    """The customer has an introducer; there is one at the most."""

    name: str
    referrer_name: str


@dataclass(eq=False)
class ReferralLoop(Refusal):
    """The introducer was, along the chain, introduced by the same customer.

    Attributes:
        names: The chain from the customer down to the wanted introducer.
    """

    names: tuple[str, ...]


@dataclass(eq=False)
class AlreadyAttended(Refusal):
    """The customer is on the list of that event for that day."""

    event_name: str
    attended_on: date
