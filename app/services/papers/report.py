"""The frame of a report: what it is and for whom at the head, totals and page at the foot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from app.services.papers.document import Drawing, PrintStamp
from app.services.papers.flow import Run, flow, height_of
from app.services.papers.ink import SMALL_MUTED, SUBTITLE, TITLE
from app.services.papers.sheet import Sheet
from app.words.formats import moment
from app.words.language import say

MARGIN: Final = 28.5
HEAD_BOTTOM: Final = 79.0
_TITLE_Y: Final = 44.0
_SUBTITLE_TOP: Final = 49.5
_STAMP_Y: Final = 43.0
_STAMP_PITCH: Final = 13.5
_FOOT_Y: Final = 24.0  # above the lower edge
_SIGN_WIDTHS: Final = (86.0, 52.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around every page of a report.

    Attributes:
        subtitle: What was left in and how it is ordered.
        total: The control total in words.
        legend: What marks mean, above the foot; may be empty.
        signed: Whether the supervisor signs.
    """

    title: str
    subtitle: str
    total: str
    stamp: PrintStamp
    legend: str = ""
    signed: bool = False

    def sheets(self, bodies: Sequence[Callable[[Sheet], object]]) -> list[Drawing]:
        """Return the drawings of all pages, framed and counted."""
        return [
            partial(self._draw, body=body, place=place, count=len(bodies))
            for place, body in enumerate(bodies, start=1)
        ]

    def _draw(
        self, sheet: Sheet, *, body: Callable[[Sheet], object], place: int, count: int
    ) -> None:
        self._draw_head(sheet)
        body(sheet)
        self._draw_foot(sheet, place, count)

    def _draw_head(self, sheet: Sheet) -> None:
        right = sheet.width - MARGIN
        printed = say(
            "printed {moment} by {name}",
            moment=moment(self.stamp.printed_at, self.stamp.zone),
            name=self.stamp.printed_by,
        )
        desk = say("{clinic} · Service desk", clinic=self.stamp.clinic_name)
        sheet.text_right(right, _STAMP_Y, desk, SUBTITLE)
        sheet.text_right(right, _STAMP_Y + _STAMP_PITCH, printed, SUBTITLE)
        taken = max(SUBTITLE.width(desk), SUBTITLE.width(printed)) + 16
        sheet.text(MARGIN, _TITLE_Y, self.title, TITLE)
        sheet.lines(
            MARGIN, _SUBTITLE_TOP, flow([Run(self.subtitle, SUBTITLE)], right - MARGIN - taken)
        )

    def _draw_foot(self, sheet: Sheet, place: int, count: int) -> None:
        y = sheet.height - _FOOT_Y
        right = sheet.width - MARGIN
        page = say("Page {place} of {count}", place=place, count=count)
        sheet.text_right(right, y, page, SUBTITLE)
        x = MARGIN
        if self.signed:
            captions = (say("Supervisor"), say("Date"))
            for caption, width in zip(captions, _SIGN_WIDTHS, strict=True):
                x = sheet.text(x, y, caption + " ", SUBTITLE)
                x = sheet.blank(x, y, width) + 6
            x += 12
        sheet.text(x, y, self.total, SUBTITLE)
        if self.legend:
            legend = flow([Run(self.legend, SMALL_MUTED)], right - MARGIN)
            sheet.lines(MARGIN, y - 16 - height_of(legend), legend)
