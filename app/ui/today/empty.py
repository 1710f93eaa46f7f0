"""Why the list of the day is empty, and what to do."""

from app.services.today.lenses import Lens
from app.words.language import say


def why_no_calls(*, mine: bool) -> tuple[str, str]:
    """Return what happened and what follows from it, where no call waits."""
    if mine:
        return (
            say("You have nobody to call."),
            say("Everything of yours is done. Look at everybody’s to help out."),
        )
    return (
        say("Nobody is to be called."),
        say("Everything planned until today is done."),
    )


def why_empty(lens: Lens) -> tuple[str, str]:
    """Return what happened and what follows from it."""
    match lens:
        case Lens.CALLS:
            return (
                say("Nobody is beyond their rhythm."),
                say("Everyone came within their own rhythm, or has none yet."),
            )
        case Lens.VIPS_AT_RISK:
            return say("No VIP is at risk."), say("They all came within their own rhythm.")
        case _:
            return say("Nobody stands here today."), say("The figure beside says the same.")


def nobody_on_file() -> tuple[str, str]:
    """Return what to say before there is any customer."""
    return (
        say("Nobody is on file yet."),
        say("Read in the clinic’s books, or log the first visit."),
    )
