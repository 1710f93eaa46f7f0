"""The promises of a complaint in plain words, for paper and screen."""

from app.services.rules.complaint_clocks import Promise
from app.words.language import say, say_many


def within_minutes(minutes: int) -> str:
    """Return within how long somebody answers."""
    hours, rest = divmod(minutes, 60)
    if hours and not rest:
        return say_many("within {count} hour", "within {count} hours", hours)
    return say_many("within {count} minute", "within {count} minutes", minutes)


def within_days(days: int) -> str:
    """Return by when something is done, in days on which the clinic is open."""
    if days == 0:
        return say("the same day")
    return say_many("within {count} working day", "within {count} working days", days)


def call_back_line(promise: Promise) -> str:
    """Return who calls back, and when."""
    return say(
        "Somebody who did not handle it calls you {when} after it is solved.",
        when=within_days(promise.call_back_days),
    )
