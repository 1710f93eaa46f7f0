"""A paper: sheets bound into one PDF that is the same, byte for byte, for the same content."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import Final
from zoneinfo import ZoneInfo

from app.services.foundation.actors import Actor
from app.services.foundation.settings import ClinicSettings
from app.services.papers.sheet import Sheet
from app.services.vault.durable_files import refuse_held, write_durably

Size = tuple[float, float]
Drawing = Callable[[Sheet], object]

A4_UPRIGHT: Final[Size] = (595.28, 841.89)
A4_LEVEL: Final[Size] = (841.89, 595.28)
A5_LEVEL: Final[Size] = (595.28, 419.53)
_drawing = Lock()  # reportlab keeps a font's state of the moment in the font


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintStamp:
    """Who printed when, for the head of a paper: the only part that differs in a reprint.

    Attributes:
        zone: The clinic's, in which ``printed_at`` is shown.
    """

    clinic_name: str
    zone: ZoneInfo
    printed_at: datetime
    printed_by: str


class CardSize(StrEnum):
    """What cards are printed on."""

    A5 = "a5"
    FOUR_ON_A4 = "four_on_a4"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSetting:
    """What is known of a printing, whatever the paper.

    Attributes:
        actor: Who will see it; decides how much of a phone is shown.
        currency: ISO 4217 code.
    """

    stamp: PrintStamp
    actor: Actor
    currency: str
    size: CardSize = CardSize.A5


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One line of a list, for comparing what was printed with what was asked for.

    Attributes:
        code: What is typed to enter its result.
        due: The day as ISO text.
    """

    code: str
    number: str
    name: str
    kind: str
    due: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Something ready to be printed.

    Attributes:
        title: What it is, for the window and the document's properties.
        stem: A good name for the file, without ending.
        control_total: How many customers or lines it is about.
        lines: Of a list; empty for other papers.
    """

    title: str
    stem: str
    pdf: bytes
    page_count: int
    control_total: int
    lines: tuple[PaperLine, ...] = ()


def bind(
    title: str,
    size: Size,
    drawings: Sequence[Drawing],
    *,
    author: str,
    before: Drawing | None = None,
) -> bytes:
    """Draw one sheet after another and return them as one PDF.

    Args:
        title: For the document's properties, like ``author``.
        size: Of every sheet.
        drawings: One for each sheet.
        author: The clinic.
        before: Draws what the sheets only set down.
    """
    from reportlab.pdfgen.canvas import Canvas

    held = io.BytesIO()
    with _drawing:
        canvas = Canvas(held, pagesize=size, invariant=1, pageCompression=1)
        canvas.setTitle(title)
        canvas.setAuthor(author)
        canvas.setCreator("Clinic Desk")
        if before is not None:
            before(Sheet(canvas, *size))
        for draw in drawings:
            sheet = Sheet(canvas, *size)
            draw(sheet)
            sheet.finish()
            canvas.showPage()
        canvas.save()
    return held.getvalue()


def stamp_for(settings: ClinicSettings, *, actor: Actor, now: datetime) -> PrintStamp:
    """Return who prints and when."""
    return PrintStamp(
        clinic_name=settings.name, zone=settings.zone, printed_at=now, printed_by=actor.name
    )


def save_paper(paper: Paper, path: Path) -> None:
    """Write a paper to a file; an older one of the name stays whole if that fails.

    Raises:
        FileHeld: Another program shows it.
        FolderNotWritable: The folder is missing or takes no file.
        DiskFull: There is no room.
    """
    refuse_held(path)
    write_durably(path, paper.pdf)
