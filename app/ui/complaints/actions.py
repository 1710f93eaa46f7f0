"""What can be done with a complaint: the one next step, and everything else."""

from collections.abc import Callable
from enum import Enum, auto
from typing import Final

from app.services.complaints.details import ComplaintDetail
from app.services.foundation.actors import Actor
from app.services.rules.permissions import may
from app.words import ComplaintStage, ComplaintStep, Missing, Permission, Severity
from app.words.language import say, say_in


class Action(Enum):
    """Something to do with a complaint."""

    TAKE = auto()
    RESPOND = auto()
    PLAN = auto()
    WAIT = auto()
    RESUME = auto()
    SOLVE = auto()
    CAUSE = auto()
    CORRECTION = auto()
    SIGN = auto()
    CALL_BACK = auto()
    CLOSE = auto()
    LEARN = auto()
    TELL = auto()
    HAND_OVER = auto()
    GAUGE = auto()
    REVIEW = auto()
    WITHDRAW = auto()
    REOPEN = auto()


_WORDS: Final[dict[Action, Callable[[], str]]] = {
    Action.TAKE: lambda: say("Take in hand"),
    Action.RESPOND: lambda: say("First answer…"),
    Action.PLAN: lambda: say("Plan…"),
    Action.WAIT: lambda: say("Wait for the customer…"),
    Action.RESUME: lambda: say("Go on"),
    Action.SOLVE: lambda: say("Mark solved"),
    Action.CAUSE: lambda: say("Name the cause"),
    Action.CORRECTION: lambda: say("Say what is corrected"),
    Action.SIGN: lambda: say("Have it signed"),
    Action.CALL_BACK: lambda: say("Call back"),
    Action.CLOSE: lambda: say_in("complaint", "Close"),
    Action.LEARN: lambda: say("What we learnt…"),
    Action.TELL: lambda: say("Told to whom…"),
    Action.HAND_OVER: lambda: say("Hand over…"),
    Action.GAUGE: lambda: say("How grave…"),
    Action.REVIEW: lambda: say("Review the red line…"),
    Action.WITHDRAW: lambda: say("Customer withdraws…"),
    Action.REOPEN: lambda: say("Open again…"),
}
_NEXT: Final = {
    ComplaintStage.RECEIVED: Action.TAKE,
    ComplaintStage.IN_HAND: Action.SOLVE,
    ComplaintStage.WAITING: Action.RESUME,
    ComplaintStage.SOLVED: Action.SIGN,
    ComplaintStage.SIGNED: Action.CALL_BACK,
    ComplaintStage.CALLED_BACK: Action.CLOSE,
}
_STEP_OF: Final = {
    Action.RESPOND: ComplaintStep.RESPOND,
    Action.PLAN: ComplaintStep.PLAN,
    Action.WAIT: ComplaintStep.WAIT,
    Action.HAND_OVER: ComplaintStep.TAKE,
    Action.CAUSE: ComplaintStep.NOTE,
    Action.CORRECTION: ComplaintStep.NOTE,
    Action.GAUGE: ComplaintStep.NOTE,
    Action.WITHDRAW: ComplaintStep.WITHDRAW,
    Action.REOPEN: ComplaintStep.REOPEN,
}
_ALWAYS: Final = (Action.LEARN, Action.TELL)
_LACKED: Final = {Missing.CAUSE: Action.CAUSE, Missing.CORRECTION: Action.CORRECTION}


def action_said(action: Action) -> str:
    """Return the words on the button of ``action``."""
    return _WORDS[action]()


def next_action(detail: ComplaintDetail, person: Actor) -> Action | None:
    """Return the one next step; ``None`` if it is over, or another has to take it."""
    if not may(person, Permission.WORK_COMPLAINTS):
        return None
    action = _NEXT.get(detail.row.stage)
    if action is Action.CALL_BACK and not may_call(detail, person):
        return None
    if action is Action.CLOSE:
        lacked = [_LACKED[each] for each in detail.missing if each in _LACKED]
        return lacked[0] if lacked else action
    return action


def other_actions(detail: ComplaintDetail, person: Actor) -> list[Action]:
    """Return what else can be done now, in the order of the desk."""
    if not may(person, Permission.WORK_COMPLAINTS):
        return []
    now = next_action(detail, person)
    offered = [
        action
        for action in Action
        if action in _ALWAYS or (action in _STEP_OF and _STEP_OF[action] in detail.steps)
    ]
    if detail.row.severity is Severity.RED_LINE and may(person, Permission.REVIEW_COMPLAINTS):
        offered.append(Action.REVIEW)
    return [action for action in offered if action is not now]


def may_call(detail: ComplaintDetail, person: Actor) -> bool:
    """Return whether the person may call back: never a handler, unless nobody else is left."""
    keys = [key for key, _name in detail.callers]
    return not keys or person.staff_id in keys
