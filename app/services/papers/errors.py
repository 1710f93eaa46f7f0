"""Refusals of what cannot be printed."""

from dataclasses import dataclass

from app.services.foundation.errors import Refusal


@dataclass(eq=False)
class NotInGrading(Refusal):
    """The customer was not there when everyone was graded.

    Attributes:
        number: The customer's.
        period: Which grading; ``None`` if there was none at all.
    """

    number: str
    period: str | None


@dataclass(eq=False)
class NoPrinter(Refusal):
    """No printer is set up on this computer."""


@dataclass(eq=False)
class PrinterGone(Refusal):
    """The printer does not answer."""

    name: str
