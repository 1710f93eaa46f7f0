"""A follow-up as a source proposes it, before anybody and a day are found for it."""

from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from app.services.planning.facts import Facts
from app.services.rules.planning_days import Window
from app.services.rules.rhythm import Doer
from app.words import FollowUpKind, FollowUpMethod


class Placing(Enum):
    """How the day is found in the window.

    Attributes:
        ON_THE_DAY: The ideal day, or the first open one after it.
        UP_TO_THE_DAY: The ideal day, or the last open one before it.
        SPREAD: The day on which the person has least to do.
        AT_ONCE: The first day on which the person has room.
    """

    ON_THE_DAY = auto()
    UP_TO_THE_DAY = auto()
    SPREAD = auto()
    AT_ONCE = auto()


class Proposal(NamedTuple):
    """Something to be planned.

    Attributes:
        origin: What it comes from; the same origin is planned once.
        due: The customer's promise or claim: planned however often they hear from us, and
            whatever they said about contact where ``even_in_peace``.
        method: ``None`` for the way the customer is best reached.
        replaces: Open follow-ups that this one takes the place of.
    """

    facts: Facts
    kind: FollowUpKind
    origin: str
    window: Window
    placing: Placing
    doer: Doer = Doer.FRONT_DESK
    due: bool = False
    even_in_peace: bool = False
    method: FollowUpMethod | None = None
    step: int | None = None
    reference_on: date | None = None
    family_id: int | None = None
    complaint_id: int | None = None
    subject: str | None = None
    ask: str | None = None
    replaces: tuple[int, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether it was planned before."""
        return (self.kind, self.origin) in self.facts.origins
