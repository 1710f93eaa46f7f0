"""Telephone numbers as people and spreadsheets write them, brought into one form."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.services.foundation.texts import legible
from app.services.reading.cells import Cautioned, Cell
from app.services.reading.text import plain_text, says_nothing
from app.words import RowCaution, RowProblem

_SCIENTIFIC: Final = re.compile(r"(\d)(?:\.(\d+))?E\+?(\d{1,2})", re.IGNORECASE)
_FILLING: Final = re.compile(r"[\s\-()·‐‑‒–—―−]|(?<=\d)\.(?=\d{3})")
_WHOLE_NUMBER: Final = re.compile(r"\.0+$")
_COUNTRY: Final = re.compile(r"^(?:\+86|0086|86(?=1[3-9]\d{9}$|0\d{9,11}$))")
_TRUNK: Final = re.compile(r"^0+(?=1[3-9]\d{9}$)")
_MOBILE: Final = re.compile(r"1[3-9]\d{9}")
_LANDLINE: Final = re.compile(r"(0(?:10|2\d)|0[3-9]\d{2})(\d{7,8})")
_SERVICE: Final = re.compile(r"[48]00\d{7}")
_LOCAL: Final = re.compile(r"[2-8]\d{6,7}")
_CHINESE: Final = (_MOBILE, _LANDLINE, _SERVICE, _LOCAL)
_ZERO_LOST: Final = re.compile(r"(?:10|2\d)[2-8]\d{7}|[3-9]\d{2}[2-8]\d{6,7}")
_SEVERAL: Final = re.compile(r"[/、;；,，|\n]|\s或\s|(?<=\d{7})\s+(?=1[3-9]\d{9}\b)")
_LABEL: Final = re.compile(r"(?P<digits>[+\d][\d\s\-.]{5,}\d)\s*\(?(?P<after>[^\d()+]{1,16})\)?")
_LABEL_FIRST: Final = re.compile(r"\(?(?P<before>[^\d()+]{1,16}?)\)?[::]?\s*(?P<digits>[+\d].+)")
_LOOSE: Final = re.compile(r"[\d\s\-()+.]+")
_TYPED: Final = re.compile(r"\+?\d+")
_KEPT: Final = range(7, 16)  # odd in this country, but as long as a number somewhere
_ALMOST_MOBILE: Final = re.compile(r"1[3-9](?:\d{8}|\d{10})")
_MOBILE_START: Final = re.compile(r"1[3-9]")
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
        zero_added: A spreadsheet had taken the zero of the area code away.
    """

    digits: str | None = None
    fault: PhoneFault | None = None
    zero_added: bool = False


@dataclass(frozen=True, slots=True)
class PhoneCell:
    """One of the phones in a cell.

    Attributes:
        label: What stands beside it, such as whose it is.
    """

    digits: str
    label: str | None = None


def read_phone(text: str) -> PhoneRead:
    """Read a telephone number.

    Spaces, dashes, full-width digits, unseen signs, +86, 0086, a zero before a mobile number
    and the ``.0`` of a spreadsheet make no difference. Scientific notation is read only if it
    still holds every digit.
    """
    bare = _bare(text)
    if not bare:
        return PhoneRead(fault=PhoneFault.EMPTY)
    scientific = _SCIENTIFIC.fullmatch(bare)
    if scientific:
        return _read_scientific(*scientific.groups(default=""))
    compact = _FILLING.sub("", _WHOLE_NUMBER.sub("", bare))
    if not _TYPED.fullmatch(compact):
        return PhoneRead(fault=PhoneFault.NOT_DIGITS)
    return _read_digits(compact)


def searched_digits(text: str) -> str | None:
    """Return the digits by which a phone typed so far is found; None if it is none.

    The country and what stands before it make no difference; of a number from elsewhere
    the country code is part of what is kept.
    """
    compact = _FILLING.sub("", _bare(text))
    if not _TYPED.fullmatch(compact):
        return None
    country = _COUNTRY.match(compact)
    national = compact[country.end() :] if country else compact
    return _TRUNK.sub("", national.lstrip("+")) or None


def read_phones(
    cell: Cell,
) -> tuple[PhoneCell, ...] | Cautioned[tuple[PhoneCell, ...]] | RowProblem:
    """Return the phones in ``cell``, the first to ring first; odd ones with a caution."""
    text = plain_text(cell)
    found: dict[str, PhoneCell] = {}
    caution: RowCaution | None = None
    for part in _parts(text):
        phone = _read_one(part)
        if isinstance(phone, Cautioned):
            caution, phone = phone.caution, phone.value
        if isinstance(phone, RowProblem):
            return phone
        found.setdefault(phone.digits, phone)
    phones = tuple(found.values())
    return Cautioned(phones, caution) if caution else phones


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


def _bare(text: str) -> str:
    half = unicodedata.normalize("NFKC", legible(text)).strip()
    if half.isascii():
        return half
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in half)


def _parts(text: str) -> Iterator[str]:
    if says_nothing(text):
        return
    for part in _SEVERAL.split(text):
        if not says_nothing(part.strip()):
            yield part.strip()


def _read_one(text: str) -> PhoneCell | Cautioned[PhoneCell] | RowProblem:
    read = read_phone(text)
    if read.digits:
        phone = PhoneCell(read.digits)
        return Cautioned(phone, RowCaution.ZERO_ADDED) if read.zero_added else phone
    if read.fault is PhoneFault.LOST_DIGITS:
        return RowProblem.PHONE_LOST_DIGITS
    if read.fault is PhoneFault.NOT_DIGITS:
        return _labelled(text)
    digits = re.sub(r"\D", "", text)
    if not (_LOOSE.fullmatch(text) and digits.isascii() and len(digits) in _KEPT):
        return RowProblem.NOT_A_PHONE
    if _MOBILE_START.match(digits) and not _ALMOST_MOBILE.fullmatch(digits):
        return RowProblem.NOT_A_PHONE
    return Cautioned(PhoneCell(digits), RowCaution.ODD_PHONE)


def _labelled(text: str) -> PhoneCell | Cautioned[PhoneCell] | RowProblem:
    """Return a phone beside which stands whose it is: ``13900138821(女儿)``."""
    found = _LABEL.fullmatch(text) or _LABEL_FIRST.fullmatch(text)
    if found is None:
        return RowProblem.NOT_A_PHONE
    words = found.groupdict()
    label = (words.get("after") or words.get("before") or "").strip(" :：")
    phone = _read_one(words["digits"]) if read_phone(words["digits"]).digits else None
    if phone is None or isinstance(phone, RowProblem):
        return RowProblem.NOT_A_PHONE
    if isinstance(phone, Cautioned):
        return Cautioned(PhoneCell(phone.value.digits, label or None), phone.caution)
    return PhoneCell(phone.digits, label or None)


def _read_scientific(first: str, fraction: str, exponent: str) -> PhoneRead:
    if len(fraction) != int(exponent):
        return PhoneRead(fault=PhoneFault.LOST_DIGITS)
    return _read_digits(first + fraction)


def _read_digits(compact: str) -> PhoneRead:
    country = _COUNTRY.match(compact)
    national = _TRUNK.sub("", compact[country.end() :] if country else compact)
    for digits in (national, "0" + national) if country else (national,):
        if any(form.fullmatch(digits) for form in _CHINESE):
            return PhoneRead(digits=digits)
    if _ZERO_LOST.fullmatch(national):
        return PhoneRead(digits="0" + national, zero_added=True)
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
