"""Cells of the archive that hold more than one thing: lists, consents, receipts, hours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, tzinfo
from typing import Final, TypeAlias

from app.services.reading.amounts import read_amount
from app.services.reading.cells import Cell
from app.services.reading.days import read_day
from app.services.reading.folding import plain, simplified, tidy_line
from app.services.reading.text import plain_text, says_nothing, text_of
from app.services.reading.times import read_time
from app.services.tables.choices import CONFLICTS, CONSENTS
from app.services.tables.columns import plain_heading
from app.words import ConflictKind, ConsentKind, RowProblem

Hours: TypeAlias = tuple[time | None, time | None]

_LISTED: Final = ";；、,，|/\n"
_DATED: Final = ";；、,，|\n"  # days hold strokes
_SUMS: Final = ";；、|\n"  # amounts hold commas
_DENIED: Final = re.compile(
    r"(?:无|没有|否认|未发现|暂无|不)(?:任何|明显|已知|特殊)?(?:药物|食物)?的?"
    r"(?:过敏|禁忌|病|既往|忌讳|特殊)?(?:史|症|证|源|原|情况|记录|要求)?"
    r"|(?:no|none|nil)(?: known)?(?: drug)?(?: (?:allerg\w+|contraindications?|conditions?))?"
    r"|nkda|nka",
    re.IGNORECASE,
)
_SPAN: Final = re.compile(r"\s*(?:-|–|—|~|至|到|to|until)\s*")
_AFTER: Final = re.compile(r"(?:after|from)\s*(.+)|(.+?)\s*(?:以后|之后|后|起)", re.IGNORECASE)
_BEFORE: Final = re.compile(r"(?:before|until)\s*(.+)|(.+?)\s*(?:以前|之前|前|止)", re.IGNORECASE)
_TIMES_OF_DAY: Final[dict[str, Hours]] = {
    "上午": (time(9), time(12)),
    "早上": (time(9), time(12)),
    "中午": (time(12), time(14)),
    "下午": (time(13), time(18)),
    "傍晚": (time(17), time(19)),
    "晚上": (time(18), time(21)),
    "morning": (time(9), time(12)),
    "noon": (time(12), time(14)),
    "afternoon": (time(13), time(18)),
    "evening": (time(18), time(21)),
    "全天": (None, None),
    "都可以": (None, None),
    "随时": (None, None),
    "anytime": (None, None),
    "allday": (None, None),
}
_YES: Final = frozenset(
    {"是", "同意", "已同意", "有", "已签", "已签署", "可以", "可", "√", "✓", "✔", "y", "yes",
     "true", "1", "ok", "given", "signed", "agreed"}
)  # fmt: skip
_NO: Final = frozenset(
    {"否", "不同意", "未签", "未同意", "不可", "不可以", "拒绝", "×", "✗", "✘", "x", "n", "no",
     "false", "0", "refused", "withdrawn", "已撤回", "撤回"}
)  # fmt: skip
_SAME: Final = frozenset({"同手机", "同电话", "同上", "同", "一致", "same", "sameasphone"})
_YEAR: Final = re.compile(r"((?:19|20)\d\d)年?\s*[:：=]?\s*(.+)")
_LEVEL: Final = re.compile(r"(?:level)?([1-5])(?:级|星|分|/5)?", re.IGNORECASE)
_DAY: Final = re.compile(r"(.*?)\s*\(?(\d{4}\D\d{1,2}\D\d{1,2})日?\)?")
_MOST_ITEM: Final = 120


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a file says of one consent.

    Attributes:
        given: It stands; otherwise it was taken back.
        on: Since when, where the file says so.
    """

    kind: ConsentKind
    given: bool
    on: date | None = None


def parts_of(cell: Cell, marks: str) -> Iterator[str]:
    """Yield what ``cell`` lists, parted at ``marks`` but never within brackets.

    Blanks, dashes and ways to say "none" are left out.
    """
    for part in _outside_brackets(text_of(cell), marks):
        item = " ".join(part.split())
        if not (says_nothing(item) or _DENIED.fullmatch(simplified(item))):
            yield item


def items_in(text: str) -> list[str]:
    """Return what a text would be taken for if it stood in a list."""
    return [plain(part) for part in parts_of(text, _LISTED)]


def read_list(cell: Cell, *, most: int = _MOST_ITEM) -> tuple[str, ...] | RowProblem:
    """Return the things that ``cell`` lists, each once; "none" lists nothing."""
    found: dict[str, str] = {}
    for part in parts_of(cell, _LISTED):
        if len(part) > most:
            return RowProblem.TOO_LONG
        found.setdefault(plain(part), tidy_line(part))
    return tuple(found.values())


