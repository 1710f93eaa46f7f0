"""Phone numbers out of cells that spreadsheets have been at."""

import re
from decimal import Decimal
from typing import Final

from app.models.enums import RowProblem
from app.services.intake.sheet import Cell
from app.services.intake.text import plain_text, says_nothing

_SCIENTIFIC: Final = re.compile(r"(\d)(?:\.(\d+))?E\+?(\d{1,2})", re.IGNORECASE)
_SEVERAL: Final = re.compile(r"[/、;；,，\n]|\s或\s")
_WHOLE: Final = re.compile(r"(\d+)\.0*")
_JOINTS: Final = re.compile(r"[\s\-()._·]+")
_DIGITS: Final = range(5, 16)  # from short landlines to the longest number there is
_CHINA: Final = re.compile(r"(?:\+|00)?86(1\d{10})")


def read_phones(cell: Cell) -> tuple[str, ...] | RowProblem:
    """Return the phone numbers in ``cell`` as digits, the first to ring first."""
    text = plain_text(cell)
    if says_nothing(text):
        return ()
    found: list[str] = []
    for part in _SEVERAL.split(text):
        if says_nothing(part.strip()):
            continue
        phone = _read_phone(part.strip())
        if isinstance(phone, RowProblem):
            return phone
        if phone not in found:
            found.append(phone)
    return tuple(found)


def _read_phone(text: str) -> str | RowProblem:
    if scientific := _SCIENTIFIC.fullmatch(text):
        first, rest, power = scientific.groups()
        if len(rest or "") < int(power):
            return RowProblem.PHONE_LOST_DIGITS
        text = f"{Decimal(f'{first}.{rest}E{power}'):.0f}"
    if whole := _WHOLE.fullmatch(text):
        text = whole.group(1)
    bare = _JOINTS.sub("", text)
    if china := _CHINA.fullmatch(bare):
        return china.group(1)
    digits = bare.removeprefix("+")
    if digits.isascii() and digits.isdigit() and len(digits) in _DIGITS:
        return digits
    return RowProblem.NOT_A_PHONE
