"""Reading comma, semicolon and tab separated text."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from app.services.foundation.errors import Refusal
from app.services.tables.columns import column_for
from app.services.tables.errors import FileEmpty, FileTooBig, NotATable, TooMuch
from app.services.tables.limits import MAX_COLUMNS, MAX_ROWS
from app.services.tables.sheet import Sheet, is_blank
from app.words import ImportKind
from app.words.language import N_


@dataclass(eq=False)
class UnknownEncoding(Refusal):
    """The text is neither UTF-8, nor UTF-16 with its mark, nor GB18030."""

    name: str

    says = N_(
        "The letters in “{name}” are in an unknown encoding. Save it as .xlsx, or as .csv in"
        " UTF-8, and choose it again."
    )


@dataclass(eq=False)
class QuoteNotClosed(Refusal):
    """A quotation mark in a text file opens and never closes, or closes too early."""

    name: str
    line: int

    says = N_(
        "In “{name}” a quotation mark is out of place near line {line}. Correct it there, or save"
        " the file as .xlsx."
    )


if TYPE_CHECKING:
    from _csv import Reader as CsvReader  # csv does not name the type of its reader

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WORD: Final = re.compile(r"[\s,;|\"]+")
_LOOKED_AT: Final = 4_096
_EVERY_THIRD: Final = 3  # of the bytes at least is zero in UTF-16 with Latin letters in it
_DELIMITERS: Final = ",;\t|"
_SAMPLE: Final = 20


def read_text(name: str, content: bytes) -> Sheet:
    """Return the one table in ``content``, its encoding and delimiter found out.

    Raises:
        UnknownEncoding: It decodes as none of the encodings a clinic's files come in.
        NotATable: It decodes, but holds what no text does.
        FileEmpty: Only blanks.
        QuoteNotClosed: A quotation mark runs away with the rest of the file.
        FileTooBig: More rows or columns than are safe to read.
    """
    text = _decode(name, content)
    if _BINARY.search(text):
        raise NotATable(name)
    lines = _read_lines(name, text, _delimiter_of(text))
    if all(is_blank(line) for line in lines[:_SAMPLE]) and all(map(is_blank, lines)):
        raise FileEmpty(name)
    return Sheet(name="", lines=lines)


def _decode(name: str, content: bytes) -> str:
    """Return the text in the encoding in which most of its first words are headings known here.

    Nearly any bytes can be read as GB18030, Big5 and Windows-1252 alike.
    """
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)
    tried = [marked] if marked else _tried(content)
    texts = list(_decoded(content, tried))
    if len(texts) == 1 and "cp1252" in tried:  # which takes nearly anything for text
        texts = [text for text in texts if _known_words(text)]
    if not texts:
        raise NotATable(name) if b"\x00" in content else UnknownEncoding(name)
    return texts[0] if len(texts) == 1 else max(texts, key=_known_words)


def _tried(content: bytes) -> Sequence[str]:
    first = content[: _LOOKED_AT // 2 * 2]
    if first.count(0) * _EVERY_THIRD < len(first):
        return ("utf-8",) if _is_utf8(content) else ("gb18030", "big5hkscs", "cp1252")
    return ("utf-16-le",) if first[1::2].count(0) > first[::2].count(0) else ("utf-16-be",)


def _is_utf8(content: bytes) -> bool:
    return next(_decoded(content, ["utf-8"]), None) is not None


def _decoded(content: bytes, encodings: Iterable[str]) -> Iterator[str]:
    for encoding in encodings:
        try:
            yield content.decode(encoding)
        except UnicodeDecodeError:
            continue


def _known_words(text: str) -> int:
    """Return how many of the first words are headings of some kind of list."""
    words = set(_WORD.split(text[:_LOOKED_AT]))
    return sum(any(column_for(word, kind) for kind in ImportKind) for word in words if word)


def _delimiter_of(text: str) -> str:
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> int:
    """Weigh how well the first lines fall into columns; wide and even is best."""
    try:
        widths = Counter(map(len, islice(_reader(text, delimiter), _SAMPLE)))
    except csv.Error:
        return 0
    return max((count * (width - 1) for width, count in widths.items()), default=0)


def _read_lines(name: str, text: str, delimiter: str) -> list[list[str]]:
    reader = _reader(text, delimiter)
    try:
        lines = list(islice(reader, MAX_ROWS + 1))
    except csv.Error as error:
        raise QuoteNotClosed(name, reader.line_num) from error
    if len(lines) > MAX_ROWS:
        raise FileTooBig(name, TooMuch.ROWS, MAX_ROWS)
    if max(map(len, lines), default=0) > MAX_COLUMNS:
        raise FileTooBig(name, TooMuch.COLUMNS, MAX_COLUMNS)
    return lines


def _reader(text: str, delimiter: str) -> "CsvReader":
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
