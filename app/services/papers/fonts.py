"""The fonts of every paper, Noto Sans SC regular and bold: loaded once, and their measures."""

from collections.abc import Mapping
from dataclasses import dataclass
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
