"""What two spellings of one word have in common: typed, stored, searched, compared, imported.

``tidy_line`` is how a name is kept, ``plain`` tells things with a name apart, ``fold`` tells
people apart and is what searching goes by.
"""

import re
import unicodedata
from functools import cache
from typing import Final

from app.services.foundation.texts import legible
from app.words.language import RESOURCES

DOTS: Final = "·•‧∙⋅・･．.●᛫⸱ꞏ·ᐧ゠◦"
_HAN: Final = r"[\u3400-\u9fff\uf900-\ufaff〇々\U00020000-\U000323af]"
_DOT: Final = re.compile(f"(?<={_HAN})\\s*[{DOTS}]\\s*(?={_HAN})")
_WIDE: Final = re.compile(r"[\u3000\uff01-\uffee]")
_SPACED_HAN: Final = re.compile(f"{_HAN}(?: ?{_HAN}){{1,3}}")
_TONES: Final = re.compile("[\u0300-\u036f]")
_BETWEEN: Final = re.compile(
    f"[\\s{DOTS}\\-‐‑‒–—―−+'’‘`´ʼ\"“”,，、()（）\\[\\]【】〔〕《》〈〉「」]+"
)


def plain(text: str) -> str:
    """Return ``text`` without width, case, blanks, unseen signs and old ways of writing."""
    if text.isascii():
        return "".join(legible(text).split()).casefold()
    half = unicodedata.normalize("NFKC", legible(text)).casefold()
    return simplified(unicodedata.normalize("NFC", "".join(half.split())))


def fold(text: str) -> str:
    """Return ``text`` as people are found and compared: plain, no tones, nothing in between."""
    if text.isascii():
        return _BETWEEN.sub("", legible(text).casefold())
    bare = _TONES.sub("", unicodedata.normalize("NFKD", plain(text)))
    return _BETWEEN.sub("", unicodedata.normalize("NFC", bare))


def in_between(text: str) -> str:
    """Return ``text`` without the dots, blanks and marks that part the words of a name."""
    return _BETWEEN.sub("", text)


def tidy_line(text: str) -> str:
    """Return one line as it is kept: half-width, one sort of dot, no unseen signs."""
    line = " ".join(legible(text).split())
    if line.isascii():
        return line
    half = _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), line)
    return _DOT.sub("·", " ".join(unicodedata.normalize("NFC", half).split()))


def tidy_name(text: str) -> str:
    """Return a customer's name as it is kept: one line, no blank within a short Chinese name."""
    name = tidy_line(text)
    return name.replace(" ", "") if _SPACED_HAN.fullmatch(name) else name


def tidy_number(text: str) -> str:
    """Return the number of a customer as it is kept: half-width, without blanks."""
    return "".join(unicodedata.normalize("NFKC", legible(text)).split())


def simplified(text: str) -> str:
    """Return ``text`` with each traditional character as simplified writing has it."""
    return text.translate(_simplified())


@cache
def _simplified() -> dict[int, str]:
    text = (RESOURCES / "characters" / "simplified.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {ord(pair[0]): pair[1] for line in lines for pair in line.split()}
