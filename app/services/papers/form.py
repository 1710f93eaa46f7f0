"""A form: headed sections, what is known, and room to write; it goes on overleaf when full."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from app.services.papers.flow import Line, Run, flow
from app.services.papers.ink import BODY, BODY_MUTED, HEADING
from app.services.papers.report import MARGIN
from app.services.papers.sheet import Sheet

LABEL_WIDTH: Final = 112.0
_LINE: Final = 24.0  # between two lines to write on
_TICK: Final = 9.0
_TICK_GAP: Final = 5.0
_APART: Final = 20.0
_HEADED: Final = 22.0


@dataclass(frozen=True, slots=True)
class _Block:
    """Something that stays together.

    Attributes:
        bound: It never stands last on a page.
    """

    height: float
    draw: Callable[[Sheet, float], object]
    bound: bool = False


class Form:
    """What stands on a form, added from top to bottom."""

    def __init__(self, width: float) -> None:
        self._width = width
        self._blocks: list[_Block] = []

    def head(self, text: str) -> None:
        """Begin a section."""
        self._add(_HEADED, partial(_draw_head, text=text, width=self._width), bound=True)

    def say(self, runs: Sequence[Run]) -> None:
        """Put a paragraph across the whole width."""
        for line in flow(runs, self._width):
            self._add(line.leading, partial(_draw_line, line=line, x=MARGIN))
        self.gap(4)

    def fact(self, label: str, text: str) -> None:
        """Put what is known behind its label."""
        lines = flow([Run(text, BODY)], self._width - LABEL_WIDTH) or flow([Run(" ", BODY)], 99)
        for place, line in enumerate(lines):
            said = label if place == 0 else ""
            self._add(line.leading + 1, partial(_draw_fact, label=said, line=line))
        self.gap(3)

    def room(self, label: str, count: int) -> None:
        """Leave lines to write on behind a label."""
        for place in range(count):
            said = label if place == 0 else ""
            self._add(_LINE, partial(_draw_room, label=said, width=self._width))
        self.gap(6)

    def ticks(self, label: str, options: Sequence[str]) -> None:
        """Put boxes to tick behind a label."""
        draw = partial(_draw_ticks, label=label, options=options)
        self._add(BODY.leading + 8, draw)

    def check(self, text: str, options: Sequence[str]) -> None:
        """Put boxes to tick behind a sentence, or below it where they do not fit."""
        room = self._width - _ticks_width(options)
        lines = flow([Run(text, BODY)], max(room, self._width / 2))
        if room < lines[0].width + _APART or len(lines) > 1:
            self.say([Run(text, BODY)])
            self.ticks("", options)
            return
        draw = partial(_draw_check, line=lines[0], x=MARGIN + room, options=options)
        self._add(BODY.leading + 8, draw)

    def sign(self, captions: Sequence[str]) -> None:
        """Leave places to sign and to date, side by side."""
        self.gap(14)
        self._add(30, partial(_draw_signs, captions=captions, width=self._width))

    def gap(self, height: float) -> None:
        """Leave room."""
        self._add(height, lambda _sheet, _top: None)

    def pages(self, top: float, bottom: float) -> list[Callable[[Sheet], object]]:
        """Return what to draw on each page."""
        pages: list[list[tuple[float, _Block]]] = [[]]
        at = top
        for place, block in enumerate(self._blocks):
            needed = block.height
            if block.bound and place + 1 < len(self._blocks):
                needed += self._blocks[place + 1].height
            if at + needed > bottom and pages[-1]:
                pages.append([])
                at = top
            pages[-1].append((at, block))
            at += block.height
        return [partial(_draw_page, blocks=blocks) for blocks in pages]

    def _add(
        self, height: float, draw: Callable[[Sheet, float], object], *, bound: bool = False
    ) -> None:
        self._blocks.append(_Block(height, draw, bound))


def _draw_page(sheet: Sheet, *, blocks: Sequence[tuple[float, _Block]]) -> None:
    for top, block in blocks:
        block.draw(sheet, top)


def _draw_head(sheet: Sheet, top: float, *, text: str, width: float) -> None:
    sheet.text(MARGIN, top + 15, text, HEADING)
    sheet.rule(MARGIN, top + 19, MARGIN + width)


def _draw_line(sheet: Sheet, top: float, *, line: Line, x: float) -> None:
    sheet.lines(x, top, [line])


def _draw_fact(sheet: Sheet, top: float, *, label: str, line: Line) -> None:
    _draw_label(sheet, top, label)
    sheet.lines(MARGIN + LABEL_WIDTH, top, [line])


def _draw_label(sheet: Sheet, top: float, label: str) -> None:
    if label:
        sheet.lines(MARGIN, top, flow([Run(label, BODY_MUTED)], LABEL_WIDTH - 6))


def _draw_room(sheet: Sheet, top: float, *, label: str, width: float) -> None:
    _draw_label(sheet, top + 6, label)
    sheet.blank(MARGIN + LABEL_WIDTH, top + 18, width - LABEL_WIDTH)


def _draw_ticks(sheet: Sheet, top: float, *, label: str, options: Sequence[str]) -> None:
    _draw_label(sheet, top + 2, label)
    _draw_boxes(sheet, MARGIN + LABEL_WIDTH, top, options)


def _draw_check(sheet: Sheet, top: float, *, line: Line, x: float, options: Sequence[str]) -> None:
    sheet.lines(MARGIN, top + 2, [line])
    _draw_boxes(sheet, x, top, options)


def _draw_boxes(sheet: Sheet, x: float, top: float, options: Sequence[str]) -> None:
    y = top + BODY.leading
    for option in options:
        x = sheet.box(x, y, _TICK) + _TICK_GAP
        x = sheet.text(x, y, option, BODY) + _APART


def _ticks_width(options: Sequence[str]) -> float:
    return sum(_TICK + _TICK_GAP + BODY.width(option) + _APART for option in options)


def _draw_signs(sheet: Sheet, top: float, *, captions: Sequence[str], width: float) -> None:
    each = width / len(captions)
    for place, caption in enumerate(captions):
        x = MARGIN + place * each
        begin = sheet.text(x, top + 20, caption + " ", BODY_MUTED)
        sheet.blank(begin, top + 20, each - (begin - x) - 14)
