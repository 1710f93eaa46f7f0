"""What is drawn where no font has it: the marks of the tiers, a warning, a code to scan."""

from typing import Any, Final

from app.services.papers.ink import Ink, Style
from app.services.papers.sheet import Sheet
from app.words import Tier
from app.words.names import name_of

TIER_INKS: Final[dict[Tier, tuple[Ink, Ink]]] = {
    Tier.VIP: (Ink.VIP, Ink.VIP_SOFT),
    Tier.MAJOR: (Ink.MAJOR, Ink.MAJOR_SOFT),
    Tier.POTENTIAL_VIP: (Ink.POTENTIAL, Ink.POTENTIAL_SOFT),
}
PLAIN_TIER: Final = (Ink.ORDINARY, Ink.ORDINARY_SOFT)
_CHIP_PADDING: Final = 7.0
_MARK: Final = 0.66  # of the size of the type beside it
_GAP: Final = 0.3


def mark_width(tier: Tier, size: float) -> float:
    """Return how much room the mark of a tier takes before a text; most have none."""
    return (_MARK + _GAP) * size if tier in {Tier.VIP, Tier.POTENTIAL_VIP} else 0.0


def draw_mark(sheet: Sheet, x: float, y: float, tier: Tier, size: float) -> float:
    """Draw ◆ or ▲ before text of ``size`` on the base line ``y``; return where text begins."""
    half, middle = _MARK * size / 2, y - 0.36 * size
    ink = TIER_INKS.get(tier, PLAIN_TIER)[0]
    left, right, top, foot = x, x + 2 * half, middle - half, middle + half
    if tier is Tier.VIP:
        diamond = [(x + half, top), (right, middle), (x + half, foot), (left, middle)]
        sheet.shape(diamond, ink, filled=True)
    elif tier is Tier.POTENTIAL_VIP:
        sheet.shape([(x + half, top), (right, foot), (left, foot)], ink, filled=True)
    return x + mark_width(tier, size)


def draw_tier_chip(sheet: Sheet, x: float, y: float, tier: Tier, text: str = "") -> float:
    """Draw the name of a tier, or ``text`` for it, on its ground and return where it ends."""
    ink, soft = TIER_INKS.get(tier, PLAIN_TIER)
    style = Style(9, bold=True, ink=ink)
    said = text or name_of(tier)
    width = 2 * _CHIP_PADDING + mark_width(tier, style.size) + style.width(said)
    sheet.rounded(x, y - 11, width, 15, soft)
    begin = draw_mark(sheet, x + _CHIP_PADDING, y, tier, style.size)
    sheet.text(begin, y, said, style)
    return x + width


def draw_warning(sheet: Sheet, x: float, y: float, size: float, ink: Ink) -> float:
    """Draw a warning triangle on the base line ``y`` and return where it ends."""
    foot = y + 0.08 * size
    triangle = [(x + size / 2, foot - 0.9 * size), (x + size, foot), (x, foot)]
    sheet.shape(triangle, ink, filled=False)
    middle = x + size / 2
    bar = 0.055 * size
    for top, bottom in ((0.58, 0.32), (0.22, 0.12)):
        high, low = foot - top * size, foot - bottom * size
        stroke = [(middle - bar, high), (middle + bar, high), (middle + bar, low)]
        sheet.shape([*stroke, (middle - bar, low)], ink, filled=True)
    return x + size


def draw_code(sheet: Sheet, x: float, top: float, size: float, text: str) -> None:
    """Draw ``text`` as a QR code that a scanner types into the search field."""
    cells = _code_cells(text)
    cell = size / len(cells)
    for row, line in enumerate(cells):
        begin = 0
        for column, dark in enumerate([*line, False]):
            if dark:
                continue
            if column > begin:
                width = (column - begin) * cell
                sheet.band(x + begin * cell, top + row * cell, width, cell, Ink.TEXT)
            begin = column + 1


def _code_cells(text: str) -> list[list[bool]]:
    from reportlab.graphics.barcode import qrencoder

    code: Any = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    size = code.getModuleCount()
    return [[bool(code.isDark(row, column)) for column in range(size)] for row in range(size)]
