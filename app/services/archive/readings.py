"""How names are read: pinyin with tones for the eye, plain letters for the keyboard."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import Final

from app.services.archive.surnames import OF_TWO, READ_APART
from app.services.reading.folding import DOTS, fold, in_between, simplified

_UMLAUT: Final = re.compile("[üǖǘǚǜ]")
_DOT: Final = re.compile(f"[{DOTS}]")
_MOST_READINGS: Final = 12


def default_pinyin(name: str) -> str:
    """Return the likely reading with tone marks, ``Lǐ Sīyǔ``; empty for a foreign name."""
    plain = in_between(name)
    if not plain or not all(map(_is_chinese, plain)):
        return ""
    if _DOT.search(name):
        return " ".join(_joined(_read(part)) for part in _DOT.split(name) if part)
    surname, given = _parts(plain)
    return " ".join(filter(None, (_joined(_surname_reading(surname)), _joined(_read(given)))))


def spellings(name: str) -> list[str]:
    """Return what may be typed for ``name`` on a keyboard: whole words and initials.

    A surname of several readings gives a spelling for each of them.
    """
    plain = in_between(name)
    if not any(map(_is_chinese, plain)):
        return _latin_spellings(name)
    surname, given = _parts(plain)
    rest = _read(given)
    found = _typed("".join(rest)) if len(rest) > 1 else []
    for reading in _surname_readings(surname):
        syllables = (*reading, *rest)
        found += _typed("".join(syllables))
        found.append(fold("".join(syllable[0] for syllable in syllables)))
    return _once(found)


def _latin_spellings(name: str) -> list[str]:
    words = [fold(word) for word in name.split()]
    starts = "".join(word[0] for word in words if word)
    return _once(["".join(words), *words[1:], "".join(reversed(words)), starts])


def _typed(reading: str) -> list[str]:
    """Return the ways to type ``reading``; an ü is typed v, u or yu."""
    if not _UMLAUT.search(reading):
        return [fold(reading)]
    return [fold(_UMLAUT.sub(letters, reading)) for letters in ("v", "u", "yu")]


def _is_chinese(character: str) -> bool:
    return unicodedata.name(character, "").startswith("CJK") or character == "〇"


def _parts(name: str) -> tuple[str, str]:
    if not _is_chinese(name[0]):
        return "", name
    length = 2 if simplified(name[:2]) in OF_TWO else 1
    return simplified(name[:length]), name[length:]


def _surname_reading(surname: str) -> Sequence[str]:
    if surname in OF_TWO:
        return OF_TWO[surname]
    return [READ_APART[surname]] if surname in READ_APART else _read(surname)


@lru_cache(maxsize=2_000)
def _surname_readings(surname: str) -> list[tuple[str, ...]]:
    from pypinyin import Style, pinyin

    each = [pinyin(one, style=Style.TONE, heteronym=True)[0] for one in surname]
    return [tuple(_surname_reading(surname)), *islice(product(*each), _MOST_READINGS)]


def _read(text: str) -> list[str]:
    from pypinyin import Style, lazy_pinyin

    return [str(syllable) for syllable in lazy_pinyin(text, style=Style.TONE) if syllable.strip()]


def _joined(syllables: Sequence[str]) -> str:
    """Return one capitalised word; an apostrophe keeps ``Xī'ān`` apart from ``Xiān``."""
    first, *rest = syllables or [""]
    parted = ["'" + one if fold(one[0]) in {"a", "o", "e"} else one for one in rest]
    return (first + "".join(parted)).capitalize()


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, texts)))
