"""What the desk refuses around complaints."""

from dataclasses import dataclass
from datetime import date

from app.services.foundation.errors import Refusal
from app.words import ComplaintStage, ComplaintStep, DraftState, Missing, Severity, Tier


@dataclass(eq=False)
class FactsMissing(Refusal):
    """A complaint without what happened."""


@dataclass(eq=False)
class StepRefused(Refusal):
    """A complaint cannot take that step where it is."""

    number: str
    stage: ComplaintStage
    step: ComplaintStep


@dataclass(eq=False)
class OwnerMissing(Refusal):
    """Nobody would have the complaint in hand, or somebody who no longer works here."""


@dataclass(eq=False)
class RemedyMissing(Refusal):
    """“Solved” without what was done for the customer."""


@dataclass(eq=False)
class CauseMissing(Refusal):
    """A cause without its text."""


@dataclass(eq=False)
class GateClosed(Refusal):
    """The complaint may not be closed yet.

    Attributes:
        missing: What it lacks.
    """

    number: str
    missing: tuple[Missing, ...]


@dataclass(eq=False)
class SignatureMissing(Refusal):
    """Neither a signature nor attempts enough to get one.

    Attributes:
        attempts: How many are documented.
        needed: How many stand in for a signature.
    """

    attempts: int
    needed: int


@dataclass(eq=False)
class CallerHandled(Refusal):
    """Who calls back had the complaint in hand.

    Attributes:
        others: Who may call instead.
    """

    name: str
    others: tuple[str, ...]


@dataclass(eq=False)
class CallerUnknown(Refusal):
    """A call-back by nobody who works here."""


@dataclass(eq=False)
class AnswersMissing(Refusal):
    """A call-back without all three answers."""


@dataclass(eq=False)
class ManagerNeeded(Refusal):
    """Nobody is left to call back, so a manager has to stand in for the rule."""


@dataclass(eq=False)
class ComplaintReasonMissing(Refusal):
    """Withdrawn, reopened or nothing learnt, without saying why."""


@dataclass(eq=False)
class CorrectionMissing(Refusal):
    """A corrective action without what is to be done, or due before today."""

    due_on: date


@dataclass(eq=False)
class CorrectionNotDone(Refusal):
    """A corrective action is verified before it is done."""


@dataclass(eq=False)
class PromiseImpossible(Refusal):
    """A promise that contradicts itself."""

    tier: Tier
    severity: Severity


@dataclass(eq=False)
class NoRedLine(Refusal):
    """A review of a complaint that is no red line, or was reviewed before."""


@dataclass(eq=False)
class AnswersElsewhere(Refusal):
    """A call-back would be ended without the three answers that belong to its complaint."""

    number: str


@dataclass(eq=False)
class DraftDecided(Refusal):
    """The drafted complaint was confirmed or dropped before."""

    state: DraftState


@dataclass(eq=False)
class DroppedUnexplained(Refusal):
    """A drafted complaint is dropped without saying why."""
