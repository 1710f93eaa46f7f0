"""What a reader hands over: lines of plain cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from app.services.reading.cells import Cell

Line: TypeAlias = Sequence[Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table of a file.

    Attributes:
        name: Of the sheet; empty for a text file.
        first_line: Number of ``lines[0]`` as a spreadsheet shows it, counted from 1.
    """

    name: str
    lines: Sequence[Line]
    first_line: int = 1


def is_blank(line: Line) -> bool:
    """Return whether nothing is written in ``line``."""
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in line)
