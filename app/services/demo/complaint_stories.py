"""How the complaints of the made-up clinic went: who, when, and how far."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

from app.words import (
    ComplaintStage,
    Complexity,
    FeedbackDirection,
    Severity,
    Tier,
)

_ORDER: Final = (
    ComplaintStage.RECEIVED,
    ComplaintStage.IN_HAND,
    ComplaintStage.SOLVED,
    ComplaintStage.SIGNED,
    ComplaintStage.CALLED_BACK,
    ComplaintStage.CLOSED,
)
_ANSWERED: Final = timedelta(minutes=15)
_PLANNED: Final = timedelta(minutes=40)
_SOLVED_HOURS: Final = (2, 5, 20, 26, 50)
_SIGNED_HOURS: Final = (1, 20, 25)
_CALLED_HOURS: Final = (20, 26, 44)
_CLOSED: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A complaint on file, as far as its story needs it."""

    complaint_id: int
    customer_id: int
    tier: Tier
    direction: FeedbackDirection
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """How one complaint went.

    Attributes:
        plot: What the file of the made-up clinic says of it.
        caller_id: Never had it in hand.
        times: When it came how far; what has not happened is left out.
    """

    told: Told
    number: str
    stage: ComplaintStage
    plot: dict[str, Any]
    receiver_id: int
    owner_id: int
    caller_id: int
    times: dict[ComplaintStage, datetime] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return Severity(self.plot.get("severity", Severity.ORDINARY))

    @property
    def complexity(self) -> Complexity:
        """What it takes."""
        return Complexity(self.plot.get("complexity", Complexity.CLEAR))

    @property
    def received_at(self) -> datetime:
        """When the customer said it."""
        return self.times[ComplaintStage.RECEIVED]

    @property
    def answered_at(self) -> datetime | None:
        """When somebody took it in hand and answered, if anybody did."""
        return None if self.stage is ComplaintStage.RECEIVED else self.received_at + _ANSWERED

    @property
    def planned_at(self) -> datetime | None:
        """When it was said how to solve it."""
        begun = (ComplaintStage.RECEIVED, ComplaintStage.WITHDRAWN)
        return None if self.stage in begun else self.received_at + _PLANNED

    @property
    def stepped_at(self) -> datetime:
        """When something was last done."""
        return max(filter(None, (*self.times.values(), self.answered_at, self.planned_at)))


def times_of(
    random: Random,
    stage: ComplaintStage,
    plot: dict[str, Any],
    received_at: datetime,
    now: datetime,
) -> dict[ComplaintStage, datetime]:
    """Return when a complaint that stands at ``stage`` came how far; nothing after ``now``."""
    times = {ComplaintStage.RECEIVED: received_at}
    if stage in {ComplaintStage.WAITING, ComplaintStage.WITHDRAWN}:
        return times | {stage: min(received_at + timedelta(hours=3), now)}
    solved_at = received_at + timedelta(hours=random.choice(_SOLVED_HOURS))
    if "solved_days_ago" in plot:
        solved_at = now - timedelta(days=plot["solved_days_ago"], minutes=90)
    signed_at = solved_at + timedelta(hours=random.choice(_SIGNED_HOURS))
    called_at = signed_at + timedelta(hours=random.choice(_CALLED_HOURS))
    after = (solved_at, signed_at, called_at, called_at + _CLOSED)
    reached = _ORDER[2 : _ORDER.index(stage) + 1]
    return times | {each: min(at, now) for each, at in zip(reached, after, strict=False)}