def read_consent(
    cell: Cell, *, kind: ConsentKind, today: date, zone: tzinfo | None
) -> tuple[Allowed, ...] | RowProblem:
    """Return whether one thing is allowed: yes, no, or the day since when."""
    word = plain(text_of(cell))
    if says_nothing(word):
        return ()
    if word in _YES or word in _NO:
        return (Allowed(kind, given=word in _YES),)
    day = read_day(cell, latest_year=today.year, zone=zone)
    if not isinstance(day, date):
        return RowProblem.NOT_A_CHOICE
    return RowProblem.FUTURE_DAY if day > today else (Allowed(kind, given=True, on=day),)


def read_consents(cell: Cell, *, today: date) -> tuple[Allowed, ...] | RowProblem:
    """Return what is allowed, as ``可致电 2024-01-01; 可使用肖像``."""
    found = []
    for part in parts_of(cell, _DATED):
        dated = _DAY.fullmatch(part)
        kind = CONSENTS.get(plain_heading(dated[1] if dated else part))
        day = read_day(dated[2]) if dated else None
        if kind is None or isinstance(day, RowProblem):
            return RowProblem.NOT_A_CHOICE if kind is None else RowProblem.NO_SUCH_DAY
        if day is not None and day > today:
            return RowProblem.FUTURE_DAY
        found.append(Allowed(ConsentKind(kind), given=True, on=day))
    return tuple(found)


def read_receipts(
    cell: Cell, *, minor_digits: int, year: int | None
) -> tuple[tuple[int, int], ...] | RowProblem:
    """Return receipts by year: of the year in the heading, or as ``2023: 12,800; 2024: 9,000``."""
    if year is not None:
        amount = read_amount(cell, minor_digits=minor_digits)
        if isinstance(amount, RowProblem):
            return amount
        return () if amount is None else ((year, amount),)
    found = []
    for part in parts_of(cell, _SUMS):
        told = _YEAR.fullmatch(part)
        amount = read_amount(told[2], minor_digits=minor_digits) if told else None
        if told is None or amount is None:
            return RowProblem.NOT_AN_AMOUNT
        if isinstance(amount, RowProblem):
            return amount
        found.append((int(told[1]), amount))
    return tuple(found)


def read_hours(cell: Cell) -> Hours | RowProblem | None:
    """Return from when until when somebody is well reached: 10:00-18:00, 下午, 18点后."""
    text = plain_text(cell).casefold()
    if says_nothing(text):
        return None
    if (known := _TIMES_OF_DAY.get("".join(text.split()).removesuffix("s"))) is not None:
        return known
    if (found := _BEFORE.fullmatch(text)) is not None:
        at = read_time(found[1] or found[2])
        return (None, at) if isinstance(at, time) else RowProblem.NOT_A_TIME
    if (found := _AFTER.fullmatch(text)) is not None:
        at = read_time(found[1] or found[2])
        return (at, None) if isinstance(at, time) else RowProblem.NOT_A_TIME
    return _span(_SPAN.split(text))


def read_level(cell: Cell) -> int | RowProblem | None:
    """Return a relation level from 1 to 5."""
    word = plain(text_of(cell))
    if says_nothing(word):
        return None
    found = _LEVEL.fullmatch(word)
    return int(found[1]) if found else RowProblem.NOT_A_CHOICE


def read_conflict(cell: Cell) -> tuple[ConflictKind, str | None] | None:
    """Return where ideas part ways; what is no word known here is how it shows."""
    text = text_of(cell)
    if says_nothing(text):
        return None
    kind = CONFLICTS.get(plain_heading(text))
    return (ConflictKind(kind), None) if kind else (ConflictKind.OTHER, text)


def is_same_as_phone(cell: Cell) -> bool:
    """Return whether a cell only says that WeChat goes by the phone."""
    return plain(text_of(cell)) in _SAME


def _outside_brackets(text: str, marks: str) -> Iterator[str]:
    depth, start = 0, 0
    for at, sign in enumerate(text):
        depth += (sign in "(（[【") - (sign in ")）]】")
        if depth <= 0 and sign in marks:
            yield text[start:at]
            start = at + 1
    yield text[start:]


def _span(ends: list[str]) -> Hours | RowProblem:
    if len(ends) != 2:  # noqa: PLR2004 (from and until)
        return RowProblem.NOT_A_TIME
    from_at, until_at = (read_time(end.strip()) for end in ends)
    if isinstance(from_at, RowProblem) or isinstance(until_at, RowProblem):
        return RowProblem.NOT_A_TIME
    crossed = from_at is not None and until_at is not None and from_at > until_at
    return RowProblem.NOT_A_TIME if crossed else (from_at, until_at)
