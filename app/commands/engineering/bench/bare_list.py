"""The weekly list as reportlab alone would draw it: the yardstick of printing."""

import io
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from app.services.papers.call_lines import CallLine
from app.services.papers.document import A4_LEVEL
from app.services.reading.phones import show_phone
from app.words.formats import short_day
from app.words.language import RESOURCES

_PLAIN: Final = "Bare"
_STRONG: Final = "BareBold"
_SIZE: Final = 9
_PITCH: Final = 12.2
_LEAST: Final = 30.0
_EDGES: Final = (28.5, 70.5, 192.5, 270.5, 376.5, 544.5, 596.5, 704.2, 754.2, 813.3)
_BOXES: Final = 6
_BOLD: Final = (0, 1)
_BOTTOM: Final = 56.0


def draw_bare(lines: Sequence[CallLine]) -> bytes:
    """Return the same lines, boxes and rules as a PDF, wrapped by reportlab's own means."""
    from reportlab.pdfgen.canvas import Canvas

    _fonts()
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4_LEVEL, invariant=1, pageCompression=1)
    top = _begin(canvas)
    for line in lines:
        cells = [_wrapped(cell, place) for place, cell in enumerate(_cells(line))]
        height = max(_LEAST, max(map(len, cells)) * _PITCH + 8)
        if top - height < _BOTTOM:
            canvas.showPage()
            top = _begin(canvas)
        _draw_row(canvas, cells, top, height)
        top -= height
    canvas.save()
    return held.getvalue()


@cache
def _fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    folder = RESOURCES / "fonts"
    pdfmetrics.registerFont(TTFont(_PLAIN, str(folder / "NotoSansSC-Regular.ttf")))
    pdfmetrics.registerFont(TTFont(_STRONG, str(folder / "NotoSansSC-Bold.ttf")))


def _begin(canvas: Any) -> float:  # noqa: ANN401 (reportlab is not typed)
    canvas.setFont(_PLAIN, _SIZE)
    for x in _EDGES[:-1]:
        canvas.drawString(x, 504, "Column")
    canvas.line(_EDGES[0], 494, _EDGES[-1], 494)
    return 494.0


def _cells(line: CallLine) -> list[str]:
    last = f"last {short_day(line.last_contact_on)}"
    when = f"{line.due_at:%H:%M}" if line.due_at else ""
    phone = show_phone(line.phone_digits)
    who = f"{line.name} {line.tier}"
    return [line.code, who, phone, f"{line.reason}\n{last}", line.say, f"{line.staff_name}\n{when}"]


def _wrapped(text: str, place: int) -> list[str]:
    from reportlab.lib.utils import simpleSplit

    width = _EDGES[place + 1] - _EDGES[place] - 8
    split: list[str] = simpleSplit(text, _PLAIN, _SIZE, width)
    return split


def _draw_row(canvas: Any, cells: Sequence[Sequence[str]], top: float, height: float) -> None:  # noqa: ANN401 (reportlab is not typed)
    for place, cell in enumerate(cells):
        canvas.setFont(_STRONG if place in _BOLD else _PLAIN, _SIZE)
        y = top - 14
        for text in cell:
            canvas.drawString(_EDGES[place], y, text)
            y -= _PITCH
    bottom = top - height
    canvas.setFont(_PLAIN, 6.5)
    for digit in range(9):
        x = _EDGES[_BOXES] + digit * 11.3
        canvas.rect(x, bottom + 10, 9.4, 9.4)
        canvas.drawString(x + 3, bottom + 12.5, str(digit + 1))
    for place in (7, 8):
        canvas.line(_EDGES[place], bottom + 4, _EDGES[place + 1] - 6, bottom + 4)
    canvas.line(_EDGES[0], bottom, _EDGES[-1], bottom)
