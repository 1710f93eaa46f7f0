"""What a reader hands over: lines of plain cells, and what is known about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from app.services.reading.cells import Cell

Line: TypeAlias = Sequence[Cell]


class Merged(NamedTuple):
    """Cells shown as one, counted from 0 within the lines of their sheet; ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table of a file.

    Attributes:
        name: Of the sheet; empty for a text file.
        first_line: Number of ``lines[0]`` as a spreadsheet shows it, counted from 1.
        hidden: Which of ``lines`` nobody sees in the spreadsheet, counted from 0.
    """

    name: str
    lines: Sequence[Line]
    first_line: int = 1
    hidden: frozenset[int] = frozenset()
    merged: Sequence[Merged] = ()


def is_empty(cell: Cell) -> bool:
    """Return whether nothing is written in ``cell``."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def is_blank(line: Line) -> bool:
    """Return whether nothing is written in ``line``."""
    return all(map(is_empty, line))


def column_letters(at: int) -> str:
    """Return what a spreadsheet calls the column ``at``, counted from 0."""
    letters = ""
    left = at + 1
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
