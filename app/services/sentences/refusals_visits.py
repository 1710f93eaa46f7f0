"""Sentences for what the desk refuses around catalogue, visits, money and feedback."""

from app.services.archive.errors import (
    AmountBelowZero,
    CustomerAnonymised,
    CustomerMerged,
    CustomerRetired,
    DayInFuture,
    ScoreOutOfRange,
)
from app.services.catalogue.errors import (
    AftercareImpossible,
    CodeMissing,
    CodeTaken,
    CycleImpossible,
    ItemFamilyFixed,
    NameMissing,
    NameTaken,
    OneOffWithCycle,
    PriceInPast,
)
from app.services.visits.errors import (
    AlreadyAttended,
    AlreadyReferred,
    ExpiryBeforeSale,
    ItemRetired,
    LineRefunded,
    NothingDone,
    NothingToRefund,
    PackageForOther,
    PackageInUse,
    PackageNotValid,
    PackageSessionPriced,
    PackageSessionsMissing,
    PackageUnpaid,
    PackageUsedUp,
    ReferralLoop,
    RefundBeforePayment,
    RefundExceedsPaid,
    RefundNotPositive,
    SelfReferral,
    VisitHeld,
)
from app.words.formats import long_day, money
from app.words.language import say


def sentence(error: BaseException) -> str | None:
    """Return what to say, ``None`` if the error is not of this room."""
    return (
        _of_names(error)
        or _of_catalogue(error)
        or _of_customer(error)
        or _of_visit(error)
        or _of_refund(error)
        or _of_package_sale(error)
        or _of_package_session(error)
        or _of_referral(error)
    )


def _of_names(error: BaseException) -> str | None:
    match error:
        case NameMissing():
            return say("A name is missing. Please type one.")
        case NameTaken(name=name):
            return say("“{name}” exists already. Please choose another name.", name=name)
        case CodeMissing():
            return say("The code is missing. Please type a short one, such as RM01.")
        case CodeTaken(code=code, item_name=item):
            return say(
                "The code {code} belongs to “{item}”. Please choose another.", code=code, item=item
            )
        case _:
            return None


def _of_catalogue(error: BaseException) -> str | None:
    match error:
        case CycleImpossible():
            return say("A cycle is at least one day. Leave it empty where there is none.")
        case OneOffWithCycle(name=name):
            return say(
                "“{name}” is done once and has no cycle. Empty the cycle or take “one-off” away.",
                name=name,
            )
        case AftercareImpossible(after_days=days):
            return say(
                "Day {days} of the aftercare does not work: days begin at 1, each stands once and"
                " has a question.",
                days=days,
            )
        case PriceInPast(valid_from_on=on):
            return say(
                "Prices of past days stay as they were quoted. Choose today or later, not {day}.",
                day=long_day(on),
            )
        case ItemFamilyFixed(item_name=item, family_name=family):
            return say(
                "“{item}” has been done already and stays in “{family}”. Add a new treatment"
                " instead.",
                item=item,
                family=family,
            )
        case _:
            return None


def _of_customer(error: BaseException) -> str | None:
    match error:
        case CustomerRetired(name=name):
            return say("{name} was retired. Restore the customer first, then log this.", name=name)
        case CustomerMerged(name=name, into_name=into, into_number=number):
            return say(
                "{name} was merged into {into} ({number}). Please log it there.",
                name=name,
                into=into,
                number=number,
            )
        case CustomerAnonymised(number=number):
            return say(
                "The archive {number} was made anonymous. Please add a new customer.",
                number=number,
            )
        case DayInFuture(on=on):
            return say("{day} is still to come. Please choose today or earlier.", day=long_day(on))
        case _:
            return None


def _of_visit(error: BaseException) -> str | None:
    match error:
        case NothingDone():
            return say("No treatment is given. Add at least one line.")
        case AmountBelowZero():
            return say("An amount cannot be below zero. Money given back is logged as a refund.")
        case ScoreOutOfRange(score=score):
            return say("{score} is no score. Please choose 1 to 5.", score=score)
        case ItemRetired(item_name=item):
            return say(
                "“{item}” is no longer offered. Choose another or restore it in the catalogue.",
                item=item,
            )
        case VisitHeld(visited_on=on):
            return say(
                "Refunds or a package hang on the ticket of {day}, so customer and day stay. Void"
                " those lines first.",
                day=long_day(on),
            )
        case _:
            return None


def _of_refund(error: BaseException) -> str | None:
    match error:
        case LineRefunded(item_name=item, refunded_minor=refunded, currency=currency):
            return say(
                "{amount} of “{item}” was given back. Void that refund first.",
                amount=money(refunded, currency),
                item=item,
            )
        case NothingToRefund(item_name=item):
            return say("Nothing was paid for “{item}” that could be given back.", item=item)
        case RefundNotPositive():
            return say("A refund is more than zero. Please type what was given back.")
        case RefundExceedsPaid(item_name=item, left_minor=left, currency=currency):
            return say(
                "Of “{item}” only {amount} is left to give back. Please lower the refund.",
                item=item,
                amount=money(left, currency),
            )
        case RefundBeforePayment(paid_on=on):
            return say(
                "The money came in on {day}; a refund cannot be earlier. Please choose that day or"
                " later.",
                day=long_day(on),
            )
        case _:
            return None


def _of_package_sale(error: BaseException) -> str | None:
    match error:
        case PackageUnpaid():
            return say("A package needs a price. Log free sessions as visits of amount 0.")
        case PackageSessionsMissing():
            return say("A package holds at least one session. Please type how many.")
        case ExpiryBeforeSale(expires_on=on):
            return say(
                "The package would end on {day}, before it is sold. Please choose a later end.",
                day=long_day(on),
            )
        case PackageInUse(item_name=item, used_count=used):
            return say(
                "Sessions of the package “{item}” have been used ({used}). Void those visits first"
                " or give the rest of the money back.",
                item=item,
                used=used,
            )
        case _:
            return None


def _of_package_session(error: BaseException) -> str | None:
    match error:
        case PackageSessionPriced(item_name=item):
            return say(
                "A session of the package “{item}” is paid already. Set the amount to 0 or do not"
                " draw on the package.",
                item=item,
            )
        case PackageForOther(item_name=item, owner_name=owner):
            return say(
                "The package is for “{item}” and belongs to {owner}. Choose another package or"
                " none.",
                item=item,
                owner=owner,
            )
        case PackageNotValid(item_name=item, from_on=start, until_on=end):
            return say(
                "The package “{item}” holds from {start} to {end}. Choose another package or none.",
                item=item,
                start=long_day(start),
                end=long_day(end),
            )
        case PackageUsedUp(item_name=item, session_count=count):
            return say(
                "No session is left in the package “{item}” of {sessions}. Sell a new one or charge"
                " the visit.",
                item=item,
                sessions=count,
            )
        case _:
            return None


def _of_referral(error: BaseException) -> str | None:
    match error:
        case SelfReferral(name=name):
            return say("{name} cannot have introduced themselves. Choose someone else.", name=name)
        case AlreadyReferred(name=name, referrer_name=referrer):
            return say(
                "{name} was introduced by {referrer} already. Remove that first to change it.",
                name=name,
                referrer=referrer,
            )
        case ReferralLoop(names=names):
            return say(
                "That would be a circle: {names}. Choose someone else.", names=" → ".join(names)
            )
        case AlreadyAttended(event_name=event, attended_on=on):
            return say(
                "The customer is on the list of “{event}” on {day} already.",
                event=event,
                day=long_day(on),
            )
        case _:
            return None
