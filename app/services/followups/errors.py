"""What is refused while results are written down later than they came."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum, auto

from app.services.foundation.errors import Refusal
from app.words import (
    AppointmentState,
    ContactPause,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    Outcome,
)


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


@dataclass(eq=False)
class LineRefused(Refusal):
    """One line of a list cannot be written down as it was keyed in; none of them was.

    Attributes:
        why: What stands in its way.
    """

    code: str
    customer_name: str
    why: Refusal


@dataclass(eq=False)
class InPeace(Refusal):
    """The customer is not to be contacted.

    Attributes:
        until_on: Last day of the pause; ``None`` until somebody ends it.
    """

    name: str
    pause: ContactPause
    until_on: date | None


@dataclass(eq=False)
class FollowUpInPast(Refusal):
    """A follow-up for a day that is over."""

    due_on: date


@dataclass(eq=False)
class ClinicClosed(Refusal):
    """Nobody is there on that day.

    Attributes:
        next_open_on: When somebody is; ``None`` if nobody knows.
    """

    day: date
    next_open_on: date | None


@dataclass(eq=False)
class InQuietHours(Refusal):
    """A time at which nobody may be rung on that day."""

    day: date
    at: time


@dataclass(eq=False)
class ByNobody(Refusal):
    """A follow-up without a person, or for one who no longer works here."""

    staff_id: int | None


@dataclass(eq=False)
class AlreadyPlanned(Refusal):
    """The customer has an open follow-up of that kind."""

    kind: FollowUpKind
    due_on: date
    staff_name: str


@dataclass(eq=False)
class ContentMissing(Refusal):
    """Neither what to ask nor what to say was given."""


@dataclass(eq=False)
class ChannelClosed(Refusal):
    """The customer took the consent to be contacted that way back."""

    name: str
    method: FollowUpMethod


@dataclass(eq=False)
class CallBackOfNothing(Refusal):
    """A complaint call-back added by hand; it comes with its complaint."""


@dataclass(eq=False)
class FollowUpClosed(Refusal):
    """Somebody or something has ended the follow-up already."""

    state: FollowUpState


@dataclass(eq=False)
class CallBackStays(Refusal):
    """A complaint is called back without exception."""


@dataclass(eq=False)
class WhyMissing(Refusal):
    """A follow-up is called off without saying why."""


@dataclass(eq=False)
class NewDayMissing(Refusal):
    """“Moved to” without the day."""


@dataclass(eq=False)
class CostMissing(Refusal):
    """A visit, flowers or a gift without what it cost."""

    method: FollowUpMethod


@dataclass(eq=False)
class LeadWithoutValue(Refusal):
    """News about business without its value, or a value without the news."""


@dataclass(eq=False)
class ContactSettled(Refusal):
    """The entry is older than a day; only a correction may follow it."""

    settled_at: datetime


@dataclass(eq=False)
class ContactCorrected(Refusal):
    """The entry was corrected before; the latest correction is the one to correct."""


@dataclass(eq=False)
class OutcomeStays(Refusal):
    """An edit that would make more of an entry than other words: who was reached was reached."""

    outcome: Outcome


@dataclass(eq=False)
class BookingInPast(Refusal):
    """A booking for a day that is over."""

    starts_on: date


@dataclass(eq=False)
class BookingOutsideHours(Refusal):
    """A booking for a time at which the clinic is not open."""

    day: date
    at: time


@dataclass(eq=False)
class BookingLengthImpossible(Refusal):
    """A booking of no length, or of more than a day."""

    minutes: int
    longest_minutes: int


@dataclass(eq=False)
class BookingNotYet(Refusal):
    """Somebody came, or did not come, to a booking of a later day."""

    starts_on: date


@dataclass(eq=False)
class BookingStepRefused(Refusal):
    """A booking cannot go from where it is to there."""

    state: AppointmentState
    to: AppointmentState


@dataclass(eq=False)
class NothingToPrint(Refusal):
    """A list without a line."""


@dataclass(eq=False)
class ListTooLong(Refusal):
    """More lines than a list may have.

    Attributes:
        most: How many it may have.
    """

    count: int
    most: int


@dataclass(eq=False)
class ListOvertaken(Refusal):
    """The codes of a list not yet printed went to another one in the meantime."""


@dataclass(eq=False)
class CodeMistyped(Refusal):
    """The characters do not fit together: one is wrong, or two changed places."""

    code: str


@dataclass(eq=False)
class CodeUnknown(Refusal):
    """No printed list has this code."""

    code: str


@dataclass(eq=False)
class CodeOfOlderPaper(Refusal):
    """The line stands on a newer list under another code, or its list is long over.

    Attributes:
        newer_code: ``None`` if no newer list has the line.
    """

    code: str
    printed_on: date
    newer_code: str | None


@dataclass(eq=False)
class CodeEntered(Refusal):
    """The line has been keyed in, or was ended otherwise."""

    code: str
    customer_name: str


@dataclass(eq=False)
class CodeTwice(Refusal):
    """The same code stands in two of the lines keyed in."""

    code: str


@dataclass(eq=False)
class DigitUnknown(Refusal):
    """The digit beside a code is not 1 to 9."""

    code: str
    digit: int
