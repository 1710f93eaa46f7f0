"""The words for returns, home visits, accountability and red lines."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from app.models.enums import (
    BreachKind,
    ConductCheck,
    DraftState,
    HomeVisitState,
    OnSitePayment,
    PolicyKind,
    RedLineKind,
    ReturnReason,
    ReturnState,
    ReturnWish,
    SettlementKind,
)
from app.services.words.language import say_in

NAMES: Final[dict[type[StrEnum], dict[StrEnum, Callable[[], str]]]] = {
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
