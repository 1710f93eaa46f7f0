"""What is refused while results are written down later than they came."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum, auto

from typing_extensions import override

from app.services.foundation.errors import Refusal, sentence
from app.words import (
    AppointmentState,
    ContactPause,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    Outcome,
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
class LineRefused(Refusal):
    """One line of a list cannot be written down as it was keyed in; none of them was.

    Attributes:
        why: What stands in its way.
    """

    code: str
    customer_name: str
    why: Refusal

    @override
    def sentence(self) -> str:
        return say(
            "{code} ({name}): {why}",
            code=self.code,
            name=self.customer_name,
            why=sentence(self.why),
        )


@dataclass(eq=False)
class InPeace(Refusal):
    """The customer is not to be contacted.

    Attributes:
        until_on: Last day of the pause; ``None`` until somebody ends it.
    """

    name: str
    pause: ContactPause
    until_on: date | None

    @override
    def sentence(self) -> str:
        if self.until_on is None:
            return say(
                "{name} is not to be contacted. End the pause in the customer's file first.",
                name=self.name,
            )
        return say(
            "{name} is not to be contacted until {day}. Choose a later day or end the pause first.",
            name=self.name,
            day=long_day(self.until_on),
        )


@dataclass(eq=False)
class FollowUpInPast(Refusal):
    """A follow-up for a day that is over."""

    due_on: date

    says = N_("{due_on} is over. Please choose today or later.")


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
class InQuietHours(Refusal):
    """A time at which nobody may be rung on that day."""

    day: date
    at: time

    says = N_("At {at} on {day} nobody may be rung. Please choose another time.")


@dataclass(eq=False)
class ByNobody(Refusal):
    """A follow-up without a person, or for one who no longer works here."""

    staff_id: int | None

    says = N_("Nobody who works here is to do it. Please choose a person.")


@dataclass(eq=False)
class AlreadyPlanned(Refusal):
    """The customer has an open follow-up of that kind."""

    kind: FollowUpKind
    due_on: date
    staff_name: str

    says = N_("“{kind}” is planned already: {due_on}, {staff_name}. Move that one instead.")


@dataclass(eq=False)
class ContentMissing(Refusal):
    """Neither what to ask nor what to say was given."""

    says = N_("It says neither what to ask nor what to say. Please type one of them.")


@dataclass(eq=False)
class ChannelClosed(Refusal):
    """The customer took the consent to be contacted that way back."""

    name: str
    method: FollowUpMethod

    says = N_("{name} does not want to be contacted by “{method}”. Please choose another way.")


@dataclass(eq=False)
class CallBackOfNothing(Refusal):
    """A complaint call-back added by hand; it comes with its complaint."""

    says = N_("A call-back comes with its complaint. Please write down the complaint.")


@dataclass(eq=False)
class FollowUpClosed(Refusal):
    """Somebody or something has ended the follow-up already."""

    state: FollowUpState

    says = N_("This follow-up is no longer open: {state}. Nothing was changed.")


@dataclass(eq=False)
class CallBackStays(Refusal):
    """A complaint is called back without exception."""

    says = N_("Every complaint is called back. It can be moved, never called off.")


@dataclass(eq=False)
class WhyMissing(Refusal):
    """A follow-up is called off without saying why."""

    says = N_("Why is it called off? Please say so in a few words.")


@dataclass(eq=False)
class NewDayMissing(Refusal):
    """“Moved to” without the day."""

    says = N_("Moved to when? Please give the day.")


@dataclass(eq=False)
class CostMissing(Refusal):
    """A visit, flowers or a gift without what it cost."""

    method: FollowUpMethod

    says = N_("“{method}” costs something. Please type what it cost.")


@dataclass(eq=False)
class LeadWithoutValue(Refusal):
    """News about business without its value, or a value without the news."""

    says = N_("News about business needs both: what it is and what it is worth.")


@dataclass(eq=False)
class ContactSettled(Refusal):
    """The entry is older than a day; only a correction may follow it."""

    settled_at: datetime

    says = N_("The entry is older than a day and stays as it is. Write a correction instead.")


@dataclass(eq=False)
class ContactCorrected(Refusal):
    """The entry was corrected before; the latest correction is the one to correct."""

    says = N_("This entry was corrected already. Please correct the newer one.")


@dataclass(eq=False)
class OutcomeStays(Refusal):
    """An edit that would make more of an entry than other words: who was reached was reached."""

    outcome: Outcome

    says = N_("What came of it stays “{outcome}”. Take the entry back and write it anew instead.")


@dataclass(eq=False)
class BookingInPast(Refusal):
    """A booking for a day that is over."""

    starts_on: date

    says = N_("{starts_on} is over. Please book today or later.")


@dataclass(eq=False)
class BookingOutsideHours(Refusal):
    """A booking for a time at which the clinic is not open."""

    day: date
    at: time

    says = N_("The clinic is not open at {at} on {day}. Please choose another time.")


@dataclass(eq=False)
class BookingLengthImpossible(Refusal):
    """A booking of no length, or of more than a day."""

    minutes: int
    longest_minutes: int

    says = N_("That length is impossible. Please type the minutes it takes.")


@dataclass(eq=False)
class BookingNotYet(Refusal):
    """Somebody came, or did not come, to a booking of a later day."""

    starts_on: date

    says = N_("The booking is for {starts_on}. Please mark it on that day.")


@dataclass(eq=False)
class BookingStepRefused(Refusal):
    """A booking cannot go from where it is to there."""

    state: AppointmentState
    to: AppointmentState

    says = N_("The booking is “{state}” and cannot become “{to}”.")


@dataclass(eq=False)
class NothingToPrint(Refusal):
    """A list without a line."""

    says = N_("There is nothing to print. Choose other days, people or kinds.")


@dataclass(eq=False)
class ListTooLong(Refusal):
    """More lines than a list may have.

    Attributes:
        most: How many it may have.
    """

    count: int
    most: int

    says = N_("{count} lines are more than the {most} of one list. Choose fewer days or people.")


@dataclass(eq=False)
class ListOvertaken(Refusal):
    """The codes of a list not yet printed went to another one in the meantime."""

    says = N_(
        "Another list was printed in the meantime and has these codes. Please open the list again."
    )


@dataclass(eq=False)
class CodeMistyped(Refusal):
    """The characters do not fit together: one is wrong, or two changed places."""

    code: str

    says = N_(
        "“{code}” is mistyped: a character is wrong, or two changed places. Please look again."
    )


@dataclass(eq=False)
class CodeUnknown(Refusal):
    """No printed list has this code."""

    code: str

    says = N_("No printed list has the code {code}. Please look again.")


@dataclass(eq=False)
class CodeOfOlderPaper(Refusal):
    """The line stands on a newer list under another code, or its list is long over.

    Attributes:
        newer_code: ``None`` if no newer list has the line.
    """

    code: str
    printed_on: date
    newer_code: str | None

    @override
    def sentence(self) -> str:
        if self.newer_code is None:
            return say(
                "{code} is from a list printed on {day} that is long over. Please take the newest"
                " list.",
                code=self.code,
                day=long_day(self.printed_on),
            )
        return say(
            "{code} is from an older list, printed on {day}. On the newer one the line is {newer}.",
            code=self.code,
            day=long_day(self.printed_on),
            newer=self.newer_code,
        )


@dataclass(eq=False)
class CodeEntered(Refusal):
    """The line has been keyed in, or was ended otherwise."""

    code: str
    customer_name: str

    says = N_("{code} ({customer_name}) has been dealt with already.")


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
