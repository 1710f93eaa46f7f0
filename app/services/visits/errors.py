"""What the desk refuses around catalogue, visits, money and what customers told us."""

from dataclasses import dataclass
from datetime import date

from typing_extensions import override

from app.services.foundation.errors import Refusal
from app.words.language import N_, say


@dataclass(eq=False)
class NothingDone(Refusal):
    """A visit without a single treatment."""

    says = N_("No treatment is given. Add at least one line.")


@dataclass(eq=False)
class ItemRetired(Refusal):
    """The treatment is no longer offered."""

    item_name: str

    says = N_("“{item_name}” is no longer offered. Choose another or restore it in the catalogue.")


@dataclass(eq=False)
class LineRefunded(Refusal):
    """A line stays as it is while money of it has been given back."""

    item_name: str
    refunded_minor: int
    currency: str

    says = N_("{refunded_minor} of “{item_name}” was given back. Void that refund first.")


@dataclass(eq=False)
class VisitHeld(Refusal):
    """A ticket with refunds or a package sale keeps its customer and its day."""

    visited_on: date

    says = N_(
        "Refunds or a package hang on the ticket of {visited_on}, so customer and day stay. Void"
        " those lines first."
    )


@dataclass(eq=False)
class NothingToRefund(Refusal):
    """The line brought no money, or is void or a refund itself."""

    item_name: str

    says = N_("Nothing was paid for “{item_name}” that could be given back.")


@dataclass(eq=False)
class RefundNotPositive(Refusal):
    """A refund of nothing, or of less."""

    amount_minor: int

    says = N_("A refund is more than zero. Please type what was given back.")


@dataclass(eq=False)
class RefundExceedsPaid(Refusal):
    """More was to be given back than is left of the payment."""

    item_name: str
    left_minor: int
    currency: str

    says = N_("Of “{item_name}” only {left_minor} is left to give back. Please lower the refund.")


@dataclass(eq=False)
class RefundBeforePayment(Refusal):
    """A refund dated before the money came in."""

    paid_on: date

    says = N_(
        "The money came in on {paid_on}; a refund cannot be earlier. Please choose that day or"
        " later."
    )


@dataclass(eq=False)
class PackageUnpaid(Refusal):
    """A package without a price; sessions count when they are paid."""

    says = N_("A package needs a price. Log free sessions as visits of amount 0.")


@dataclass(eq=False)
class PackageSessionsMissing(Refusal):
    """A package of no session."""

    session_count: int

    says = N_("A package holds at least one session. Please type how many.")


@dataclass(eq=False)
class ExpiryBeforeSale(Refusal):
    """A package that would end before it begins."""

    expires_on: date

    says = N_(
        "The package would end on {expires_on}, before it is sold. Please choose a later end."
    )


@dataclass(eq=False)
class PackageSessionPriced(Refusal):
    """A prepaid session was to cost money again."""

    item_name: str
    amount_minor: int
    currency: str

    says = N_(
        "A session of the package “{item_name}” is paid already. Set the amount to 0 or do not"
        " draw on the package."
    )


@dataclass(eq=False)
class PackageForOther(Refusal):
    """The package holds sessions of another treatment, or belongs to someone else."""

    item_name: str
    owner_name: str

    says = N_(
        "The package is for “{item_name}” and belongs to {owner_name}. Choose another package or"
        " none."
    )


@dataclass(eq=False)
class PackageNotValid(Refusal):
    """The day lies outside the time the package holds."""

    item_name: str
    from_on: date
    until_on: date | None

    says = N_(
        "The package “{item_name}” holds from {from_on} to {until_on}. Choose another package or"
        " none."
    )


@dataclass(eq=False)
class PackageUsedUp(Refusal):
    """No session of the package is left, or its money was given back."""

    item_name: str
    session_count: int

    says = N_(
        "No session is left in the package “{item_name}” of {session_count}. Sell a new one or"
        " charge the visit."
    )


@dataclass(eq=False)
class PackageInUse(Refusal):
    """A package sale stays while sessions of it have been used."""

    item_name: str
    used_count: int

    says = N_(
        "Sessions of the package “{item_name}” have been used ({used_count}). Void those visits"
        " first or give the rest of the money back."
    )


@dataclass(eq=False)
class SelfReferral(Refusal):
    """Somebody was to have introduced themselves."""

    name: str

    says = N_("{name} cannot have introduced themselves. Choose someone else.")


@dataclass(eq=False)
class AlreadyReferred(Refusal):
    """The customer has an introducer; there is one at the most."""

    name: str
    referrer_name: str

    says = N_("{name} was introduced by {referrer_name} already. Remove that first to change it.")


@dataclass(eq=False)
class ReferralLoop(Refusal):
    """The introducer was, along the chain, introduced by the same customer.

    Attributes:
        names: The chain from the customer down to the wanted introducer.
    """

    names: tuple[str, ...]

    @override
    def sentence(self) -> str:
        return say(
            "That would be a circle: {names}. Choose someone else.", names=" → ".join(self.names)
        )


@dataclass(eq=False)
class AlreadyAttended(Refusal):
    """The customer is on the list of that event for that day."""

    event_name: str
    attended_on: date

    says = N_("The customer is on the list of “{event_name}” on {attended_on} already.")
