"""What is written in a cell, as text."""

import re
import unicodedata
from datetime import date, datetime
from typing import Final

from app.services.foundation.texts import LONGEST_NOTE, is_seen, legible
from app.services.reading.cells import Cell
from app.services.reading.folding import plain, tidy_name
from app.words import RowProblem

_NOTHING: Final = frozenset(
    {"-", "--", "---", "/", "\\", "无", "没有", "未知", "不详", "空", "n/a", "na", "nan", "null",
     "none", "nil", "unknown", "暂无", "保密", "未填"}
)  # fmt: skip
_GUARDED: Final = re.compile(r"^'(?=[=+\-@＝＋－＠\t\r\n0-9])")
_KEPT_AS_TEXT: Final = re.compile(r'="((?:[^"]|"")*)"|=(\+?\d+)')
_WHOLE: Final = re.compile(r"\d+\.0+")
_MOST_NAME: Final = 80
_MOST_NUMBER: Final = 32  # the column's width


def text_of(cell: Cell) -> str:
    """Return what ``cell`` shows, trimmed; whole numbers without their ``.0``.

    The apostrophe and the ``="..."`` by which people keep a spreadsheet from counting are
    no part of it.
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        text = _GUARDED.sub("", legible(cell).strip())
        kept = _KEPT_AS_TEXT.fullmatch(text)
        return text if kept is None else (kept[1] or "").replace('""', '"') + (kept[2] or "")
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
    return not text or plain(text) in _NOTHING


def read_words(cell: Cell, *, most: int) -> str | RowProblem | None:
    """Return one line of text of at most ``most`` characters."""
    text = " ".join(text_of(cell).split())
    if says_nothing(text):
        return None
    return text if len(text) <= most else RowProblem.TOO_LONG


def read_name(cell: Cell) -> str | RowProblem | None:
    """Return the name of a person or a thing as it is kept."""
    name = tidy_name(text_of(cell))
    if says_nothing(name) or not is_seen(name):
        return None
    return name if len(name) <= _MOST_NAME else RowProblem.TOO_LONG


def read_note(cell: Cell) -> str | RowProblem | None:
    """Return free text with its line breaks."""
    text = text_of(cell)
    if len(text) > LONGEST_NOTE:
        return RowProblem.TOO_LONG
    return text or None


def read_number(cell: Cell) -> str | RowProblem | None:
    """Return a customer's number as it is written, spaces and widths put right."""
    text = "".join(plain_text(cell).split())
    if _WHOLE.fullmatch(text):
        text = text.split(".")[0]
    if not text:
        return None
    return text if len(text) <= _MOST_NUMBER else RowProblem.TOO_LONG


def same_number(number: str) -> str:
    """Return what two spellings of one customer number have in common."""
    return number.casefold()
