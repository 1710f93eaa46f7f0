"""What is typed for one printed line: code, digit, and what was written beside it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.services.followups.back_entry import CodeEntry
from app.services.followups.printed_codes import CodedLine
from app.services.reading.amounts import read_amount
from app.services.rules.short_codes import LENGTH, tidied
from app.ui.parts.fields.typed_days import read_typed_day
from app.words.formats import currency_sign, minor_digits
from app.words.language import say

_NOTE: Final = ("#", "＃")
_SCORE_OF: Final = "/5"
_CALLED: Final = ("@", "＠")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """One line as it was keyed in and found to be right.

    Attributes:
        typed: The text, to be put right once more.
    """

    entry: CodeEntry
    line: CodedLine
    typed: str

    @property
    def called_on(self) -> date:
        """The day of the call."""
        return self.entry.called_on or self.line.usual_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a typed line says.

    Attributes:
        wrong: Why it says nothing, as a sentence.
    """

    entry: CodeEntry | None = None
    wrong: str = ""


def read_line(text: str, *, today: date, currency: str) -> Typed:
    """Return what ``7QK2 3``, ``7QK2 5 +4`` or ``7QK2 1 @20 4/5 ¥188 #note`` says."""
    plain, note = _without_note(text)
    code, rest = _code_and_rest(plain)
    if not rest or not rest[0].isdecimal() or len(rest[0]) > 1:
        return Typed(wrong=say("Type the code and the digit of the box, such as 7QK2 3."))
    told: dict[str, object] = {}
    for word in rest[1:]:
        name, value = _aside(word, today, currency)
        if value is None:
            return Typed(wrong=say("“{word}” is no day, no 4/5 and no amount.", word=word))
        told[name] = value
    return Typed(entry=_entry(code, int(rest[0]), note, told))


def read_sheet_day(text: str, *, today: date) -> date | None:
    """Return the day that ``@20`` sets for all lines that follow; ``None`` for other texts."""
    plain = text.strip()
    return _called(plain, today) if plain.startswith(_CALLED) else None


def _entry(code: str, digit: int, note: str | None, told: dict[str, object]) -> CodeEntry:
    names = ("called_on", "next_on", "satisfaction", "cost")
    called_on, next_on, score, cost = (told.get(name) for name in names)
    return CodeEntry(
        code=code,
        digit=digit,
        note=note,
        called_on=called_on if isinstance(called_on, date) else None,
        next_on=next_on if isinstance(next_on, date) else None,
        satisfaction=score if isinstance(score, int) else None,
        cost_minor=cost if isinstance(cost, int) else None,
    )


def _without_note(text: str) -> tuple[str, str | None]:
    for sign in _NOTE:
        plain, found, note = text.partition(sign)
        if found:
            return plain, note.strip() or None
    return text, None


def _code_and_rest(text: str) -> tuple[str, list[str]]:
    """Return the code and the words after it; code and digit may stand together."""
    words = text.split()
    if not words:
        return "", []
    first = tidied(words[0])
    if len(first) == LENGTH + 1:
        return first[:LENGTH], [first[LENGTH:], *words[1:]]
    return first, words[1:]


def _aside(word: str, today: date, currency: str) -> tuple[str, object]:
    if word.endswith(_SCORE_OF):
        score = word.removesuffix(_SCORE_OF)
        return "satisfaction", int(score) if score in {"1", "2", "3", "4", "5"} else None
    if word.startswith(_CALLED):
        return "called_on", _called(word, today)
    sign = currency_sign(currency).strip()
    if word.startswith((sign, "￥")):
        read = read_amount(word, minor_digits=minor_digits(currency))
        return "cost", read if isinstance(read, int) else None
    return "next_on", read_typed_day(word, today=today, earliest=today)


def _called(word: str, today: date) -> date | None:
    return read_typed_day(word[1:], today=today, latest=today)
