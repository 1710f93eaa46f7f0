"""One page while it is drawn: text, rules and boxes, measured from the upper left corner."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from typing import Any, Final

from app.services.papers.flow import Line, Run
from app.services.papers.ink import Ink, Style

HAIRLINE: Final = 0.6
_FIRM: Final = 0.9
_CAP: Final = 0.72  # height of a capital, as a share of the size


class Align(Enum):
    """Where in its column a text stands."""

    LEFT = 0
    RIGHT = 1


class Sheet:
    """A page of a PDF; lengths are points, y grows downwards."""

    def __init__(self, canvas: Any, width: float, height: float) -> None:  # noqa: ANN401
        self.width = width
        self.height = height
        self._canvas = canvas
        self._text: Any = None
        self._style: Style | None = None
        self._fill: Ink | None = None
        self._stroke: Ink | None = None

    def text(self, x: float, y: float, text: str, style: Style) -> float:
        """Write ``text`` on the base line ``y`` and return where it ends."""
        self._write(x, y, text, style)
        return x + style.width(text)

    def text_right(self, x: float, y: float, text: str, style: Style) -> None:
        """Write ``text`` so that it ends at ``x``."""
        self.text(x - style.width(text), y, text, style)

    def runs(self, x: float, y: float, runs: Sequence[Run]) -> float:
        """Write runs side by side and return where they end."""
        for run in runs:
            x = self.text(x, y, run.text, run.style)
        return x

    def line(self, x: float, y: float, line: Line) -> None:
        """Write a line on the base line ``y``."""
        if len(line.runs) == 1:
            self._write(x, y, line.runs[0].text, line.runs[0].style)
        else:
            self.runs(x, y, line.runs)

    def finish(self) -> None:
        """Put down what was written; nothing is drawn on the page afterwards."""
        if self._text is not None:
            self._canvas.drawText(self._text)
        self._text = self._style = self._fill = self._stroke = None

    def lines(self, x: float, top: float, lines: Sequence[Line]) -> float:
        """Write lines one under another from ``top`` on and return where they end."""
        for line in lines:
            self.line(x, top + (line.leading + line.size * _CAP) / 2, line)
            top += line.leading
        return top

    def rule(self, x: float, y: float, until: float, ink: Ink = Ink.LINE) -> None:
        """Draw a level hairline."""
        self._stroke_with(ink)
        self._canvas.setLineWidth(HAIRLINE)
        self._canvas.line(x, self.height - y, until, self.height - y)

    def blank(self, x: float, y: float, width: float) -> float:
        """Draw a line to write on, under the base line ``y``, and return where it ends."""
        self.rule(x, y + 1.8, x + width, Ink.RULE)
        return x + width

    def upright(self, x: float, top: float, bottom: float, ink: Ink = Ink.LINE) -> None:
        """Draw an upright hairline."""
        self._stroke_with(ink)
        self._canvas.setLineWidth(HAIRLINE)
        self._canvas.line(x, self.height - top, x, self.height - bottom)

    def band(self, x: float, top: float, width: float, height: float, ink: Ink = Ink.BAND) -> None:
        """Fill an oblong."""
        self._fill_with(ink)
        self._canvas.rect(x, self.height - top - height, width, height, stroke=0, fill=1)

    def rounded(self, x: float, top: float, width: float, height: float, ink: Ink) -> None:
        """Fill a pill."""
        self._fill_with(ink)
        bottom = self.height - top - height
        self._canvas.roundRect(x, bottom, width, height, height / 2, stroke=0, fill=1)

    def frame(self, x: float, top: float, width: float, height: float, ink: Ink) -> None:
        """Draw an outline with soft corners."""
        self._stroke_with(ink)
        self._canvas.setLineWidth(_FIRM)
        bottom = self.height - top - height
        self._canvas.roundRect(x, bottom, width, height, 3, stroke=1, fill=0)

    def box(self, x: float, y: float, size: float, ink: Ink = Ink.MUTED) -> float:
        """Draw a box to tick, standing on the base line ``y``, and return where it ends."""
        self._stroke_with(ink)
        self._canvas.setLineWidth(HAIRLINE)
        self._canvas.rect(x, self.height - y - 0.1 * size, size, size, stroke=1, fill=0)
        return x + size

    def circle(self, x: float, y: float, size: float) -> float:
        """Draw a circle to mark, standing on the base line ``y``, and return where it ends."""
        self._stroke_with(Ink.MUTED)
        self._canvas.setLineWidth(HAIRLINE)
        middle = self.height - y + 0.36 * size
        self._canvas.circle(x + size / 2, middle, size / 2, stroke=1, fill=0)
        return x + size

    def shape(self, points: Sequence[tuple[float, float]], ink: Ink, *, filled: bool) -> None:
        """Draw a closed shape through ``points``."""
        path = self._canvas.beginPath()
        path.moveTo(points[0][0], self.height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self.height - y)
        path.close()
        self._fill_with(ink)
        self._stroke_with(ink)
        self._canvas.setLineWidth(_FIRM)
        self._canvas.setLineJoin(1)
        self._canvas.drawPath(path, stroke=int(not filled), fill=int(filled))

    def stamp(self, name: str, x: float, top: float) -> None:
        """Set down what ``kept`` drew under ``name``, its upper left corner at ``x``, ``top``."""
        self._canvas.saveState()
        self._canvas.translate(x, -top)
        self._canvas.doForm(name)
        self._canvas.restoreState()

    @contextmanager
    def kept(self, name: str) -> Iterator[None]:
        """Keep what is drawn inside for ``stamp``: drawn once, used on every line."""
        self._canvas.beginForm(name, 0, 0, self.width, self.height)
        yield
        self.finish()
        self._canvas.endForm()

    @contextmanager
    def part(
        self, x: float, top: float, scale: float, *, size: tuple[float, float]
    ) -> Iterator["Sheet"]:
        """Draw inside on a sheet of another size, scaled and lying at ``x``, ``top``."""
        self._canvas.saveState()
        self._canvas.translate(x, self.height - top)
        self._canvas.scale(scale, scale)
        self._canvas.translate(0, -size[1])
        part = Sheet(self._canvas, *size)
        yield part
        part.finish()
        self._canvas.restoreState()

    def _write(self, x: float, y: float, text: str, style: Style) -> None:
        """Write into the one run of text that a page has; it is put down above the drawings."""
        if self._text is None:
            self._text = self._canvas.beginText()
        if self._style is not style:
            before, self._style = self._style, style
            self._text.setFont(style.face.name, style.size)
            if before is None or before.ink is not style.ink:
                self._text.setFillColorRGB(*style.ink.value)
        self._text.setTextOrigin(x, self.height - y)
        self._text.textOut(text)

    def _fill_with(self, ink: Ink) -> None:
        if self._fill is not ink:
            self._fill = ink
            self._canvas.setFillColorRGB(*ink.value)

    def _stroke_with(self, ink: Ink) -> None:
        if self._stroke is not ink:
            self._stroke = ink
            self._canvas.setStrokeColorRGB(*ink.value)
