"""What is written in a cell, as text."""

import re
import unicodedata
from datetime import date, datetime
from typing import Final

from app.services.reading.cells import Cell
from app.words import RowProblem

_NOTHING: Final = frozenset(
    {"-", "--", "/", "\\", "无", "没有", "未知", "不详", "空", "n/a", "#n/a", "na", "nan", "null",
     "none", "nil", "unknown", "暂无", "保密", "未填"}
)  # fmt: skip
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_GUARDED: Final = re.compile(r"^'(?=[=+\-@\t\r0-9])")
_BLANKS: Final = re.compile(r"\s+")
_MOST_NOTE: Final = 5_000


def text_of(cell: Cell) -> str:
    """Return what ``cell`` shows, trimmed; whole numbers without their ``.0``."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _GUARDED.sub("", _CONTROL.sub("", cell.replace("\r\n", "\n")).strip())
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def plain_text(cell: Cell) -> str:
    """Return what ``cell`` shows with full-width letters and figures made plain."""
    text = text_of(cell)
    return text if text.isascii() else unicodedata.normalize("NFKC", text).strip()


def says_nothing(text: str) -> bool:
    """Return whether ``text`` is blank or a stand-in for it, such as a dash."""
    return not text or text.casefold() in _NOTHING


def read_words(cell: Cell, *, most: int) -> str | RowProblem | None:
    """Return one line of text of at most ``most`` characters."""
    text = _BLANKS.sub(" ", text_of(cell))
    if says_nothing(text):
        return None
    return text if len(text) <= most else RowProblem.TOO_LONG


def read_note(cell: Cell) -> str | RowProblem | None:
    """Return free text with its line breaks."""
    text = text_of(cell)
    if len(text) > _MOST_NOTE:
        return RowProblem.TOO_LONG
    return text or None


def read_number(cell: Cell) -> str | RowProblem | None:
    """Return a customer's number as it is written, spaces and widths put right."""
    text = _BLANKS.sub("", plain_text(cell))
    if not text:
        return None
    return text if len(text) <= 32 else RowProblem.TOO_LONG  # noqa: PLR2004 (the column's width)


def same_number(number: str) -> str:
    """Return what two spellings of one customer number have in common."""
    return number.casefold()
