"""Words about complaints: how far one has come, what it takes, who must know."""

from enum import StrEnum


class ComplaintStage(StrEnum):
    """How far a complaint has come."""

    RECEIVED = "received"
    IN_HAND = "in_hand"
    WAITING = "waiting"
    SOLVED = "solved"
    SIGNED = "signed"
    CALLED_BACK = "called_back"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class ComplaintStep(StrEnum):
    """What can be done with a complaint."""

    RECEIVE = "receive"
    TAKE = "take"
    RESPOND = "respond"
    PLAN = "plan"
    WAIT = "wait"
    RESUME = "resume"
    SOLVE = "solve"
    SIGN = "sign"
    CALL_BACK = "call_back"
    NOT_SOLVED = "not_solved"
    CLOSE = "close"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    NOTE = "note"


class Severity(StrEnum):
    """How grave a complaint is."""

    ORDINARY = "ordinary"
    SERIOUS = "serious"
    RED_LINE = "red_line"


class Complexity(StrEnum):
    """What it takes to solve a complaint."""

    CLEAR = "clear"
    COMPLEX = "complex"
    SEVERAL_DEPARTMENTS = "several_departments"


class ComplaintChannel(StrEnum):
    """How a complaint reached the clinic."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    WECHAT = "wechat"
    WRITING = "writing"
    PLATFORM = "platform"
    FOLLOW_UP = "follow_up"


class ComplaintClock(StrEnum):
    """What a complaint is promised by when."""

    FIRST_RESPONSE = "first_response"
    PLAN = "plan"
    SOLUTION = "solution"
    CALL_BACK = "call_back"


class Department(StrEnum):
    """Who in the clinic answers for something."""

    FRONT_DESK = "front_desk"
    CUSTOMER_SERVICE = "customer_service"
    CONSULTING = "consulting"
    MEDICAL = "medical"
    NURSING = "nursing"
    MANAGEMENT = "management"


class ComplaintCause(StrEnum):
    """Where it went wrong."""

    SCHEDULING = "scheduling"
    COMMUNICATION = "communication"
    ATTITUDE = "attitude"
    TECHNIQUE = "technique"
    PRODUCT = "product"
    PRICE_INFORMATION = "price_information"
    ENVIRONMENT = "environment"
    PROCESS = "process"
    EXPECTATION = "expectation"
    OTHER = "other"


class Learning(StrEnum):
    """What the clinic changed because of a complaint."""

    RULE_CHANGED = "rule_changed"
    TRAINING = "training"
    CATALOGUE = "catalogue"
    NONE = "none"


class HeldRule(StrEnum):
    """A rule that held against what was tried; the attempt is kept."""

    GATE = "gate"
    OTHER_CALLER = "other_caller"
    CALL_BACK_STAYS = "call_back_stays"
    FIRST_ASKED = "first_asked"


class Informed(StrEnum):
    """To whom a result was told."""

    CUSTOMER = "customer"
    FAMILY = "family"
    REFERRER = "referrer"
    STAFF = "staff"
