"""What the archive refuses."""

from dataclasses import dataclass
from datetime import date

from app.services.foundation.errors import Refusal
from app.services.reading.phones import PhoneFault
from app.services.rules.lunar import PartialDate
from app.words import CustomerStatus, RelationSide


@dataclass(eq=False)
class NamelessCustomer(Refusal):
    """Neither a name nor a phone was given, so nobody could find the customer again."""


@dataclass(eq=False)
class UnknownNumber(Refusal):
    """No customer bears the number."""

    number: str


@dataclass(eq=False)
class NumberTaken(Refusal):
    """Another customer bears the number."""

    number: str
    by_name: str


@dataclass(eq=False)
class NotAPhone(Refusal):
    """A text given as a phone cannot be rung."""

    text: str
    fault: PhoneFault


@dataclass(eq=False)
class NoSuchDay(Refusal):
    """The calendar has no such day."""

    when: PartialDate


@dataclass(eq=False)
class FutureBirth(Refusal):
    """A birth that has not happened yet."""

    when: PartialDate


@dataclass(eq=False)
class FutureDay(Refusal):
    """A day that has not come yet, given for something that happened."""

    day: date


@dataclass(eq=False)
class YearMissing(Refusal):
    """A day that comes only once, without its year."""

    label: str


@dataclass(eq=False)
class UnknownResponsible(Refusal):
    """The person chosen to be responsible is not among the active staff."""

    staff_id: int


@dataclass(eq=False)
class ReasonMissing(Refusal):
    """A relation level is changed without saying why."""

    side: RelationSide


@dataclass(eq=False)
class NoSuchLevel(Refusal):
    """A relation level outside 1 to 5."""

    level: int


@dataclass(eq=False)
class CustomerGone(Refusal):
    """The archive is closed: merged into another, anonymised, or retired.

    Attributes:
        status: Why nothing can be changed.
    """

    number: str
    name: str
    status: CustomerStatus


@dataclass(eq=False)
class SameCustomer(Refusal):
    """Two different customers were needed and one was given twice."""

    number: str


@dataclass(eq=False)
class NameInUse(Refusal):
    """A need, pain, club or circle of that name exists."""

    name: str


@dataclass(eq=False)
class NameEmpty(Refusal):
    """Something that is chosen by its name was left without one."""


@dataclass(eq=False)
class WithdrawnTooEarly(Refusal):
    """A consent taken back before it was given."""

    given_on: date


@dataclass(eq=False)
class PastDay(Refusal):
    """A pause that would have ended already."""

    day: date


@dataclass(eq=False)
class RetirementReasonMissing(Refusal):
    """Customers are to be retired without saying why."""


@dataclass(eq=False)
class NotUpForRetirement(Refusal):
    """The objective rule does not propose the customer, so nobody may retire them."""

    number: str
    name: str


@dataclass(eq=False)
class RestoreReasonMissing(Refusal):
    """Retired customers are to be brought back without saying why."""


@dataclass(eq=False)
class NotRetired(Refusal):
    """A customer is to be brought back who was never retired."""

    number: str
    name: str


@dataclass(eq=False)
class AttachmentTooBig(Refusal):
    """A file is bigger than the archive takes in."""

    file_name: str
    size_bytes: int
    limit_bytes: int


@dataclass(eq=False)
class AttachmentEmpty(Refusal):
    """A file holds nothing."""

    file_name: str


@dataclass(eq=False)
class AttachmentUnknown(Refusal):
    """A file is of no kind that the archive takes in, whatever its name says."""

    file_name: str


@dataclass(eq=False)
class ConsentOfOther(Refusal):
    """An attachment names a consent that another customer gave."""


@dataclass(eq=False)
class CustomerRetired(Refusal):
    """The customer was taken out of the lists."""

    name: str


@dataclass(eq=False)
class CustomerMerged(Refusal):
    """The customer's archive was united with another's."""

    name: str
    into_name: str
    into_number: str


@dataclass(eq=False)
class CustomerAnonymised(Refusal):
    """Nobody knows any more who this customer was."""

    number: str


@dataclass(eq=False)
class DayInFuture(Refusal):
    """Something that happened was dated after today."""

    on: date


@dataclass(eq=False)
class AmountBelowZero(Refusal):
    """Money given back was to be written down as a visit or a price."""

    amount_minor: int


@dataclass(eq=False)
class ScoreOutOfRange(Refusal):
    """A score that is not 1 to 5."""

    score: int
