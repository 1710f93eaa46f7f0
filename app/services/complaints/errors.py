"""What the desk refuses around complaints."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from typing_extensions import override

from app.services.foundation.errors import Refusal
from app.words import ComplaintStage, ComplaintStep, DraftState, Missing, Severity, Tier
from app.words.language import N_, listed, listed_long, say
from app.words.names import name_of


@dataclass(eq=False)
class FactsMissing(Refusal):
    """A complaint without what happened."""

    says = N_("Please write down what happened.")


@dataclass(eq=False)
class StepRefused(Refusal):
    """A complaint cannot take that step where it is."""

    number: str
    stage: ComplaintStage
    step: ComplaintStep

    says = N_("{number} is “{stage}”; “{step}” does not follow from there.")


@dataclass(eq=False)
class OwnerMissing(Refusal):
    """Nobody would have the complaint in hand, or somebody who no longer works here."""

    says = N_("Please choose somebody who works here to take it in hand.")


@dataclass(eq=False)
class RemedyMissing(Refusal):
    """“Solved” without what was done for the customer."""

    says = N_("Please write down what is done for the customer.")


@dataclass(eq=False)
class CauseMissing(Refusal):
    """A cause without its text."""

    says = N_("Please say in a few words where it went wrong.")


@dataclass(eq=False)
class GateClosed(Refusal):
    """The complaint may not be closed yet.

    Attributes:
        missing: What it lacks.
    """

    number: str
    missing: tuple[Missing, ...]

    @override
    def sentence(self) -> str:
        return say(
            "{number} cannot be closed yet. It lacks: {missing}.",
            number=self.number,
            missing=_listed(self.missing),
        )


@dataclass(eq=False)
class SignatureMissing(Refusal):
    """Neither a signature nor attempts enough to get one.

    Attributes:
        attempts: How many are documented.
        needed: How many stand in for a signature.
    """

    attempts: int
    needed: int

    says = N_(
        "There is no signature. Without one it takes {needed} documented attempts; there are"
        " {attempts}."
    )


@dataclass(eq=False)
class CallerHandled(Refusal):
    """Who calls back had the complaint in hand.

    Attributes:
        others: Who may call instead.
    """

    name: str
    others: tuple[str, ...]

    @override
    def sentence(self) -> str:
        return say(
            "{name} had this complaint in hand, so somebody else calls back: {others}.",
            name=self.name,
            others=listed(self.others),
        )


@dataclass(eq=False)
class CallerUnknown(Refusal):
    """A call-back by nobody who works here."""

    says = N_("The call-back needs a person who works here. Please sign in under your own name.")


@dataclass(eq=False)
class AnswersMissing(Refusal):
    """A call-back without all three answers."""

    says = N_(
        "Please ask all three: is it solved, how does the customer feel, what should we learn."
    )


@dataclass(eq=False)
class ManagerNeeded(Refusal):
    """Nobody is left to call back, so a manager has to stand in for the rule."""

    says = N_(
        "Everybody here has handled this complaint, so a manager has to confirm with their"
        " password."
    )


@dataclass(eq=False)
class ComplaintReasonMissing(Refusal):
    """Withdrawn, reopened or nothing learnt, without saying why."""

    says = N_("Please say why.")


@dataclass(eq=False)
class CorrectionMissing(Refusal):
    """A corrective action without what is to be done, or due before today."""

    due_on: date

    says = N_("Please say what is put right, and by when; {due_on} is over.")


@dataclass(eq=False)
class CorrectionNotDone(Refusal):
    """A corrective action is verified before it is done."""

    says = N_("It is verified after it was done. Please mark it as done first.")


@dataclass(eq=False)
class PromiseImpossible(Refusal):
    """A promise that contradicts itself."""

    tier: Tier
    severity: Severity

    says = N_(
        "The promise for {tier}, {severity}, contradicts itself: at least a minute, and the harder"
        " the longer."
    )


@dataclass(eq=False)
class NoRedLine(Refusal):
    """A review of a complaint that is no red line, or was reviewed before."""

    says = N_("Only a red line is reviewed here, and each once.")


@dataclass(eq=False)
class AnswersElsewhere(Refusal):
    """A call-back would be ended without the three answers that belong to its complaint."""

    number: str

    says = N_(
        "{number} is a complaint: the call-back ends with its three answers, under Complaints."
        " Here it can be tried again or moved."
    )


@dataclass(eq=False)
class DraftDecided(Refusal):
    """The drafted complaint was confirmed or dropped before."""

    state: DraftState

    says = N_("This draft is decided already: {state}.")


@dataclass(eq=False)
class DroppedUnexplained(Refusal):
    """A drafted complaint is dropped without saying why."""

    says = N_("Please say why no complaint comes of it.")


def _listed(missing: Sequence[Missing]) -> str:
    return listed_long(name_of(each) for each in missing)
