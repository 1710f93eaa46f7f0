"""Refusals of what cannot be printed."""

from dataclasses import dataclass

from typing_extensions import override

from app.services.foundation.errors import Refusal
from app.words.language import N_, say


@dataclass(eq=False)
class NotInGrading(Refusal):
    """The customer was not there when everyone was graded.

    Attributes:
        number: The customer's.
        period: Which grading; ``None`` if there was none at all.
    """

    number: str
    period: str | None

    @override
    def sentence(self) -> str:
        if self.period is None:
            return say(
                "Nobody has been graded yet, so there is nothing to say about {number}. Please"
                " grade first.",
                number=self.number,
            )
        return say(
            "{number} was not part of the grading {period}. Please choose another period.",
            number=self.number,
            period=self.period,
        )


@dataclass(eq=False)
class NoPrinter(Refusal):
    """No printer is set up on this computer."""

    says = N_("No printer is set up on this computer. Save the paper as PDF instead.")


@dataclass(eq=False)
class PrinterGone(Refusal):
    """The printer does not answer."""

    name: str

    says = N_(
        "The printer “{name}” does not answer. Please see that it is on, or save the paper as PDF."
    )
