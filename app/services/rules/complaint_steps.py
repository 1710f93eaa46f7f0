"""The steps of a complaint: which may follow which, and what must be there before."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from app.words import ComplaintClock, ComplaintStage, ComplaintStatus, ComplaintStep, Missing

_WORKED: Final = {ComplaintStage.RECEIVED, ComplaintStage.IN_HAND, ComplaintStage.WAITING}
_BEGUN: Final = {ComplaintStage.RECEIVED, ComplaintStage.IN_HAND}
_SETTLED: Final = {ComplaintStage.SOLVED, ComplaintStage.SIGNED}
_LIVE: Final = _WORKED | _SETTLED | {ComplaintStage.CALLED_BACK}
_OVER: Final = {ComplaintStage.CLOSED, ComplaintStage.WITHDRAWN}
ATTEMPTS_FOR_SIGNATURE: Final = 2
"""So many documented attempts to get a signature stand in for it."""

STATUS_OF: Final = (
    dict.fromkeys(_WORKED, ComplaintStatus.OPEN)
    | dict.fromkeys(_SETTLED, ComplaintStatus.RESOLVED)
    | dict.fromkeys(_OVER | {ComplaintStage.CALLED_BACK}, ComplaintStatus.CONFIRMED)
)
"""What a stage means for the harmony of the customer (definitions.md, indicator 8)."""

_MOVES: Final[dict[ComplaintStep, tuple[Collection[ComplaintStage], ComplaintStage]]] = {
    ComplaintStep.TAKE: (_BEGUN, ComplaintStage.IN_HAND),
    ComplaintStep.WAIT: ({ComplaintStage.IN_HAND}, ComplaintStage.WAITING),
    ComplaintStep.RESUME: ({ComplaintStage.WAITING}, ComplaintStage.IN_HAND),
    ComplaintStep.SOLVE: ({ComplaintStage.IN_HAND}, ComplaintStage.SOLVED),
    ComplaintStep.SIGN: ({ComplaintStage.SOLVED}, ComplaintStage.SIGNED),
    ComplaintStep.CALL_BACK: ({ComplaintStage.SIGNED}, ComplaintStage.CALLED_BACK),
    ComplaintStep.NOT_SOLVED: ({ComplaintStage.SIGNED}, ComplaintStage.IN_HAND),
    ComplaintStep.CLOSE: ({ComplaintStage.CALLED_BACK}, ComplaintStage.CLOSED),
    ComplaintStep.WITHDRAW: (_WORKED | _SETTLED, ComplaintStage.WITHDRAWN),
    ComplaintStep.REOPEN: (
        _OVER | _SETTLED | {ComplaintStage.CALLED_BACK},
        ComplaintStage.IN_HAND,
    ),
}
_STAYING: Final[dict[ComplaintStep, Collection[ComplaintStage]]] = {
    ComplaintStep.RESPOND: _WORKED,
    ComplaintStep.PLAN: _WORKED,
    ComplaintStep.NOTE: _LIVE,
}
ANEW: Final = frozenset({ComplaintStep.NOT_SOLVED, ComplaintStep.REOPEN})
"""Steps after which everything is promised and done again."""

STOPPED_BY: Final = {
    ComplaintStep.RESPOND: (ComplaintClock.FIRST_RESPONSE,),
    ComplaintStep.PLAN: (ComplaintClock.FIRST_RESPONSE, ComplaintClock.PLAN),
    ComplaintStep.SOLVE: (
        ComplaintClock.FIRST_RESPONSE,
        ComplaintClock.PLAN,
        ComplaintClock.SOLUTION,
    ),
    ComplaintStep.CALL_BACK: (ComplaintClock.CALL_BACK,),
    ComplaintStep.NOT_SOLVED: (ComplaintClock.CALL_BACK,),
    ComplaintStep.WITHDRAW: tuple(ComplaintClock),
}
"""The clocks that a step stops; who solves at once has answered and planned as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What there is of what closing asks for.

    Attributes:
        has_correction: A corrective action, or the reason why there is none.
        confirmed: Somebody who never handled the complaint called back and heard "solved".
    """

    has_remedy: bool
    has_cause: bool
    has_correction: bool
    signed: bool
    attempts: int
    confirmed: bool

    @property
    def is_signed(self) -> bool:
        """Whether there is a signature, or attempts enough to get one."""
        return self.signed or self.attempts >= ATTEMPTS_FOR_SIGNATURE


def stage_after(stage: ComplaintStage, step: ComplaintStep) -> ComplaintStage | None:
    """Return where ``step`` leads from ``stage``; ``None`` if it may not be taken there."""
    if step in _STAYING:
        return stage if stage in _STAYING[step] else None
    begins, leads_to = _MOVES.get(step, ((), stage))
    return leads_to if stage in begins else None


def steps_from(stage: ComplaintStage) -> list[ComplaintStep]:
    """Return what may be done at ``stage``, in the order of the desk."""
    return [step for step in ComplaintStep if stage_after(stage, step) is not None]


def missing_at(gate: Gate) -> tuple[Missing, ...]:
    """Return what keeps a complaint from being closed."""
    there = {
        Missing.REMEDY: gate.has_remedy,
        Missing.CAUSE: gate.has_cause,
        Missing.CORRECTION: gate.has_correction,
        Missing.SIGNATURE: gate.is_signed,
        Missing.CALL_BACK: gate.confirmed,
    }
    return tuple(each for each, present in there.items() if not present)
