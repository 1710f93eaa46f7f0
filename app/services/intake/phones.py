"""Phone numbers out of cells that may hold several."""

import re
from typing import Final

from app.models.enums import RowProblem
from app.services.intake.sheet import Cell
from app.services.intake.text import plain_text, says_nothing
from app.services.rules.phones import PhoneFault, read_phone

_SEVERAL: Final = re.compile(r"[/、;；,，\n]|\s或\s")
_DIGITS: Final = re.compile(r"[\d\s\-()+.]+")
_KEPT: Final = range(7, 16)  # odd in this country, but as long as a number somewhere


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


def _read_one(text: str) -> str | RowProblem:
    read = read_phone(text)
    if read.digits:
        return read.digits
    if read.fault is PhoneFault.LOST_DIGITS:
        return RowProblem.PHONE_LOST_DIGITS
    digits = re.sub(r"\D", "", text)
    if _DIGITS.fullmatch(text) and digits.isascii() and len(digits) in _KEPT:
        return digits
    return RowProblem.NOT_A_PHONE
