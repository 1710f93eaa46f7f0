"""The colours of paper and the sizes of its type, each said once."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from threading import Lock
from typing import Final

from app.words.language import RESOURCES

_FOLDER: Final = RESOURCES / "fonts"


_UNIT: Final = 1000


_loading = Lock()


@dataclass(frozen=True, slots=True)
class Face:
    """One font as it is measured and named in a PDF.

    Attributes:
        widths: By code point, in thousandths of the size.
        unknown: The width of the box drawn for a character the font lacks.
    """

    name: str
    widths: Mapping[int, float]
    unknown: float

    def width(self, text: str, size: float) -> float:
        """Return how wide ``text`` prints, in points."""
        widths, unknown = self.widths, self.unknown
        return sum([widths.get(code, unknown) for code in map(ord, text)]) * size / _UNIT


@cache
def regular() -> Face:
    """Return the face of plain text."""
    return _load("NotoSansSC-Regular")


@cache
def bold() -> Face:
    """Return the face of names and headings."""
    return _load("NotoSansSC-Bold")


def _load(name: str) -> Face:
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics

    from app.services.papers.wide_font import WideFont

    with _loading:
        rl_config.useA85 = 0  # text armour from the days of seven-bit mail: a quarter more bytes
        font = WideFont(name, str(_FOLDER / f"{name}.ttf"))
        pdfmetrics.registerFont(font)
    return Face(name=name, widths=font.face.charWidths, unknown=font.face.defaultWidth)


_LEADING: Final = 1.36


class Ink(Enum):
    """A colour, as shares of red, green and blue."""

    TEXT = (0x1B / 255, 0x1F / 255, 0x27 / 255)
    MUTED = (0x5B / 255, 0x64 / 255, 0x76 / 255)
    RULE = (0x8A / 255, 0x93 / 255, 0xA6 / 255)
    LINE = (0xDD / 255, 0xE1 / 255, 0xE8 / 255)
    BAND = (0xF1 / 255, 0xF3 / 255, 0xF8 / 255)
    WHITE = (1.0, 1.0, 1.0)
    BAD = (0xC4 / 255, 0x32 / 255, 0x0A / 255)
    VIP = (0xA6 / 255, 0x6A / 255, 0.0)
    VIP_SOFT = (0xFD / 255, 0xF1 / 255, 0xDC / 255)
    MAJOR = (0x0D / 255, 0x7A / 255, 0x70 / 255)
    MAJOR_SOFT = (0xE3 / 255, 0xF3 / 255, 0xF1 / 255)
    ORDINARY = (0x47 / 255, 0x55 / 255, 0x69 / 255)
    ORDINARY_SOFT = (0xEE / 255, 0xF1 / 255, 0xF5 / 255)
    POTENTIAL = (0x6D / 255, 0x3F / 255, 0xC8 / 255)
    POTENTIAL_SOFT = (0xF1 / 255, 0xEB / 255, 0xFC / 255)


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text is set: points, weight, colour."""

    size: float
    bold: bool = False
    ink: Ink = Ink.TEXT

    @property
    def face(self) -> Face:
        """The font."""
        return bold() if self.bold else regular()

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return self.size * _LEADING

    def width(self, text: str) -> float:
        """Return how wide ``text`` prints, in points."""
        return self.face.width(text, self.size)


NAME: Final = Style(18, bold=True)
TITLE: Final = Style(15, bold=True)
SUBTITLE: Final = Style(9.75, ink=Ink.MUTED)
HEADING: Final = Style(9.75, bold=True)
BODY: Final = Style(9.75)
BODY_MUTED: Final = Style(9.75, ink=Ink.MUTED)
BODY_BAD: Final = Style(9.75, ink=Ink.BAD)
BODY_BAD_BOLD: Final = Style(9.75, bold=True, ink=Ink.BAD)
CELL: Final = Style(9)
CELL_BOLD: Final = Style(9, bold=True)
CELL_MUTED: Final = Style(9, ink=Ink.MUTED)
SMALL: Final = Style(7.5)
SMALL_MUTED: Final = Style(7.5, ink=Ink.MUTED)
SMALL_BAD: Final = Style(7.5, bold=True, ink=Ink.BAD)
