"""What the desk refuses around complaints."""

from dataclasses import dataclass

from typing_extensions import override

from app.services.foundation.errors import Refusal
from app.words import ComplaintStage, ComplaintStep
from app.words.language import N_, listed, say


@dataclass(eq=False)
class StepRefused(Refusal):
    """A complaint cannot take that step where it is."""

    number: str
    stage: ComplaintStage
    step: ComplaintStep

    says = N_("{number} is “{stage}”; “{step}” does not follow from there.")


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
