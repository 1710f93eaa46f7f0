"""Words about complaints: how far one has come, what it takes, who must know."""

from enum import StrEnum
from typing import Final

from app.words.language import say_in
from app.words.named import Names


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


class Missing(StrEnum):
    """What a complaint lacks before it may be closed."""

    REMEDY = "remedy"
    CAUSE = "cause"
    CORRECTION = "correction"
    SIGNATURE = "signature"
    CALL_BACK = "call_back"


NAMES: Final[Names] = {
    ComplaintStage: {
        ComplaintStage.RECEIVED: lambda: say_in("complaint stage", "Received"),
        ComplaintStage.IN_HAND: lambda: say_in("complaint stage", "In hand"),
        ComplaintStage.WAITING: lambda: say_in("complaint stage", "Waiting for the customer"),
        ComplaintStage.SOLVED: lambda: say_in("complaint stage", "Solved, to be confirmed"),
        ComplaintStage.SIGNED: lambda: say_in("complaint stage", "Signed"),
        ComplaintStage.CALLED_BACK: lambda: say_in("complaint stage", "Called back"),
        ComplaintStage.CLOSED: lambda: say_in("complaint stage", "Closed"),
        ComplaintStage.WITHDRAWN: lambda: say_in("complaint stage", "Withdrawn"),
    },
    ComplaintStep: {
        ComplaintStep.RECEIVE: lambda: say_in("complaint step", "Received"),
        ComplaintStep.TAKE: lambda: say_in("complaint step", "Taken in hand"),
        ComplaintStep.RESPOND: lambda: say_in("complaint step", "First response"),
        ComplaintStep.PLAN: lambda: say_in("complaint step", "Plan"),
        ComplaintStep.WAIT: lambda: say_in("complaint step", "Waiting for the customer"),
        ComplaintStep.RESUME: lambda: say_in("complaint step", "Going on"),
        ComplaintStep.SOLVE: lambda: say_in("complaint step", "Solved"),
        ComplaintStep.SIGN: lambda: say_in("complaint step", "Signed"),
        ComplaintStep.CALL_BACK: lambda: say_in("complaint step", "Called back: solved"),
        ComplaintStep.NOT_SOLVED: lambda: say_in("complaint step", "Called back: not solved"),
        ComplaintStep.CLOSE: lambda: say_in("complaint step", "Closed"),
        ComplaintStep.WITHDRAW: lambda: say_in("complaint step", "Withdrawn"),
        ComplaintStep.REOPEN: lambda: say_in("complaint step", "Opened again"),
        ComplaintStep.NOTE: lambda: say_in("complaint step", "Note"),
    },
    Severity: {
        Severity.ORDINARY: lambda: say_in("severity", "Ordinary"),
        Severity.SERIOUS: lambda: say_in("severity", "Serious"),
        Severity.RED_LINE: lambda: say_in("severity", "Red line"),
    },
    Complexity: {
        Complexity.CLEAR: lambda: say_in("complexity", "Clear"),
        Complexity.COMPLEX: lambda: say_in("complexity", "Complex"),
        Complexity.SEVERAL_DEPARTMENTS: lambda: say_in("complexity", "Several departments"),
    },
    ComplaintChannel: {
        ComplaintChannel.IN_PERSON: lambda: say_in("complaint channel", "In person"),
        ComplaintChannel.PHONE: lambda: say_in("complaint channel", "Phone"),
        ComplaintChannel.WECHAT: lambda: say_in("complaint channel", "WeChat"),
        ComplaintChannel.WRITING: lambda: say_in("complaint channel", "Letter or e-mail"),
        ComplaintChannel.PLATFORM: lambda: say_in("complaint channel", "Review site"),
        ComplaintChannel.FOLLOW_UP: lambda: say_in("complaint channel", "During a follow-up"),
    },
    ComplaintClock: {
        ComplaintClock.FIRST_RESPONSE: lambda: say_in("complaint clock", "First response"),
        ComplaintClock.PLAN: lambda: say_in("complaint clock", "Plan"),
        ComplaintClock.SOLUTION: lambda: say_in("complaint clock", "Solution"),
        ComplaintClock.CALL_BACK: lambda: say_in("complaint clock", "Call-back"),
    },
    Department: {
        Department.FRONT_DESK: lambda: say_in("department", "Front desk"),
        Department.CUSTOMER_SERVICE: lambda: say_in("department", "Customer service"),
        Department.CONSULTING: lambda: say_in("department", "Consulting"),
        Department.MEDICAL: lambda: say_in("department", "Doctors"),
        Department.NURSING: lambda: say_in("department", "Nursing"),
        Department.MANAGEMENT: lambda: say_in("department", "Management"),
    },
    ComplaintCause: {
        ComplaintCause.SCHEDULING: lambda: say_in("complaint cause", "Scheduling"),
        ComplaintCause.COMMUNICATION: lambda: say_in("complaint cause", "Communication"),
        ComplaintCause.ATTITUDE: lambda: say_in("complaint cause", "Attitude"),
        ComplaintCause.TECHNIQUE: lambda: say_in("complaint cause", "Technique"),
        ComplaintCause.PRODUCT: lambda: say_in("complaint cause", "Product"),
        ComplaintCause.PRICE_INFORMATION: lambda: say_in("complaint cause", "Price information"),
        ComplaintCause.ENVIRONMENT: lambda: say_in("complaint cause", "Environment"),
        ComplaintCause.PROCESS: lambda: say_in("complaint cause", "Process"),
        ComplaintCause.EXPECTATION: lambda: say_in("complaint cause", "Expectation"),
        ComplaintCause.OTHER: lambda: say_in("complaint cause", "Other"),
    },
    Learning: {
        Learning.RULE_CHANGED: lambda: say_in("learning", "Rule changed"),
        Learning.TRAINING: lambda: say_in("learning", "Training"),
        Learning.CATALOGUE: lambda: say_in("learning", "Catalogue"),
        Learning.NONE: lambda: say_in("learning", "None"),
    },
    HeldRule: {
        HeldRule.GATE: lambda: say_in("held", "closing before everything was there"),
        HeldRule.OTHER_CALLER: lambda: say_in("held", "calling back after having handled it"),
        HeldRule.CALL_BACK_STAYS: lambda: say_in("held", "doing away with the call-back"),
        HeldRule.FIRST_ASKED: lambda: say_in("held", "changing who was asked first"),
    },
    Informed: {
        Informed.CUSTOMER: lambda: say_in("informed", "Customer"),
        Informed.FAMILY: lambda: say_in("informed", "Family"),
        Informed.REFERRER: lambda: say_in("informed", "Referrer"),
        Informed.STAFF: lambda: say_in("informed", "Staff"),
    },
    Missing: {
        Missing.REMEDY: lambda: say_in("missing", "what was done for the customer"),
        Missing.CAUSE: lambda: say_in("missing", "the cause"),
        Missing.CORRECTION: lambda: say_in("missing", "a corrective action or why there is none"),
        Missing.SIGNATURE: lambda: say_in("missing", "the signature or two attempts"),
        Missing.CALL_BACK: lambda: say_in("missing", "the call-back that hears “solved”"),
    },
}
