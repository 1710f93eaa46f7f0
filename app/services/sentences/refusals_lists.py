"""Sentences for what the desk refuses about printed lists and calls written down later."""

from app.services.followups.errors import (
    CalledSince,
    CalledTooEarly,
    CodeEntered,
    CodeMistyped,
    CodeOfOlderPaper,
    CodeTwice,
    CodeUnknown,
    DigitUnknown,
    LineRefused,
    ListOvertaken,
    ListTooLong,
    NothingToPrint,
)
from app.services.sentences import refusals
from app.words.formats import long_day
from app.words.language import say


def sentence(error: BaseException) -> str | None:
    """Return what to say, ``None`` if the error is not of this room."""
    return _of_list(error) or _of_code(error) or _of_lines(error) or _of_called_day(error)


def _of_list(error: BaseException) -> str | None:
    match error:
        case NothingToPrint():
            return say("There is nothing to print. Choose other days, people or kinds.")
        case ListTooLong(count=count, most=most):
            return say(
                "{count} lines are more than the {most} of one list. Choose fewer days or people.",
                count=f"{count:,}",
                most=f"{most:,}",
            )
        case ListOvertaken():
            return say(
                "Another list was printed in the meantime and has these codes. Please open"
                " the list again.",
            )
        case _:
            return None


def _of_code(error: BaseException) -> str | None:
    match error:
        case CodeMistyped(code=code):
            return say(
                "“{code}” is mistyped: a character is wrong, or two changed places."
                " Please look again.",
                code=code,
            )
        case CodeUnknown(code=code):
            return say("No printed list has the code {code}. Please look again.", code=code)
        case CodeOfOlderPaper(code=code, printed_on=on, newer_code=None):
            return say(
                "{code} is from a list printed on {day} that is long over. Please take"
                " the newest list.",
                code=code,
                day=long_day(on),
            )
        case CodeOfOlderPaper(code=code, printed_on=on, newer_code=newer):
            return say(
                "{code} is from an older list, printed on {day}. On the newer one the"
                " line is {newer}.",
                code=code,
                day=long_day(on),
                newer=newer,
            )
        case CodeEntered(code=code, customer_name=name):
            return say("{code} ({name}) has been dealt with already.", code=code, name=name)
        case _:
            return None


def _of_lines(error: BaseException) -> str | None:
    match error:
        case DigitUnknown(code=code, digit=digit):
            return say(
                "{digit} beside {code} is no result. Please type 1 to 9.", digit=digit, code=code
            )
        case LineRefused(code=code, customer_name=name, why=why):
            return say("{code} ({name}): {why}", code=code, name=name, why=refusals.sentence(why))
        case CodeTwice(code=code):
            return say("{code} was keyed in twice. Please take one of them out.", code=code)
        case _:
            return None


def _of_called_day(error: BaseException) -> str | None:
    match error:
        case CalledTooEarly(day=day, since_on=since, since=CalledSince.PRINTED):
            return say(
                "The list was printed on {since}; its call cannot have been on {day}.",
                since=long_day(since),
                day=long_day(day),
            )
        case CalledTooEarly(day=day, since_on=since, since=CalledSince.VISIT):
            return say(
                "It asks about the visit of {since}; the call cannot have been on {day}.",
                since=long_day(since),
                day=long_day(day),
            )
        case CalledTooEarly(day=day, since_on=since):
            return say(
                "{day} is more than four weeks ago. Please choose {since} or later.",
                since=long_day(since),
                day=long_day(day),
            )
        case _:
            return None
