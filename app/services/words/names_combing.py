"""The words of combing through the customers."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from app.services.rules.combing import (
    CombColumn,
    ComplaintDegree,
    FeeState,
    KeyState,
    RelationState,
    SatisfactionDegree,
    SpecialistReason,
)
from app.services.words.language import say_in

NAMES: Final[dict[type[StrEnum], dict[StrEnum, Callable[[], str]]]] = {
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
