"""Words about what comes after a sale: returns, home visits, accountability, red lines."""

from enum import StrEnum


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
