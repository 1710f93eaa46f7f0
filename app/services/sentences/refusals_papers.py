"""What to say when something cannot be printed."""

from app.services.papers.errors import NoPrinter, NotInGrading, PrinterGone
from app.words.language import say


def sentence(error: BaseException) -> str | None:
    """Return what to tell about a refusal of this room."""
    match error:
        case NotInGrading(number=customer, period=None):
            return say(
                "Nobody has been graded yet, so there is nothing to say about {number}. "
                "Please grade first.",
                number=customer,
            )
        case NotInGrading(number=customer, period=period):
            return say(
                "{number} was not part of the grading {period}. Please choose another period.",
                number=customer,
                period=period,
            )
        case NoPrinter():
            return say("No printer is set up on this computer. Save the paper as PDF instead.")
        case PrinterGone(name=printer):
            return say(
                "The printer “{name}” does not answer. Please see that it is on, or save the "
                "paper as PDF.",
                name=printer,
            )
        case _:
            return None
