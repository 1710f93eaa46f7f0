"""Cells of the archive about relatives and days to remember."""

import re
from collections.abc import Iterator
from datetime import date, tzinfo
from typing import Final

from app.services.archive.entries import DateEntry, FamilyEntry
from app.services.reading.birth_words import birth_text
from app.services.reading.births import read_birth
from app.services.reading.cells import Cautioned, Cell
from app.services.reading.days import read_day
from app.services.reading.folding import simplified, tidy_line
from app.services.reading.text import plain_text
from app.services.rules.lunar import PartialDate
from app.services.tables.archive_cells import parts_of
from app.services.tables.choices import DATE_KINDS, RELATIVES
from app.services.tables.columns import plain_heading
from app.words import DateKind, FamilyRelation, RowProblem

_AROUND: Final = " :：()（）,，-—"
_BORN: Final = re.compile(r"[\s)）]*(?:出?生)?[\s)）]*$")
_DAY_STARTS: Final = frozenset("0123456789农阴公阳正腊冬十一二三四五六七八九")
_PARTS: Final = ";；、|\n"  # days hold commas and strokes
_MOST_NAME: Final = 80
_MOST_NOTE: Final = 200
_NOTED: Final = re.compile(r"([^()（）]+?)\s*[(（]([^()（）]+)[)）]?")
_RELATIVES: Final = sorted(RELATIVES, key=len, reverse=True)
_DATE_WORDS: Final = sorted(DATE_KINDS, key=len, reverse=True)


def read_family(
    cell: Cell, *, today: date, zone: tzinfo | None, relation: FamilyRelation | None = None
) -> tuple[FamilyEntry, ...] | RowProblem:
    """Return the relatives in ``cell``: ``女儿 2017.6.3; 丈夫 王强 1980-05-01``.

    Args:
        cell: What the file holds; what is not understood of a relative becomes their note.
        today: The clinic's day.
        zone: Of the clinic.
        relation: What the heading says they are, where it says so.
    """
    found = []
    for part in parts_of(cell, _PARTS):
        member = _relative(part, today, zone, relation)
        if len(member.name) > _MOST_NAME or len(member.note or "") > _MOST_NOTE:
            return RowProblem.TOO_LONG
        found.append(member)
    return tuple(found)


def read_dates(
    cell: Cell, *, today: date, zone: tzinfo | None, kind: DateKind | None = None
) -> tuple[DateEntry, ...] | RowProblem:
    """Return the days to remember in ``cell``: ``结婚纪念日 5月1日; 高考 2027-06-07``.

    Args:
        cell: What the file holds.
        today: The clinic's day.
        zone: Of the clinic.
        kind: What the heading says they are, where it says so.
    """
    found = []
    for part in parts_of(cell, _PARTS):
        entry = _remembered(part, today, zone, kind)
        if isinstance(entry, RowProblem):
            return entry
        found.append(entry)
    return tuple(found)


def day_behind(text: str, *, today: date, zone: tzinfo | None) -> tuple[str, PartialDate | None]:
    """Return what stands before the day that ends ``text``, and that day if there is one."""
    half = plain_text(text)
    for at in _possible_starts(half):
        behind = _BORN.sub("", half[at:])
        read = read_birth(behind, today=today, zone=zone)
        if read is RowProblem.BORN_IN_FUTURE:  # an exam to come is no birth
            day = read_day(behind, zone=zone)
            read = _whole(day) if isinstance(day, date) else None
        when = read.value if isinstance(read, Cautioned) else read
        if isinstance(when, PartialDate):
            return half[:at].strip(_AROUND), when
    return half.strip(_AROUND), None


def _possible_starts(text: str) -> Iterator[int]:
    before = ""
    for at, sign in enumerate(text):
        if sign in _DAY_STARTS and not before.isdecimal():
            yield at
        before = sign


def _whole(day: date) -> PartialDate:
    return PartialDate(year=day.year, month=day.month, day=day.day)


def _relative(
    text: str, today: date, zone: tzinfo | None, relation: FamilyRelation | None
) -> FamilyEntry:
    told, born = day_behind(text, today=today, zone=zone)
    word, name = _relation_in(told)
    known = FamilyRelation(RELATIVES[word]) if word else relation or FamilyRelation.OTHER
    dates: tuple[DateEntry, ...] = ()
    if born is not None and born.month is not None and born.day is not None:
        dates = (DateEntry(kind=DateKind.BIRTHDAY, when=born),)
    noted = _NOTED.fullmatch(name)
    name, note = (noted[1], noted[2]) if noted else (name, None)
    if word and any(map(str.isdecimal, name)):  # 女儿 8岁
        name, note = "", note or name
    if note is None and born is not None and not dates:
        note = birth_text(born)
    called = tidy_line(name) or (told[: len(word)] if word else told) or tidy_line(text)
    return FamilyEntry(name=called, relation=known, note=note, dates=dates)


def _relation_in(text: str) -> tuple[str | None, str]:
    """Return the word for the relation at the start or in brackets of ``text``, and the rest."""
    small = simplified(text.casefold())
    for word in _RELATIVES:
        rest = text[len(word) :]
        if small.startswith(word) and not (word.isascii() and rest[:1].isalpha()):  # no Sonja
            return word, rest.strip(_AROUND)
        if f"({word}" in small:
            at = small.index(f"({word}")
            return word, text[:at].strip(_AROUND)
    return None, text


def _remembered(
    text: str, today: date, zone: tzinfo | None, kind: DateKind | None
) -> DateEntry | RowProblem:
    label, when = day_behind(text, today=today, zone=zone)
    if when is None or when.month is None or when.day is None:
        return RowProblem.NOT_A_DAY
    word = plain_heading(label)
    named = next((DATE_KINDS[each] for each in _DATE_WORDS if each in word), DateKind.OTHER)
    known = kind or DateKind(named)
    once = known in (DateKind.EXAM, DateKind.PROMOTION) and when.year is not None
    said = None if not word or word in DATE_KINDS else tidy_line(label)
    if said is not None and len(said) > _MOST_NAME:
        return RowProblem.TOO_LONG
    return DateEntry(kind=known, when=when, label=said, yearly=not once)
