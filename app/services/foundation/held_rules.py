"""What the rules of the complaints say, and what was tried against them."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from app.words import HeldRule
from app.words.language import say
from app.words.names import name_of

if TYPE_CHECKING:
    from app.services.foundation.history import EntryRow, TriedRow


def rule_line(rule: HeldRule) -> str:
    """Return the rule in a sentence."""
    match rule:
        case HeldRule.GATE:
            return say(
                "A complaint is closed only with remedy, cause, correction, signature and a"
                " call-back that hears “solved”."
            )
        case HeldRule.OTHER_CALLER:
            return say("Who ever had a complaint in hand never calls back about it.")
        case HeldRule.CALL_BACK_STAYS:
            return say("Every complaint keeps its call-back, and what the customer said stays.")
        case HeldRule.FIRST_ASKED:
            return say("Who was asked first, and the number, stay as they are.")
        case _:
            assert_never(rule)


def tried_line(rule: HeldRule) -> str:
    """Return what was tried in vain."""
    return say("Refused: {what}", what=name_of(rule))


def entry_line(entry: EntryRow) -> str:
    """Return what an entry of the journal was for, or what it keeps of an attempt."""
    return _tried(entry.tried) if entry.tried else name_of(entry.intent)


def _tried(tried: TriedRow) -> str:
    said = tried_line(tried.rule)
    return f"{said} · {tried.number}" if tried.number else said
