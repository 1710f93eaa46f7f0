"""What the archive refuses."""

from dataclasses import dataclass
from datetime import date

from typing_extensions import override

from app.services.foundation.errors import Refusal
from app.services.reading.phones import PhoneFault
from app.services.rules.lunar import PartialDate
from app.words import CustomerStatus, RelationSide
from app.words.language import N_, say, say_in
from app.words.names import name_of


@dataclass(eq=False)
class NamelessCustomer(Refusal):
    """Neither a name nor a phone was given, so nobody could find the customer again."""

    says = N_("Neither a name nor a phone was given. Please give at least one of them.")


@dataclass(eq=False)
class UnknownNumber(Refusal):
    """No customer bears the number."""

    number: str

    says = N_("No customer has the number {number}.")


@dataclass(eq=False)
class NumberTaken(Refusal):
    """Another customer bears the number."""

    number: str
    by_name: str

    says = N_("Number {number} belongs to {by_name}. Leave it empty to get the next free one.")


@dataclass(eq=False)
class NotAPhone(Refusal):
    """A text given as a phone cannot be rung."""

    text: str
    fault: PhoneFault

    @override
    def sentence(self) -> str:
        return _of_phone(self.text, self.fault)


@dataclass(eq=False)
class NoSuchDay(Refusal):
    """The calendar has no such day."""

    when: PartialDate

    @override
    def sentence(self) -> str:
        return say("There is no such day as {day}. Please check it.", day=_partial(self.when))


@dataclass(eq=False)
class FutureBirth(Refusal):
    """A birth that has not happened yet."""

    when: PartialDate

    @override
    def sentence(self) -> str:
        return say("A birth on {day} is still to come. Please check it.", day=_partial(self.when))


@dataclass(eq=False)
class FutureDay(Refusal):
    """A day that has not come yet, given for something that happened."""

    day: date

    says = N_("{day} is still to come. Please give a past day.")


@dataclass(eq=False)
class YearMissing(Refusal):
    """A day that comes only once, without its year."""

    label: str

    says = N_("A day that comes only once needs its year. Please add it.")


@dataclass(eq=False)
class UnknownResponsible(Refusal):
    """The person chosen to be responsible is not among the active staff."""

    staff_id: int

    says = N_("The person chosen as responsible no longer works here. Choose another.")


@dataclass(eq=False)
class ReasonMissing(Refusal):
    """A relation level is changed without saying why."""

    side: RelationSide

    says = N_("“{side}” changes: please write down why, so that it can be read later.")


@dataclass(eq=False)
class NoSuchLevel(Refusal):
    """A relation level outside 1 to 5."""

    level: int

    says = N_("The relation level {level} does not exist. Choose 1 to 5.")


@dataclass(eq=False)
class CustomerGone(Refusal):
    """The archive is closed: merged into another, anonymised, or retired.

    Attributes:
        status: Why nothing can be changed.
    """

    number: str
    name: str
    status: CustomerStatus

    says = N_("{name} (no. {number}) can no longer be changed. Status: {status}.")


@dataclass(eq=False)
class SameCustomer(Refusal):
    """Two different customers were needed and one was given twice."""

    number: str

    says = N_("Number {number} was chosen twice. Please choose two customers.")


@dataclass(eq=False)
class NameInUse(Refusal):
    """A need, pain, club or circle of that name exists."""

    name: str

    says = N_("“{name}” exists already. Please choose it or give another name.")


@dataclass(eq=False)
class NameEmpty(Refusal):
    """Something that is chosen by its name was left without one."""

    says = N_("A name is missing. Please give one.")


@dataclass(eq=False)
class WithdrawnTooEarly(Refusal):
    """A consent taken back before it was given."""

    given_on: date

    says = N_("The consent was given on {given_on}. It cannot be taken back earlier.")


@dataclass(eq=False)
class PastDay(Refusal):
    """A pause that would have ended already."""

    day: date

    says = N_("{day} is over already. Please give today or a later day.")


@dataclass(eq=False)
class RetirementReasonMissing(Refusal):
    """Customers are to be retired without saying why."""

    says = N_("Please write down why these customers are retired.")


@dataclass(eq=False)
class NotUpForRetirement(Refusal):
    """The objective rule does not propose the customer, so nobody may retire them."""

    number: str
    name: str

    says = N_(
        "{name} (no. {number}) is not proposed by the rule, so nobody was retired. Reload the list."
    )


@dataclass(eq=False)
class RestoreReasonMissing(Refusal):
    """Retired customers are to be brought back without saying why."""

    says = N_("Please write down why these customers are brought back.")


@dataclass(eq=False)
class NotRetired(Refusal):
    """A customer is to be brought back who was never retired."""

    number: str
    name: str

    says = N_("{name} (no. {number}) is not retired. Please reload the list.")


@dataclass(eq=False)
class AttachmentTooBig(Refusal):
    """A file is bigger than the archive takes in."""

    file_name: str
    size_bytes: int
    limit_bytes: int

    @override
    def sentence(self) -> str:
        return say(
            "{name} is too big. Files of up to {limit} MB are kept.",
            name=self.file_name,
            limit=self.limit_bytes >> 20,
        )


@dataclass(eq=False)
class AttachmentEmpty(Refusal):
    """A file holds nothing."""

    file_name: str

    says = N_("{file_name} is empty. Please choose another file.")


@dataclass(eq=False)
class AttachmentUnknown(Refusal):
    """A file is of no kind that the archive takes in, whatever its name says."""

    file_name: str

    says = N_(
        "{file_name} is neither a PDF, a picture nor a Word document. Please choose another file."
    )


@dataclass(eq=False)
class ConsentOfOther(Refusal):
    """An attachment names a consent that another customer gave."""

    says = N_("That consent was given by someone else. Please choose one of the customer.")


@dataclass(eq=False)
class CustomerRetired(Refusal):
    """The customer was taken out of the lists."""

    name: str

    says = N_("{name} was retired. Restore the customer first, then log this.")


@dataclass(eq=False)
class CustomerMerged(Refusal):
    """The customer's archive was united with another's."""

    name: str
    into_name: str
    into_number: str

    says = N_("{name} was merged into {into_name} ({into_number}). Please log it there.")


@dataclass(eq=False)
class CustomerAnonymised(Refusal):
    """Nobody knows any more who this customer was."""

    number: str

    says = N_("The archive {number} was made anonymous. Please add a new customer.")


@dataclass(eq=False)
class DayInFuture(Refusal):
    """Something that happened was dated after today."""

    on: date

    says = N_("{on} is still to come. Please choose today or earlier.")


@dataclass(eq=False)
class AmountBelowZero(Refusal):
    """Money given back was to be written down as a visit or a price."""

    amount_minor: int

    says = N_("An amount cannot be below zero. Money given back is logged as a refund.")


@dataclass(eq=False)
class ScoreOutOfRange(Refusal):
    """A score that is not 1 to 5."""

    score: int

    says = N_("{score} is no score. Please choose 1 to 5.")


def _of_phone(text: str, fault: PhoneFault) -> str:
    if fault is PhoneFault.LOST_DIGITS:
        return say(
            "“{typed}” has lost digits in a spreadsheet. Please type the whole number.", typed=text
        )
    return say("“{typed}” is not a phone number. Please check the digits.", typed=text)


def _partial(when: PartialDate) -> str:
    parts = [when.year, when.month, when.day]
    numbers = "-".join("?" if part is None else f"{part:02}" for part in parts)
    calendar = name_of(when.calendar)
    leap = say_in("lunar month", "leap month") if when.leap else ""
    return f"{numbers} ({', '.join(filter(None, (calendar, leap)))})"
