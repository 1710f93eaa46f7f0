"""Words of combing all customers through."""

from enum import StrEnum
from typing import Final

from app.words.language import say_in
from app.words.named import Names

UNKNOWN: Final = "unknown"


class KeyState(StrEnum):
    """Whether somebody is a key customer, by the tier."""

    KEY = "key"
    BECOMING = "becoming"
    NOT_KEY = "not_key"
    UNKNOWN = UNKNOWN


class FeeState(StrEnum):
    """Whether a package or annual card was paid for."""

    RUNNING = "running"
    USED_UP = "used_up"
    NONE = "none"


class SpecialistReason(StrEnum):
    """Why somebody has a specialist of their own."""

    TIER = "tier"
    TREATS = "treats"
    CLOSE = "close"
    NOBODY = "nobody"
    UNKNOWN = UNKNOWN


class ComplaintDegree(StrEnum):
    """How far complaints of the last year, or still open, have come."""

    OPEN = "open"
    UNCONFIRMED = "unconfirmed"
    SETTLED = "settled"
    NONE = "none"


class SatisfactionDegree(StrEnum):
    """What the last scores say."""

    DISSATISFIED = "dissatisfied"
    SO_SO = "so_so"
    SATISFIED = "satisfied"
    UNKNOWN = UNKNOWN


class RelationState(StrEnum):
    """How close somebody is to the clinic."""

    CLOSE = "close"
    USUAL = "usual"
    DISTANT = "distant"
    UNKNOWN = UNKNOWN


class CombColumn(StrEnum):
    """The six questions, in the order of the table."""

    KEY = "key"
    FEE = "fee"
    SPECIALIST = "specialist"
    COMPLAINT = "complaint"
    SATISFACTION = "satisfaction"
    RELATION = "relation"


NAMES: Final[Names] = {
    CombColumn: {
        CombColumn.KEY: lambda: say_in("combing", "Key customer?"),
        CombColumn.FEE: lambda: say_in("combing", "Package or card"),
        CombColumn.SPECIALIST: lambda: say_in("combing", "Why a specialist"),
        CombColumn.COMPLAINT: lambda: say_in("combing", "Complaints"),
        CombColumn.SATISFACTION: lambda: say_in("combing", "Satisfaction"),
        CombColumn.RELATION: lambda: say_in("combing", "Relation"),
    },
    KeyState: {
        KeyState.KEY: lambda: say_in("key customer", "Key"),
        KeyState.BECOMING: lambda: say_in("key customer", "May become key"),
        KeyState.NOT_KEY: lambda: say_in("key customer", "Not key"),
        KeyState.UNKNOWN: lambda: say_in("combing", "Unknown"),
    },
    FeeState: {
        FeeState.RUNNING: lambda: say_in("fee", "Paid, running"),
        FeeState.USED_UP: lambda: say_in("fee", "Paid, used up or over"),
        FeeState.NONE: lambda: say_in("fee", "Never paid one"),
    },
    SpecialistReason: {
        SpecialistReason.TIER: lambda: say_in("specialist", "By the tier"),
        SpecialistReason.TREATS: lambda: say_in("specialist", "Treats them most"),
        SpecialistReason.CLOSE: lambda: say_in("specialist", "Close to them"),
        SpecialistReason.NOBODY: lambda: say_in("specialist", "No specialist"),
        SpecialistReason.UNKNOWN: lambda: say_in("combing", "Unknown"),
    },
    ComplaintDegree: {
        ComplaintDegree.OPEN: lambda: say_in("complaint degree", "Open"),
        ComplaintDegree.UNCONFIRMED: lambda: say_in("complaint degree", "Solved, not confirmed"),
        ComplaintDegree.SETTLED: lambda: say_in("complaint degree", "Settled this year"),
        ComplaintDegree.NONE: lambda: say_in("complaint degree", "None in a year"),
    },
    SatisfactionDegree: {
        SatisfactionDegree.DISSATISFIED: lambda: say_in("satisfaction", "Dissatisfied"),
        SatisfactionDegree.SO_SO: lambda: say_in("satisfaction", "So-so"),
        SatisfactionDegree.SATISFIED: lambda: say_in("satisfaction", "Satisfied"),
        SatisfactionDegree.UNKNOWN: lambda: say_in("combing", "Unknown"),
    },
    RelationState: {
        RelationState.CLOSE: lambda: say_in("relation", "Close"),
        RelationState.USUAL: lambda: say_in("relation", "Usual"),
        RelationState.DISTANT: lambda: say_in("relation", "Distant"),
        RelationState.UNKNOWN: lambda: say_in("combing", "Unknown"),
    },
}
