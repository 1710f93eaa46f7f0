"""The customer's own rhythm: when to expect the next visit, and how late it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Final

from app.words import RiskStage

DEFAULT_CYCLE_DAYS: Final = 90
ENOUGH_CUSTOMERS: Final = 30
LOST_AFTER_DAYS: Final = 180
_POOL_WEIGHT: Final = 2
_FIRM_GAPS: Final = 2
_ZERO: Final = Fraction(0)
_ONE: Final = Fraction(1)
_CUTS: Final = (
    (Fraction(1), RiskStage.ON_RHYTHM),
    (Fraction(5, 4), RiskStage.DUE_BACK),
    (Fraction(3, 2), RiskStage.LATE),
    (Fraction(2), RiskStage.AT_RISK),
    (Fraction(3), RiskStage.CRITICAL),
)


class Measure(StrEnum):
    """What the desk does about a customer at a stage."""

    ROUTINE = "routine"
    REMINDER = "reminder"
    PERSONAL_CALL = "personal_call"
    RECOVERY_PLAN = "recovery_plan"
    WIN_BACK = "win_back"
    EXIT_ANALYSIS = "exit_analysis"


class Doer(StrEnum):
    """Who takes a measure."""

    FRONT_DESK = "front_desk"
    SPECIALIST = "specialist"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskStep:
    """One rung of the ladder; without a limit the measure takes its turn."""

    measure: Measure
    doer: Doer
    within_days: int | None


_LADDER: Final[dict[RiskStage, DeskStep]] = {
    RiskStage.ON_RHYTHM: DeskStep(measure=Measure.ROUTINE, doer=Doer.FRONT_DESK, within_days=None),
    RiskStage.DUE_BACK: DeskStep(measure=Measure.REMINDER, doer=Doer.FRONT_DESK, within_days=3),
    RiskStage.LATE: DeskStep(measure=Measure.PERSONAL_CALL, doer=Doer.SPECIALIST, within_days=3),
    RiskStage.AT_RISK: DeskStep(measure=Measure.RECOVERY_PLAN, doer=Doer.SUPERVISOR, within_days=2),
    RiskStage.CRITICAL: DeskStep(measure=Measure.WIN_BACK, doer=Doer.MANAGER, within_days=1),
    RiskStage.LOST: DeskStep(measure=Measure.EXIT_ANALYSIS, doer=Doer.MANAGER, within_days=None),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyVisits:
    """One customer's visits for one treatment family.

    Attributes:
        last_on: The latest visit day of the family.
        gap_count: Closed gaps between its distinct visit days.
        own_gap: Median of those gaps in days; None without any.
    """

    last_on: date
    gap_count: int
    own_gap: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How a customer stands in one treatment family.

    Attributes:
        expected_gap: Days from one visit to the next, at least 1.
        ratio: Days since the last visit over the expected gap.
    """

    family: str
    visits: FamilyVisits
    days_since: int
    expected_gap: Fraction
    ratio: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """How far a customer is beyond the own rhythm, and in which family."""

    rhythm: Rhythm
    stage: RiskStage


def family_visits_of(days: Iterable[date], as_of: date) -> FamilyVisits | None:
    """Return what the visit days of one family say; None if there were none yet."""
    distinct = sorted({day for day in days if day <= as_of})
    if not distinct:
        return None
    gaps = [(later - earlier).days for earlier, later in pairwise(distinct)]
    return FamilyVisits(
        last_on=distinct[-1], gap_count=len(gaps), own_gap=_median(gaps) if gaps else None
    )


def pool_gap(everyone: Iterable[FamilyVisits], cycle_days: int | None) -> Fraction:
    """Return the usual gap of a family.

    Args:
        everyone: One entry per customer who ever had the family.
        cycle_days: The catalogue's cycle, used while nobody has come twice.
    """
    gaps = [(each.gap_count, each.own_gap) for each in everyone if each.own_gap is not None]
    firm = [own for count, own in gaps if count >= _FIRM_GAPS]
    if len(firm) >= ENOUGH_CUSTOMERS:
        return _median(firm)
    if gaps:
        return _median([own for _, own in gaps])
    return Fraction(cycle_days or DEFAULT_CYCLE_DAYS)


def expected_gap(visits: FamilyVisits, pool: Fraction) -> Fraction:
    """Return the customer's own gap, drawn towards the pool while little is known."""
    own, count = visits.own_gap or _ZERO, visits.gap_count
    # One fraction instead of four: a big clinic asks for half a million of these.
    own_part = count * own.numerator * pool.denominator
    pool_part = _POOL_WEIGHT * pool.numerator * own.denominator
    whole = (count + _POOL_WEIGHT) * own.denominator * pool.denominator
    return Fraction(own_part + pool_part, whole) if own_part + pool_part > whole else _ONE


def rhythm_of(family: str, visits: FamilyVisits, *, pool: Fraction, as_of: date) -> Rhythm:
    """Return how the customer stands in one family as of a day."""
    gap = expected_gap(visits, pool)
    days_since = (as_of - visits.last_on).days
    return Rhythm(
        family=family,
        visits=visits,
        days_since=days_since,
        expected_gap=gap,
        ratio=Fraction(days_since * gap.denominator, gap.numerator),
    )


def stage_for(ratio: Fraction, *, days_since_any: int, booked: bool = False) -> RiskStage:
    """Return the stage of a ratio; exactly on a cut it belongs to the lower one.

    Args:
        ratio: Days since the last visit over the expected gap.
        days_since_any: Days since the last visit of any kind.
        booked: Whether a confirmed booking stands.
    """
    if booked and ratio > 1:
        return RiskStage.DUE_BACK
    for cut, stage in _CUTS:
        if ratio <= cut:
            return stage
    return RiskStage.CRITICAL if days_since_any < LOST_AFTER_DAYS else RiskStage.LOST


def risk_of(rhythms: Iterable[Rhythm], *, days_since_any: int, booked: bool = False) -> Risk | None:
    """Return the customer's risk; None without a family that has a rhythm.

    Args:
        rhythms: Of the families still open: no one-off treatments, no finished courses.
        days_since_any: Days since the last visit of any kind.
        booked: Whether a confirmed booking stands.
    """
    telling = min(rhythms, key=lambda each: (each.ratio, each.family), default=None)
    if telling is None:
        return None
    stage = stage_for(telling.ratio, days_since_any=days_since_any, booked=booked)
    return Risk(rhythm=telling, stage=stage)


def desk_step_for(stage: RiskStage, *, vip: bool, open_complaint: bool) -> DeskStep:
    """Return what the desk does: a VIP and an open complaint each one rung earlier.

    Who is on rhythm stays routine. Only a lost customer gets an exit analysis.
    """
    ladder = list(_LADDER)
    if stage in {RiskStage.ON_RHYTHM, RiskStage.LOST}:
        return _LADDER[stage]
    rung = min(stage.number + vip + open_complaint, RiskStage.CRITICAL.number)
    return _LADDER[ladder[rung]]


def _median(values: Sequence[int | Fraction]) -> Fraction:
    ordered = sorted(values, key=float)  # halves of days are exact, and compare fast
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return Fraction(ordered[middle])
    return Fraction(ordered[middle - 1] + ordered[middle]) / 2
