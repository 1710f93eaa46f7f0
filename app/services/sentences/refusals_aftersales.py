"""Sentences for what the desk refuses around returns, home visits and accountability."""

from app.services.aftersales.errors import (
    AppealByOther,
    BreachUnexplained,
    CardTaken,
    CashRefused,
    ExtraImpossible,
    FeedbackMissing,
    FindingMissing,
    HomeVisitIncomplete,
    HomeVisitStepRefused,
    HomeVisitUnconfirmed,
    MonthNotOver,
    MonthReviewed,
    NoAppeal,
    NothingReturned,
    NotOurs,
    PointsMissing,
    PolicyEmpty,
    PolicyInPast,
    PolicyTaken,
    RedLineReviewed,
    RefundUnknown,
    RefundWithoutPurchase,
    RefusalUnexplained,
    ReturnOver,
    ReviewIncomplete,
    SettlementImpossible,
    SlotImpossible,
)
from app.services.complaints.errors import DraftDecided, DroppedUnexplained
from app.words.formats import long_day, long_month
from app.words.language import listed, say
from app.words.names import name_of


def sentence(error: BaseException) -> str | None:
    """Return what to say, ``None`` if the error is not of this room."""
    return (
        _of_policies(error)
        or _of_taking_in(error)
        or _of_finishing(error)
        or _of_setting_out(error)
        or _of_coming_back(error)
        or _of_months(error)
        or _of_breaches(error)
        or _of_events(error)
    )


def _of_policies(error: BaseException) -> str | None:
    match error:
        case ExtraImpossible():
            return say("An extra needs a name of its own, and a price of nothing or more.")
        case PolicyEmpty():
            return say("Please write the text that is to be published.")
        case PolicyInPast(valid_from_on=day):
            return say(
                "{day} is over; what held then stays as it was. Please choose today or later.",
                day=long_day(day),
            )
        case PolicyTaken(valid_from_on=day):
            return say(
                "Another version begins to hold on {day}. Please choose another day.",
                day=long_day(day),
            )
        case _:
            return None


def _of_taking_in(error: BaseException) -> str | None:
    match error:
        case NothingReturned():
            return say("Please say what came back, and how many.")
        case NotOurs(item_name=name):
            return say(
                "Nothing says that {name} was bought here. Please choose the purchase, "
                "or write down how we know.",
                name=name,
            )
        case ReturnOver(number=number, state=state):
            return say(
                "{number} is “{state}” already.",
                number=number,
                state=name_of(state),
            )
        case _:
            return None


def _of_finishing(error: BaseException) -> str | None:
    match error:
        case RefusalUnexplained():
            return say("A return is refused only with a reason. Please write it down.")
        case RefundUnknown():
            return say("Please say how much goes back.")
        case RefundWithoutPurchase(item_name=name):
            return say(
                "The purchase of {name} is not on file, so no money can go back for it."
                " Please exchange or repair it, or choose the purchase.",
                name=name,
            )
        case SettlementImpossible():
            return say("Please name the department that bears it, and an amount not below zero.")
        case _:
            return None


def _of_setting_out(error: BaseException) -> str | None:
    match error:
        case HomeVisitIncomplete():
            return say("A home visit needs an address, a purpose and somebody who goes.")
        case SlotImpossible():
            return say("The hour is over, or ends before it begins.")
        case HomeVisitUnconfirmed(number=number):
            return say(
                "The customer has not confirmed {number} yet, so nobody sets out.",
                number=number,
            )
        case PointsMissing(names=names, points=points):
            return say(
                "Not yet acknowledged: {points}. By: {names}.",
                points="; ".join(map(name_of, points)),
                names=listed(names),
            )
        case _:
            return None


def _of_coming_back(error: BaseException) -> str | None:
    match error:
        case HomeVisitStepRefused(number=number, state=state):
            return say(
                "{number} is “{state}”; that does not follow from there.",
                number=number,
                state=name_of(state),
            )
        case FeedbackMissing():
            return say(
                "A home visit is done with the customer’s signature, the number of the "
                "feedback card and its score, 1 to 5."
            )
        case CardTaken(card_number=card):
            return say(
                "Feedback card {card} belongs to another visit.",
                card=card,
            )
        case CashRefused():
            return say(
                "Extras of a home visit are paid by transfer, WeChat Pay, Alipay or "
                "card, never in cash through staff."
            )
        case _:
            return None


def _of_months(error: BaseException) -> str | None:
    match error:
        case ReviewIncomplete():
            return say("Please write down both what went well and what did not.")
        case MonthNotOver(month_on=month):
            return say(
                "{month} has not begun yet.",
                month=long_month(month),
            )
        case MonthReviewed(month_on=month):
            return say(
                "{month} has its review already.",
                month=long_month(month),
            )
        case _:
            return None


def _of_breaches(error: BaseException) -> str | None:
    match error:
        case BreachUnexplained():
            return say("Please write down what happened, or what was decided.")
        case AppealByOther(name=name):
            return say(
                "Only {name} or a supervisor writes down the appeal.",
                name=name,
            )
        case NoAppeal():
            return say(
                "A breach is taken back after an appeal. Please write down the appeal first."
            )
        case _:
            return None


def _of_events(error: BaseException) -> str | None:
    match error:
        case RedLineReviewed():
            return say("This red line was reviewed before.")
        case FindingMissing():
            return say("Please write down what follows from it.")
        case DraftDecided(state=state):
            return say(
                "This draft is decided already: {state}.",
                state=name_of(state),
            )
        case DroppedUnexplained():
            return say("Please say why no complaint comes of it.")
        case _:
            return None
