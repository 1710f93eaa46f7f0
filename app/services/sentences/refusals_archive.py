"""Sentences for what the archive refuses."""

from app.services.archive.errors import (
    AttachmentEmpty,
    AttachmentTooBig,
    AttachmentUnknown,
    ConsentOfOther,
    CustomerGone,
    FutureBirth,
    FutureDay,
    NameEmpty,
    NameInUse,
    NamelessCustomer,
    NoSuchDay,
    NoSuchLevel,
    NotAPhone,
    NotRetired,
    NotUpForRetirement,
    NumberTaken,
    PastDay,
    ReasonMissing,
    RestoreReasonMissing,
    RetirementReasonMissing,
    SameCustomer,
    UnknownNumber,
    UnknownResponsible,
    WithdrawnTooEarly,
    YearMissing,
)
from app.services.reading.phones import PhoneFault
from app.services.rules.lunar import PartialDate
from app.words.formats import long_day
from app.words.language import say, say_in
from app.words.names import name_of


def sentence(error: BaseException) -> str | None:
    """Return what to say, ``None`` if the error is not of this room."""
    rooms = (
        _of_number,
        _of_person,
        _of_day,
        _of_span,
        _of_relation,
        _of_names,
        _of_retirement,
        _of_attachment,
    )
    return next((said for room in rooms if (said := room(error))), None)


def _of_number(error: BaseException) -> str | None:
    if isinstance(error, UnknownNumber):
        return say("No customer has the number {number}.", number=error.number)
    return None


def _of_person(error: BaseException) -> str | None:
    match error:
        case NamelessCustomer():
            return say("Neither a name nor a phone was given. Please give at least one of them.")
        case NumberTaken(number=number, by_name=name):
            return say(
                "Number {number} belongs to {name}. Leave it empty to get the next free one.",
                number=number,
                name=name,
            )
        case NotAPhone(text=text, fault=fault):
            return _of_phone(text, fault)
        case CustomerGone(name=name, number=number, status=status):
            return say(
                "{name} (no. {number}) can no longer be changed. Status: {status}.",
                name=name,
                number=number,
                status=name_of(status),
            )
        case SameCustomer(number=number):
            return say(
                "Number {number} was chosen twice. Please choose two customers.", number=number
            )
        case _:
            return None


def _of_phone(text: str, fault: PhoneFault) -> str:
    if fault is PhoneFault.LOST_DIGITS:
        return say(
            "“{typed}” has lost digits in a spreadsheet. Please type the whole number.", typed=text
        )
    return say("“{typed}” is not a phone number. Please check the digits.", typed=text)


def _of_day(error: BaseException) -> str | None:
    match error:
        case NoSuchDay(when=when):
            return say("There is no such day as {day}. Please check it.", day=_partial(when))
        case FutureBirth(when=when):
            return say("A birth on {day} is still to come. Please check it.", day=_partial(when))
        case FutureDay(day=day):
            return say("{day} is still to come. Please give a past day.", day=long_day(day))
        case YearMissing():
            return say("A day that comes only once needs its year. Please add it.")
        case _:
            return None


def _of_span(error: BaseException) -> str | None:
    match error:
        case PastDay(day=day):
            return say(
                "{day} is over already. Please give today or a later day.", day=long_day(day)
            )
        case WithdrawnTooEarly(given_on=day):
            return say(
                "The consent was given on {day}. It cannot be taken back earlier.",
                day=long_day(day),
            )
        case _:
            return None


def _of_relation(error: BaseException) -> str | None:
    match error:
        case UnknownResponsible():
            return say("The person chosen as responsible no longer works here. Choose another.")
        case ReasonMissing(side=side):
            return say(
                "“{side}” changes: please write down why, so that it can be read later.",
                side=name_of(side),
            )
        case NoSuchLevel(level=level):
            return say("The relation level {level} does not exist. Choose 1 to 5.", level=level)
        case _:
            return None


def _of_names(error: BaseException) -> str | None:
    match error:
        case NameInUse(name=name):
            return say("“{name}” exists already. Please choose it or give another name.", name=name)
        case NameEmpty():
            return say("A name is missing. Please give one.")
        case _:
            return None


def _of_retirement(error: BaseException) -> str | None:
    match error:
        case RetirementReasonMissing():
            return say("Please write down why these customers are retired.")
        case RestoreReasonMissing():
            return say("Please write down why these customers are brought back.")
        case NotUpForRetirement(number=number, name=name):
            return say(
                "{name} (no. {number}) is not proposed by the rule, so nobody was retired."
                " Reload the list.",
                name=name,
                number=number,
            )
        case NotRetired(number=number, name=name):
            return say(
                "{name} (no. {number}) is not retired. Please reload the list.",
                name=name,
                number=number,
            )
        case _:
            return None


def _of_attachment(error: BaseException) -> str | None:
    match error:
        case AttachmentTooBig(file_name=name, limit_bytes=limit):
            return say(
                "{name} is too big. Files of up to {limit} MB are kept.",
                name=name,
                limit=limit >> 20,
            )
        case AttachmentEmpty(file_name=name):
            return say("{name} is empty. Please choose another file.", name=name)
        case AttachmentUnknown(file_name=name):
            return say(
                "{name} is neither a PDF, a picture nor a Word document. Please choose another"
                " file.",
                name=name,
            )
        case ConsentOfOther():
            return say("That consent was given by someone else. Please choose one of the customer.")
        case _:
            return None


def _partial(when: PartialDate) -> str:
    parts = [when.year, when.month, when.day]
    numbers = "-".join("?" if part is None else f"{part:02}" for part in parts)
    calendar = name_of(when.calendar)
    leap = say_in("lunar month", "leap month") if when.leap else ""
    return f"{numbers} ({', '.join(filter(None, (calendar, leap)))})"
