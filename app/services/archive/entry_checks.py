"""Whether what a form collected can be kept, brought into the form it is kept in."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from typing_extensions import override

from app.services.archive.entries import CustomerEntry, DateEntry, PhoneEntry
from app.services.archive.errors import FutureDay
from app.services.archive.readings import default_pinyin
from app.services.foundation.errors import Refusal
from app.services.foundation.texts import is_seen, legible
from app.services.reading.folding import tidy_name, tidy_number
from app.services.reading.phones import PhoneFault, PhoneRead, mask_phone, read_phone
from app.services.rules.lunar import PartialDate, is_possible, solar_birth
from app.words.language import N_, say, say_in
from app.words.names import name_of


@dataclass(eq=False)
class NamelessCustomer(Refusal):
    """Neither a name nor a phone was given, so nobody could find the customer again."""

    says = N_("Neither a name nor a phone was given. Please give at least one of them.")


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
class YearMissing(Refusal):
    """A day that comes only once, without its year."""

    label: str

    says = N_("A day that comes only once needs its year. Please add it.")


@dataclass(eq=False)
class NoSuchLevel(Refusal):
    """A relation level outside 1 to 5."""

    level: int

    says = N_("The relation level {level} does not exist. Choose 1 to 5.")


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


LEVELS: Final = range(1, 6)
_TEXTS: Final = (
    "number",
    "wechat",
    "region",
    "sub_region",
    "address",
    "source",
    "relation_reason",
    "conflict_handling",
    "note",
)


def checked(
    entry: CustomerEntry, *, today: date, kept_phones: Collection[str] = ()
) -> CustomerEntry:
    """Return ``entry`` tidied: no blanks, phones as digits, the likely pinyin filled in.

    Args:
        entry: As typed.
        today: The clinic's day.
        kept_phones: Digits on file already, which stay although they are odd.

    Raises:
        NamelessCustomer: There is neither a name nor a phone.
        NotAPhone: A phone cannot be rung.
        NoSuchDay: A birthday or an important date that no calendar has.
        FutureBirth: The customer is not born yet.
        FutureDay: The first contact has not been yet.
        YearMissing: A day that comes once has no year.
        NoSuchLevel: A relation level outside 1 to 5.
    """
    phones = checked_phones(entry.phones, kept=kept_phones)
    name = tidy_name(entry.name) if is_seen(entry.name) else ""
    if not name and not phones:
        raise NamelessCustomer
    _check_birth(entry.birth, today)
    _check_dates(entry)
    _check_levels(entry)
    if entry.first_contact_on is not None and entry.first_contact_on > today:
        raise FutureDay(entry.first_contact_on)
    name = name or mask_phone(phones[0].text)
    pinyin = entry.pinyin if entry.pinyin is not None else default_pinyin(name)
    tidy: dict[str, Any] = {field: _tidy(getattr(entry, field)) for field in _TEXTS}
    tidy["number"] = tidy_number(tidy["number"] or "") or None
    family = tuple(replace(each, name=tidy_name(each.name)) for each in entry.family)
    return replace(entry, name=name, pinyin=pinyin.strip(), phones=phones, family=family, **tidy)


def checked_phones(
    phones: tuple[PhoneEntry, ...], *, kept: Collection[str] = ()
) -> tuple[PhoneEntry, ...]:
    """Return the phones as digits, each once; blank ones are left out.

    Raises:
        NotAPhone: One cannot be rung.
    """
    found: dict[str, PhoneEntry] = {}
    for phone in phones:
        read = PhoneRead(digits=phone.text) if phone.text in kept else read_phone(phone.text)
        if read.digits is not None:
            entry = replace(phone, text=read.digits, label=_tidy(phone.label))
            found.setdefault(read.digits, entry)
        elif read.fault not in (None, PhoneFault.EMPTY):
            raise NotAPhone(phone.text.strip(), read.fault)
    return tuple(found.values())


def _tidy(text: str | None) -> str | None:
    return legible(text or "").strip() or None


def _check_birth(birth: PartialDate, today: date) -> None:
    if not is_possible(birth):
        raise NoSuchDay(birth)
    born_on = solar_birth(birth)
    if (born_on or today) > today or (birth.year or 0) > today.year:
        raise FutureBirth(birth)


def _check_dates(entry: CustomerEntry) -> None:
    dates = [*entry.dates, *(each for member in entry.family for each in member.dates)]
    for each in dates:
        _check_date(each)


def _check_date(entry: DateEntry) -> None:
    when = entry.when
    known = when.month is not None and when.day is not None
    if not known or not is_possible(when):
        raise NoSuchDay(when)
    if not entry.yearly and when.year is None:
        raise YearMissing(entry.label or "")


def _check_levels(entry: CustomerEntry) -> None:
    for level in (entry.relation_clinic, entry.relation_specialist):
        if level is not None and level not in LEVELS:
            raise NoSuchLevel(level)
