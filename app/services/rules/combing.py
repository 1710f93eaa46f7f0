"""Combing a customer: six plain answers, each from what is on file, else unknown."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Final

from app.words import (
    CombColumn,
    ComplaintDegree,
    ComplaintStatus,
    FeeState,
    KeyState,
    RelationState,
    SatisfactionDegree,
    SpecialistReason,
    Tier,
)

LATEST_SCORES: Final = 3
_CLOSE, _DISTANT = 4, 2
_GOOD, _POOR = 4, 3
_MOSTLY: Final = Fraction(1, 2)


ANSWERS: Final[Mapping[CombColumn, type[StrEnum]]] = {
    CombColumn.KEY: KeyState,
    CombColumn.FEE: FeeState,
    CombColumn.SPECIALIST: SpecialistReason,
    CombColumn.COMPLAINT: ComplaintDegree,
    CombColumn.SATISFACTION: SatisfactionDegree,
    CombColumn.RELATION: RelationState,
}
_DEGREES: Final = {
    ComplaintStatus.OPEN: ComplaintDegree.OPEN,
    ComplaintStatus.RESOLVED: ComplaintDegree.UNCONFIRMED,
    ComplaintStatus.CONFIRMED: ComplaintDegree.SETTLED,
}
_KEYS: Final = {Tier.VIP: KeyState.KEY, Tier.POTENTIAL_VIP: KeyState.BECOMING}


def key_state(tier: Tier | None) -> KeyState:
    """Return whether the tier makes a key customer; who is not graded is not known."""
    if tier in {None, Tier.NOT_GRADED}:
        return KeyState.UNKNOWN
    return _KEYS.get(tier, KeyState.NOT_KEY) if tier else KeyState.UNKNOWN


def fee_state(*, sold: int, usable: int) -> FeeState:
    """Return whether a package is running, was used up or run out, or was never bought."""
    if usable:
        return FeeState.RUNNING
    return FeeState.USED_UP if sold else FeeState.NONE


def specialist_reason(
    tier: Tier | None, *, named: bool, own_lines: int, lines: int, relation: int | None
) -> SpecialistReason:
    """Return why there is a specialist of one's own, the strongest reason first.

    Args:
        tier: A VIP, or who may become one, has a specialist by the standard.
        named: Somebody is responsible.
        own_lines: Treatments of the last year done by that person.
        lines: All treatments of the last year that say who did them.
        relation: Closeness to that person, 1 to 5.
    """
    if not named:
        return SpecialistReason.NOBODY
    if tier in _KEYS:
        return SpecialistReason.TIER
    if lines and Fraction(own_lines, lines) >= _MOSTLY:
        return SpecialistReason.TREATS
    if relation is not None and relation >= _CLOSE:
        return SpecialistReason.CLOSE
    return SpecialistReason.UNKNOWN


def complaint_degree(statuses: Iterable[ComplaintStatus]) -> ComplaintDegree:
    """Return the worst of the complaints."""
    found = {_DEGREES[status] for status in statuses}
    return next((degree for degree in ComplaintDegree if degree in found), ComplaintDegree.NONE)


def satisfaction_degree(newest_first: Sequence[int]) -> SatisfactionDegree:
    """Return what the mean of the last three scores from 1 to 5 says."""
    scores = newest_first[:LATEST_SCORES]
    if not scores:
        return SatisfactionDegree.UNKNOWN
    mean = Fraction(sum(scores), len(scores))
    if mean >= _GOOD:
        return SatisfactionDegree.SATISFIED
    return SatisfactionDegree.SO_SO if mean >= _POOR else SatisfactionDegree.DISSATISFIED


def relation_state(level: int | None) -> RelationState:
    """Return how close the level from 1 to 5 is."""
    if level is None:
        return RelationState.UNKNOWN
    if level >= _CLOSE:
        return RelationState.CLOSE
    return RelationState.DISTANT if level <= _DISTANT else RelationState.USUAL
