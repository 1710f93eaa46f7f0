"""Breaks text into lines, between words and between Chinese characters; nothing is cut off."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.services.papers.ink import Style

_WIDE: Final = "⺀-鿿가-힯豈-﫿＀-￯\U00020000-\U0003ffff"
_OPENING: Final = "（《「『【〔“‘"
_CLOSING: Final = "，。！？；：、）》」』】〕”’％"
_PIECE: Final = re.compile(
    f"[ \t\r\n]+|[{_OPENING}]*[{_WIDE}][{_CLOSING}]*|[^ \t\r\n{_WIDE}]+[{_CLOSING}]*"
)
_STEP: Final = 0.25  # points


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its runs side by side.

    Attributes:
        width: How wide they are together.
        size: The largest of their sizes.
        leading: How much height the line takes.
    """

    runs: tuple[Run, ...]
    width: float
    size: float
    leading: float


def flow(runs: Iterable[Run], width: float) -> list[Line]:
    """Return ``runs`` as lines of at most ``width`` points; no text is no line."""
    given = [run for run in runs if run.text]
    if not given:
        return []
    total = sum([run.style.width(run.text) for run in given])
    if total <= width and not any("\n" in run.text for run in given):
        return [_line(given, total)]
    typesetter = _Typesetter(width)
    for run in given:
        typesetter.set(run)
    return typesetter.finish()


def fitted(text: str, style: Style, width: float, *, least: float) -> Run:
    """Return ``text`` in ``style``, made smaller until it fits, yet not below ``least`` points."""
    needed = style.width(text)
    if needed <= width:
        return Run(text, style)
    size = style.size * width / needed // _STEP * _STEP
    return Run(text, replace(style, size=max(size, least)))


def plain(text: str | None) -> str:
    """Return what somebody typed as one line without stray blanks."""
    return " ".join((text or "").split())


def height_of(lines: Sequence[Line]) -> float:
    """Return how much height lines take together."""
    return sum([line.leading for line in lines])


def _line(runs: Sequence[Run], width: float) -> Line:
    largest = max(runs, key=lambda run: run.style.size).style if len(runs) > 1 else runs[0].style
    return Line(tuple(runs), width, largest.size, largest.leading)


class _Typesetter:
    """Fills one line after another."""

    def __init__(self, width: float) -> None:
        self._width = width
        self._lines: list[Line] = []
        self._runs: list[Run] = []
        self._used = 0.0

    def set(self, run: Run) -> None:
        for piece in _PIECE.findall(run.text):
            if piece.isspace():
                self._set_blank(run.style)
            else:
                self._set_piece(piece, run.style)

    def finish(self) -> list[Line]:
        self._end_line()
        return self._lines

    def _set_blank(self, style: Style) -> None:
        if self._runs:
            self._append(" ", style, style.width(" "))

    def _set_piece(self, piece: str, style: Style) -> None:
        width = style.width(piece)
        if self._used + width > self._width and self._runs:
            self._end_line()
        if width <= self._width:
            self._append(piece, style, width)
        else:
            self._set_broken(piece, style)

    def _set_broken(self, piece: str, style: Style) -> None:
        """Set a word that is wider than a line, character by character."""
        for character in piece:
            width = style.width(character)
            if self._used + width > self._width and self._runs:
                self._end_line()
            self._append(character, style, width)

    def _append(self, piece: str, style: Style, width: float) -> None:
        if self._runs and self._runs[-1].style is style:
            piece = self._runs.pop().text + piece
        self._runs.append(Run(piece, style))
        self._used += width

    def _end_line(self) -> None:
        while self._runs and self._runs[-1].text.isspace():
            self._runs.pop()
        if self._runs:
            last = self._runs.pop()
            self._runs.append(Run(last.text.rstrip(" "), last.style))
            width = sum(run.style.width(run.text) for run in self._runs)
            self._lines.append(_line(self._runs, width))
        self._runs, self._used = [], 0.0
