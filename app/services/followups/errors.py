"""What is refused while results are written down later than they came."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from typing_extensions import override

from app.services.foundation.errors import Refusal
from app.words import (
    FollowUpState,
)
from app.words.formats import long_day
from app.words.language import N_, say


class CalledSince(Enum):
    """What a contact cannot lie before."""

    FOUR_WEEKS = auto()
    VISIT = auto()
    PRINTED = auto()


@dataclass(eq=False)
class CalledTooEarly(Refusal):
    """A contact is said to have been on a day on which it cannot have been.

    Attributes:
        since_on: The first day that will do, because of ``since``.
    """

    day: date
    since_on: date
    since: CalledSince

    @override
    def sentence(self) -> str:
        if self.since is CalledSince.PRINTED:
            return say(
                "The list was printed on {since}; its call cannot have been on {day}.",
                since=long_day(self.since_on),
                day=long_day(self.day),
            )
        if self.since is CalledSince.VISIT:
            return say(
                "It asks about the visit of {since}; the call cannot have been on {day}.",
                since=long_day(self.since_on),
                day=long_day(self.day),
            )
        return say(
            "{day} is more than four weeks ago. Please choose {since} or later.",
            since=long_day(self.since_on),
            day=long_day(self.day),
        )


@dataclass(eq=False)
class ClinicClosed(Refusal):
    """Nobody is there on that day.

    Attributes:
        next_open_on: When somebody is; ``None`` if nobody knows.
    """

    day: date
    next_open_on: date | None

    @override
    def sentence(self) -> str:
        if self.next_open_on is None:
            return say(
                "The clinic is closed on {day}. Please choose another day.", day=long_day(self.day)
            )
        return say(
            "The clinic is closed on {day}. The next open day is {following}.",
            day=long_day(self.day),
            following=long_day(self.next_open_on),
        )


@dataclass(eq=False)
class ByNobody(Refusal):
    """A follow-up without a person, or for one who no longer works here."""

    staff_id: int | None

    says = N_("Nobody who works here is to do it. Please choose a person.")


@dataclass(eq=False)
class FollowUpClosed(Refusal):
    """Somebody or something has ended the follow-up already."""

    state: FollowUpState

    says = N_("This follow-up is no longer open: {state}. Nothing was changed.")


@dataclass(eq=False)
class NewDayMissing(Refusal):
    """“Moved to” without the day."""

    says = N_("Moved to when? Please give the day.")


@dataclass(eq=False)
class CodeTwice(Refusal):
    """The same code stands in two of the lines keyed in."""

    code: str

    says = N_("{code} was keyed in twice. Please take one of them out.")


@dataclass(eq=False)
class DigitUnknown(Refusal):
    """The digit beside a code is not 1 to 9."""

    code: str
    digit: int

    says = N_("{digit} beside {code} is no result. Please type 1 to 9.")
