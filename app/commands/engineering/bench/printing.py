"""How fast the weekly list is drawn."""

import io
from collections.abc import Sequence
from datetime import time, timedelta
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from app.commands.engineering.bench.clinics import measured_desk
from app.commands.engineering.bench.measure import Result, timed
from app.models import Customer, CustomerMetrics
from app.services.office.opening import OpenDesk
from app.services.papers.call_lines import CallLine
from app.services.papers.document import A4_LEVEL, stamp_for
from app.services.papers.week_list import WeekList, print_week_list
from app.services.reading.phones import show_phone
from app.services.rules.short_codes import code_of
from app.words import FollowUpKind
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


LINES: Final = 500
_TIMES: Final = 7
_GOAL: Final = 1.3
_PEOPLE: Final = ("Chen Wei", "Li Na", "Zhou Lan", "Dr. Lin")
_SAY: Final = (
    "Pico laser, 14 Nov: Satisfied so far? Even on both sides?",
    "Effect, satisfaction 1-5, product gaps, new needs, suggestions.",
    "Last came 4 Jul, 20 weeks ago. Offer a date.",
)


def print_the_week(folder: Path, customers: int) -> list[Result]:
    """Measure a list of 500 lines as PDF, beside reportlab drawing the same with no program."""
    with measured_desk(folder) as desk:
        week = _week(desk)
        stamp = stamp_for(desk.settings, actor=desk.actor, now=desk.clock.now())
    printing = timed(lambda: print_week_list(week, stamp=stamp), times=_TIMES)
    bare = timed(lambda: draw_bare(week.lines), times=_TIMES)
    return [
        Result(
            name=f"weekly list of {LINES} as PDF",
            customers=customers,
            measured=printing.median_ms,
            yardstick=bare.median_ms,
            goal=_GOAL,
        )
    ]


def _week(desk: OpenDesk) -> WeekList:
    """Return a full week for customers of the clinic."""
    query = (
        sa.select(Customer.number, Customer.name, CustomerMetrics.tier)
        .join(CustomerMetrics, CustomerMetrics.customer_id == Customer.id)
        .order_by(Customer.id)
        .limit(LINES)
    )
    known = desk.store.read(lambda session: session.execute(query).all())
    first_on = desk.clock.today()
    lines = [
        CallLine(
            followup_id=place,
            code=code_of(place),
            number=number,
            name=name,
            tier=tier,
            phone_digits=f"1390013{place:04}",
            kind=FollowUpKind.AFTERCARE,
            reason="Aftercare, day 7",
            say=_SAY[place % len(_SAY)],
            due_on=first_on + timedelta(days=place % 7),
            due_at=time(9 + place % 9, 30),
            days_late=0,
            carried=False,
            last_contact_on=first_on - timedelta(days=place % 60),
            taboos=(),
            staff_name=_PEOPLE[place % len(_PEOPLE)],
        )
        for place, (number, name, tier) in enumerate(islice(cycle(known), LINES))
    ]
    last_on = first_on + timedelta(days=6)
    return WeekList(first_on=first_on, last_on=last_on, people=(), lines=tuple(lines))
