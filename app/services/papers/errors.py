"""Refusals of what cannot be printed."""

from dataclasses import dataclass

from app.services.foundation.errors import Refusal
from app.words.language import N_


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
