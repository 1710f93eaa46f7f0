"""What the desk refuses around returns, home visits, accountability and red lines."""

from dataclasses import dataclass
from datetime import date

from app.services.foundation.errors import Refusal
from app.words import ConductCheck, HomeVisitState, ReturnState


@dataclass(eq=False)
class ExtraImpossible(Refusal):
    """An extra without a name, with one that is taken, or with a price below zero."""


@dataclass(eq=False)
class PolicyEmpty(Refusal):
    """A published text without words."""


@dataclass(eq=False)
class PolicyInPast(Refusal):
    """A text that would have held already."""

    valid_from_on: date


@dataclass(eq=False)
class PolicyTaken(Refusal):
    """Another text begins to hold on that day."""

    valid_from_on: date


@dataclass(eq=False)
class NothingReturned(Refusal):
    """A return of nothing, or of no piece of something."""


@dataclass(eq=False)
class NotOurs(Refusal):
    """Nothing says that a thing was bought here: neither a purchase nor a reason."""

    item_name: str


@dataclass(eq=False)
class ReturnOver(Refusal):
    """The customer's side of a return is over."""

    number: str
    state: ReturnState


@dataclass(eq=False)
class RefusalUnexplained(Refusal):
    """A return is refused without saying why."""


@dataclass(eq=False)
class RefundUnknown(Refusal):
    """Money is to go back, but not how much."""


@dataclass(eq=False)
class RefundWithoutPurchase(Refusal):
    """Money is to go back for something whose purchase is not on file."""

    item_name: str


@dataclass(eq=False)
class SettlementImpossible(Refusal):
    """An internal settlement below zero, or by a department nobody named."""


@dataclass(eq=False)
class HomeVisitIncomplete(Refusal):
    """A home visit without a place, a purpose or somebody who goes."""


@dataclass(eq=False)
class SlotImpossible(Refusal):
    """An hour that ends before it begins, or is over."""


@dataclass(eq=False)
class HomeVisitUnconfirmed(Refusal):
    """Somebody is to set out though the customer has not confirmed the hour."""

    number: str


@dataclass(eq=False)
class PointsMissing(Refusal):
    """A visitor has not acknowledged what they must.

    Attributes:
        names: Of the visitors.
        points: What is still to be acknowledged by one of them.
    """

    names: tuple[str, ...]
    points: tuple[ConductCheck, ...]


@dataclass(eq=False)
class HomeVisitStepRefused(Refusal):
    """A home visit is not where that can be done."""

    number: str
    state: HomeVisitState


@dataclass(eq=False)
class FeedbackMissing(Refusal):
    """A home visit is to be done without signature, card number or score."""


@dataclass(eq=False)
class CardTaken(Refusal):
    """The feedback card belongs to another visit."""

    card_number: str


@dataclass(eq=False)
class CashRefused(Refusal):
    """An extra of a home visit paid in cash, or in no known way."""


@dataclass(eq=False)
class ReviewIncomplete(Refusal):
    """A monthly review that does not say both what went well and what did not."""


@dataclass(eq=False)
class MonthNotOver(Refusal):
    """A month is reviewed before it has begun."""

    month_on: date


@dataclass(eq=False)
class MonthReviewed(Refusal):
    """The month has its review already."""

    month_on: date


@dataclass(eq=False)
class BreachUnexplained(Refusal):
    """A breach, a decision or an appeal without words."""


@dataclass(eq=False)
class AppealByOther(Refusal):
    """Somebody else's breach is appealed against."""

    name: str


@dataclass(eq=False)
class NoAppeal(Refusal):
    """A breach is taken back though nobody appealed."""


@dataclass(eq=False)
class RedLineReviewed(Refusal):
    """The red line was reviewed before."""


@dataclass(eq=False)
class FindingMissing(Refusal):
    """A red line is reviewed without a finding."""
