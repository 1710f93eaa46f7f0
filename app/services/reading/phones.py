"""Telephone numbers as people and spreadsheets write them, brought into one form."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.services.reading.cells import Cell
from app.services.reading.text import plain_text, says_nothing
from app.words import RowProblem

_SCIENTIFIC: Final = re.compile(r"(\d)(?:\.(\d+))?E\+?(\d{1,2})", re.IGNORECASE)
_FILLING: Final = re.compile(r"[\s\-()·‐‑‒–—―−]|(?<=\d)\.(?=\d{3})")
_WHOLE_NUMBER: Final = re.compile(r"\.0+$")
_COUNTRY: Final = re.compile(r"^(?:\+86|0086|86(?=1[3-9]\d{9}$))")
_MOBILE: Final = re.compile(r"1[3-9]\d{9}")
_LANDLINE: Final = re.compile(r"(0(?:10|2\d)|0[3-9]\d{2})(\d{7,8})")
_SERVICE: Final = re.compile(r"[48]00\d{7}")
_LOCAL: Final = re.compile(r"[2-8]\d{6,7}")
_CHINESE: Final = (_MOBILE, _LANDLINE, _SERVICE, _LOCAL)
_SEVERAL: Final = re.compile(r"[/、;；,，\n]|\s或\s")
_LOOSE: Final = re.compile(r"[\d\s\-()+.]+")
_KEPT: Final = range(7, 16)  # odd in this country, but as long as a number somewhere
_ALL_BUT_LAST_FOUR: Final = re.compile(r"\d(?=(?:\D*\d){4})")


class PhoneFault(StrEnum):
    """Why a text is no telephone number."""

    EMPTY = "empty"
    LOST_DIGITS = "lost_digits"
    NOT_DIGITS = "not_digits"
    NO_SUCH_NUMBER = "no_such_number"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneRead:
    """What a text says: a number in the one form, or why it is none.

    Attributes:
        digits: National digits for China, ``+`` and country code for elsewhere.
    """

    digits: str | None = None
    fault: PhoneFault | None = None


def read_phone(text: str) -> PhoneRead:
    """Read a telephone number.

    Spaces, dashes, full-width digits, +86 and 0086 and the ``.0`` of a spreadsheet make
    no difference. Scientific notation is read only if it still holds every digit.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return PhoneRead(fault=PhoneFault.EMPTY)
    scientific = _SCIENTIFIC.fullmatch(plain)
    if scientific:
        return _read_scientific(*scientific.groups(default=""))
    compact = _FILLING.sub("", _WHOLE_NUMBER.sub("", plain))
    if not re.fullmatch(r"\+?\d+", compact):
        return PhoneRead(fault=PhoneFault.NOT_DIGITS)
    return _read_digits(compact)


def read_phones(cell: Cell) -> tuple[str, ...] | RowProblem:
    """Return the phone numbers in ``cell``, the first to ring first."""
    text = plain_text(cell)
    if says_nothing(text):
        return ()
    found: list[str] = []
    for part in _SEVERAL.split(text):
        if says_nothing(part.strip()):
            continue
        phone = _read_one(part.strip())
        if isinstance(phone, RowProblem):
            return phone
        if phone not in found:
            found.append(phone)
    return tuple(found)


def show_phone(digits: str) -> str:
    """Return a number grouped for reading: ``139 0013 8821``."""
    if digits.startswith("+"):
        return _show_foreign(digits)
    if _MOBILE.fullmatch(digits):
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    landline = _LANDLINE.fullmatch(digits)
    if landline:
        area, line = landline.groups()
        return f"{area} {line[:-4]} {line[-4:]}"
    return digits


def mask_phone(digits: str) -> str:
    """Return a number with all but its end hidden: ``*** **** 8821``."""
    return _ALL_BUT_LAST_FOUR.sub("*", show_phone(digits))


def last_four(digits: str) -> str:
    """Return the end of a number, by which people are found."""
    return digits[-4:]


def _read_one(text: str) -> str | RowProblem:
    read = read_phone(text)
    if read.digits:
        return read.digits
    if read.fault is PhoneFault.LOST_DIGITS:
        return RowProblem.PHONE_LOST_DIGITS
    digits = re.sub(r"\D", "", text)
    if _LOOSE.fullmatch(text) and digits.isascii() and len(digits) in _KEPT:
        return digits
    return RowProblem.NOT_A_PHONE


def _read_scientific(first: str, fraction: str, exponent: str) -> PhoneRead:
    if len(fraction) != int(exponent):
        return PhoneRead(fault=PhoneFault.LOST_DIGITS)
    return _read_digits(first + fraction)


def _read_digits(compact: str) -> PhoneRead:
    country = _COUNTRY.match(compact)
    national = compact[country.end() :] if country else compact
    for digits in (national, "0" + national) if country else (national,):
        if any(form.fullmatch(digits) for form in _CHINESE):
            return PhoneRead(digits=digits)
    if country or not compact.startswith(("+", "00")):
        return PhoneRead(fault=PhoneFault.NO_SUCH_NUMBER)
    return _read_foreign("+" + compact.lstrip("+0"))


def _read_foreign(international: str) -> PhoneRead:
    import phonenumbers

    try:
        number = phonenumbers.parse(international)
    except phonenumbers.NumberParseException:
        return PhoneRead(fault=PhoneFault.NO_SUCH_NUMBER)
    if not phonenumbers.is_possible_number(number):
        return PhoneRead(fault=PhoneFault.NO_SUCH_NUMBER)
    return PhoneRead(digits=phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _show_foreign(digits: str) -> str:
    import phonenumbers

    number = phonenumbers.parse(digits)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
