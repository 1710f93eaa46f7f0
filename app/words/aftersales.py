"""Words about what comes after a sale: returns, home visits, accountability, red lines."""

from enum import StrEnum
from typing import Final

from app.words.language import say_in
from app.words.named import Names


class ReturnWish(StrEnum):
    """What a customer asks for who brings something back, and what was done in the end."""

    EXCHANGE = "exchange"
    REFUND = "refund"
    REPAIR = "repair"


class ReturnReason(StrEnum):
    """Why something comes back."""

    FAULTY = "faulty"
    WRONG_ITEM = "wrong_item"
    NOT_SUITED = "not_suited"
    CHANGED_MIND = "changed_mind"
    OTHER = "other"


class ReturnState(StrEnum):
    """How far a return has come, as the customer sees it."""

    TAKEN_IN = "taken_in"
    FINISHED = "finished"
    REFUSED = "refused"


class SettlementKind(StrEnum):
    """How a return is settled inside the clinic; no business of the customer's."""

    SUPPLIER = "supplier"
    DEPARTMENT = "department"
    WRITE_OFF = "write_off"
    BACK_TO_STOCK = "back_to_stock"


class PolicyKind(StrEnum):
    """What a published text holds for."""

    RETURNS = "returns"
    HOME_VISITS = "home_visits"


class HomeVisitState(StrEnum):
    """How far a home visit has come."""

    AGREED = "agreed"
    ON_THE_WAY = "on_the_way"
    DONE = "done"
    CANCELLED = "cancelled"


class ConductCheck(StrEnum):
    """What everybody who goes to a customer's home acknowledges.

    The first before they go, the others before the visit is done.
    """

    CONDUCT = "conduct"
    CLEANED = "cleaned"
    DISPOSED = "disposed"
    IN_SIGHT = "in_sight"


class OnSitePayment(StrEnum):
    """How extras of a home visit are paid: never in cash through staff."""

    TRANSFER = "transfer"
    WECHAT_PAY = "wechat_pay"
    ALIPAY = "alipay"
    CARD = "card"


class BreachKind(StrEnum):
    """How somebody who was asked first let the customer down."""

    SENT_AWAY = "sent_away"
    NOT_WRITTEN_DOWN = "not_written_down"
    ANSWERED_LATE = "answered_late"
    NOT_FOLLOWED_UP = "not_followed_up"


class RedLineKind(StrEnum):
    """What must never happen, and did."""

    COMPLAINT = "complaint"
    REPLACED = "replaced"
    COMPETITOR = "competitor"


class DraftState(StrEnum):
    """What became of a complaint that a low result score drafted."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"


NAMES: Final[Names] = {
    ReturnWish: {
        ReturnWish.EXCHANGE: lambda: say_in("return wish", "Exchange"),
        ReturnWish.REFUND: lambda: say_in("return wish", "Refund"),
        ReturnWish.REPAIR: lambda: say_in("return wish", "Repair"),
    },
    ReturnReason: {
        ReturnReason.FAULTY: lambda: say_in("return reason", "Faulty"),
        ReturnReason.WRONG_ITEM: lambda: say_in("return reason", "Wrong item"),
        ReturnReason.NOT_SUITED: lambda: say_in("return reason", "Does not suit"),
        ReturnReason.CHANGED_MIND: lambda: say_in("return reason", "Changed their mind"),
        ReturnReason.OTHER: lambda: say_in("return reason", "Other"),
    },
    ReturnState: {
        ReturnState.TAKEN_IN: lambda: say_in("return state", "Taken in"),
        ReturnState.FINISHED: lambda: say_in("return state", "Finished"),
        ReturnState.REFUSED: lambda: say_in("return state", "Refused"),
    },
    SettlementKind: {
        SettlementKind.SUPPLIER: lambda: say_in("settlement", "Supplier"),
        SettlementKind.DEPARTMENT: lambda: say_in("settlement", "Department"),
        SettlementKind.WRITE_OFF: lambda: say_in("settlement", "Written off"),
        SettlementKind.BACK_TO_STOCK: lambda: say_in("settlement", "Back to stock"),
    },
    PolicyKind: {
        PolicyKind.RETURNS: lambda: say_in("policy", "Returns and exchanges"),
        PolicyKind.HOME_VISITS: lambda: say_in("policy", "Home visits"),
    },
    HomeVisitState: {
        HomeVisitState.AGREED: lambda: say_in("home visit", "Agreed"),
        HomeVisitState.ON_THE_WAY: lambda: say_in("home visit", "On the way"),
        HomeVisitState.DONE: lambda: say_in("home visit", "Done"),
        HomeVisitState.CANCELLED: lambda: say_in("home visit", "Called off"),
    },
    ConductCheck: {
        ConductCheck.CONDUCT: lambda: say_in(
            "conduct", "Clean and courteous; touches nothing without asking"
        ),
        ConductCheck.CLEANED: lambda: say_in("conduct", "The place was cleaned"),
        ConductCheck.DISPOSED: lambda: say_in("conduct", "Waste was disposed of after asking"),
        ConductCheck.IN_SIGHT: lambda: say_in("conduct", "Left in the customer's sight"),
    },
    OnSitePayment: {
        OnSitePayment.TRANSFER: lambda: say_in("on-site payment", "Bank transfer"),
        OnSitePayment.WECHAT_PAY: lambda: say_in("on-site payment", "WeChat Pay"),
        OnSitePayment.ALIPAY: lambda: say_in("on-site payment", "Alipay"),
        OnSitePayment.CARD: lambda: say_in("on-site payment", "Card"),
    },
    BreachKind: {
        BreachKind.SENT_AWAY: lambda: say_in("breach", "Sent the customer to somebody else"),
        BreachKind.NOT_WRITTEN_DOWN: lambda: say_in("breach", "Did not write it down"),
        BreachKind.ANSWERED_LATE: lambda: say_in("breach", "Answered too late"),
        BreachKind.NOT_FOLLOWED_UP: lambda: say_in("breach", "Did not follow it up"),
    },
    RedLineKind: {
        RedLineKind.COMPLAINT: lambda: say_in("red line", "Complaint"),
        RedLineKind.REPLACED: lambda: say_in("red line", "Product replaced"),
        RedLineKind.COMPETITOR: lambda: say_in("red line", "Moved to a competitor"),
    },
    DraftState: {
        DraftState.OPEN: lambda: say_in("complaint draft", "To be decided"),
        DraftState.CONFIRMED: lambda: say_in("complaint draft", "Made a complaint"),
        DraftState.DROPPED: lambda: say_in("complaint draft", "Dropped"),
    },
}
