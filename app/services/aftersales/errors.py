"""What the desk refuses around returns, home visits, accountability and red lines."""

from dataclasses import dataclass
from datetime import date

from typing_extensions import override

from app.services.foundation.errors import Refusal
from app.words import ConductCheck, HomeVisitState, ReturnState
from app.words.formats import long_month
from app.words.language import N_, listed, say
from app.words.names import name_of


@dataclass(eq=False)
class ExtraImpossible(Refusal):
    """An extra without a name, with one that is taken, or with a price below zero."""

    says = N_("An extra needs a name of its own, and a price of nothing or more.")


@dataclass(eq=False)
class PolicyEmpty(Refusal):
    """A published text without words."""

    says = N_("Please write the text that is to be published.")


@dataclass(eq=False)
class PolicyInPast(Refusal):
    """A text that would have held already."""

    valid_from_on: date

    says = N_(
        "{valid_from_on} is over; what held then stays as it was. Please choose today or later."
    )


@dataclass(eq=False)
class PolicyTaken(Refusal):
    """Another text begins to hold on that day."""

    valid_from_on: date

    says = N_("Another version begins to hold on {valid_from_on}. Please choose another day.")


@dataclass(eq=False)
class NothingReturned(Refusal):
    """A return of nothing, or of no piece of something."""

    says = N_("Please say what came back, and how many.")


@dataclass(eq=False)
class NotOurs(Refusal):
    """Nothing says that a thing was bought here: neither a purchase nor a reason."""

    item_name: str

    says = N_(
        "Nothing says that {item_name} was bought here. Please choose the purchase, or write down"
        " how we know."
    )


@dataclass(eq=False)
class ReturnOver(Refusal):
    """The customer's side of a return is over."""

    number: str
    state: ReturnState

    says = N_("{number} is “{state}” already.")


@dataclass(eq=False)
class RefusalUnexplained(Refusal):
    """A return is refused without saying why."""

    says = N_("A return is refused only with a reason. Please write it down.")


@dataclass(eq=False)
class RefundUnknown(Refusal):
    """Money is to go back, but not how much."""

    says = N_("Please say how much goes back.")


@dataclass(eq=False)
class RefundWithoutPurchase(Refusal):
    """Money is to go back for something whose purchase is not on file."""

    item_name: str

    says = N_(
        "The purchase of {item_name} is not on file, so no money can go back for it. Please"
        " exchange or repair it, or choose the purchase."
    )


@dataclass(eq=False)
class SettlementImpossible(Refusal):
    """An internal settlement below zero, or by a department nobody named."""

    says = N_("Please name the department that bears it, and an amount not below zero.")


@dataclass(eq=False)
class HomeVisitIncomplete(Refusal):
    """A home visit without a place, a purpose or somebody who goes."""

    says = N_("A home visit needs an address, a purpose and somebody who goes.")


@dataclass(eq=False)
class SlotImpossible(Refusal):
    """An hour that ends before it begins, or is over."""

    says = N_("The hour is over, or ends before it begins.")


@dataclass(eq=False)
class HomeVisitUnconfirmed(Refusal):
    """Somebody is to set out though the customer has not confirmed the hour."""

    number: str

    says = N_("The customer has not confirmed {number} yet, so nobody sets out.")


@dataclass(eq=False)
class PointsMissing(Refusal):
    """A visitor has not acknowledged what they must.

    Attributes:
        names: Of the visitors.
        points: What is still to be acknowledged by one of them.
    """

    names: tuple[str, ...]
    points: tuple[ConductCheck, ...]

    @override
    def sentence(self) -> str:
        return say(
            "Not yet acknowledged: {points}. By: {names}.",
            points="; ".join(map(name_of, self.points)),
            names=listed(self.names),
        )


@dataclass(eq=False)
class HomeVisitStepRefused(Refusal):
    """A home visit is not where that can be done."""

    number: str
    state: HomeVisitState

    says = N_("{number} is “{state}”; that does not follow from there.")


@dataclass(eq=False)
class FeedbackMissing(Refusal):
    """A home visit is to be done without signature, card number or score."""

    says = N_(
        "A home visit is done with the customer’s signature, the number of the feedback card and"
        " its score, 1 to 5."
    )


@dataclass(eq=False)
class CardTaken(Refusal):
    """The feedback card belongs to another visit."""

    card_number: str

    says = N_("Feedback card {card_number} belongs to another visit.")


@dataclass(eq=False)
class CashRefused(Refusal):
    """An extra of a home visit paid in cash, or in no known way."""

    says = N_(
        "Extras of a home visit are paid by transfer, WeChat Pay, Alipay or card, never in cash"
        " through staff."
    )


@dataclass(eq=False)
class ReviewIncomplete(Refusal):
    """A monthly review that does not say both what went well and what did not."""

    says = N_("Please write down both what went well and what did not.")


@dataclass(eq=False)
class MonthNotOver(Refusal):
    """A month is reviewed before it has begun."""

    month_on: date

    @override
    def sentence(self) -> str:
        return say("{month} has not begun yet.", month=long_month(self.month_on))


@dataclass(eq=False)
class MonthReviewed(Refusal):
    """The month has its review already."""

    month_on: date

    @override
    def sentence(self) -> str:
        return say("{month} has its review already.", month=long_month(self.month_on))


@dataclass(eq=False)
class BreachUnexplained(Refusal):
    """A breach, a decision or an appeal without words."""

    says = N_("Please write down what happened, or what was decided.")


@dataclass(eq=False)
class AppealByOther(Refusal):
    """Somebody else's breach is appealed against."""

    name: str

    says = N_("Only {name} or a supervisor writes down the appeal.")


@dataclass(eq=False)
class NoAppeal(Refusal):
    """A breach is taken back though nobody appealed."""

    says = N_("A breach is taken back after an appeal. Please write down the appeal first.")


@dataclass(eq=False)
class RedLineReviewed(Refusal):
    """The red line was reviewed before."""

    says = N_("This red line was reviewed before.")


@dataclass(eq=False)
class FindingMissing(Refusal):
    """A red line is reviewed without a finding."""

    says = N_("Please write down what follows from it.")
