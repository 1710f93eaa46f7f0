"""What text the store keeps: signs that can be seen, and no more of them than fit."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, UOWTransaction
from typing_extensions import override

from app.models import Base
from app.services.foundation.errors import Refusal
from app.words.language import N_, say

LONGEST_NOTE: Final = 20_000
_SHOWN: Final = 24  # signs of a text that is too long, enough to find it again
_BREAKS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_JOINERS: Final = re.compile(
    # Arabic, Indic and the scripts between need them inside a word, emoji to make one of two.
    r"(?<=[\u0600-\u109f\u1780-\u17ff])[\u200c\u200d](?=[\u0600-\u109f\u1780-\u17ff])"
    "|(?<=[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2600-\u27bf\U0001f000-\U0001faff])"
    "|(?<=[\u2010-\u3020\U0001f000-\U0001faff])\ufe0f"
)
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


@dataclass(eq=False)
class TextTooLong(Refusal):
    """A text is longer than its place.

    Attributes:
        start: How it begins, so that it is found again.
    """

    start: str
    length: int
    most: int

    @override
    def sentence(self) -> str:
        return say(
            "“{start}…” is too long: {length} characters, and {most} fit. Please shorten it.",
            start=self.start,
            length=f"{self.length:,}",
            most=f"{self.most:,}",
        )


@dataclass(eq=False)
class TextUnseen(Refusal):
    """Something that needs a text was given nothing but signs that nobody sees."""

    says = N_("A name was left without any character that can be seen.")


def legible(text: str) -> str:
    """Return ``text`` without the signs that nobody sees; each line break as one feed.

    Control signs, marks of direction, joiners where nothing is to be joined and halves of
    characters go; what a script needs to be read stays.
    """
    if text.isascii() and text.isprintable():
        return text
    kept = _BREAKS.sub("\n", text)
    if not _UNSEEN.search(kept):
        return kept
    needed = {found.start() for found in _JOINERS.finditer(kept)}
    return "".join(sign for at, sign in enumerate(kept) if at in needed or not _UNSEEN.match(sign))


def keep_texts_legible(session: Session, _context: UOWTransaction, _rows: object) -> None:
    """Clean what is about to be written, and refuse what does not fit; every flush calls it.

    Raises:
        TextTooLong: A text is longer than its column.
        TextUnseen: Nothing is left of a text that there has to be.
    """
    for row in chain(session.new, session.dirty):
        model: type[Base] = type(row)
        for name, most, needed in _texts_of(model):
            changed = sa.inspect(row).attrs[name].history.added
            if changed and isinstance(changed[0], str):
                _keep(row, name, changed[0], most, needed=needed)


def _keep(row: Base, name: str, text: str, most: int, *, needed: bool) -> None:
    clean = legible(text)
    if len(clean) > most:
        raise TextTooLong(clean[:_SHOWN], len(clean), most)
    if clean == text:
        return
    if needed and not is_seen(clean):
        raise TextUnseen
    setattr(row, name, clean)


def is_seen(text: str) -> bool:
    """Return whether there is a letter, a figure or another mark in ``text``."""
    return any(unicodedata.category(sign)[0] in "LNPS" for sign in text)


@cache
def _texts_of(model: type[Base]) -> tuple[tuple[str, int, bool], ...]:
    """Return name, room and need of the columns of a table that hold what people write."""
    return tuple(_written_by_people(model)) if model.journalled else ()


def _written_by_people(model: type[Base]) -> Iterator[tuple[str, int, bool]]:
    for column in sa.inspect(model).local_table.c:
        kind: sa.types.TypeEngine[Any] = column.type
        if isinstance(kind, sa.String) and not isinstance(kind, sa.Enum):
            yield column.name, kind.length or LONGEST_NOTE, not column.nullable
