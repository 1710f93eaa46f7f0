"""Visit cards as a paper: A5, or four to a sheet of A4 with marks to cut along."""

from collections.abc import Sequence
from functools import partial
from math import sqrt
from typing import Final

from app.services.papers.document import (
    A4_LEVEL,
    A5_LEVEL,
    CardSize,
    Drawing,
    Paper,
    PaperSetting,
    bind,
)
from app.services.papers.ink import Ink
from app.services.papers.sheet import Sheet
from app.services.papers.visit_card_drawing import draw_card
from app.services.papers.visit_cards import VisitCard
from app.words.language import say

_A6_SHARE: Final = 1 / sqrt(2)  # of A5, along either side
_PLACES: Final = ((0, 0), (1, 0), (0, 1), (1, 1))
_CUT: Final = 12.0


def print_visit_cards(cards: Sequence[VisitCard], *, setting: PaperSetting) -> Paper:
    """Return the cards as a paper."""
    drawings: list[Drawing] = [partial(draw_card, card=card, setting=setting) for card in cards]
    four = setting.size is CardSize.FOUR_ON_A4
    sheets = _four_to_a_sheet(drawings) if four else drawings
    title = say("Visit card")
    author = setting.stamp.clinic_name
    return Paper(
        title=title,
        stem=f"visit-card-{cards[0].file.number}" if len(cards) == 1 else "visit-cards",
        pdf=bind(title, A4_LEVEL if four else A5_LEVEL, sheets, author=author),
        page_count=len(sheets),
        control_total=len(cards),
    )


def _four_to_a_sheet(drawings: Sequence[Drawing]) -> list[Drawing]:
    return [
        partial(_draw_four, cards=drawings[start : start + len(_PLACES)])
        for start in range(0, len(drawings), len(_PLACES))
    ]


def _draw_four(sheet: Sheet, *, cards: Sequence[Drawing]) -> None:
    for (column, row), draw in zip(_PLACES, cards, strict=False):
        left, top = column * sheet.width / 2, row * sheet.height / 2
        with sheet.part(left, top, _A6_SHARE, size=A5_LEVEL) as card:
            draw(card)
    _mark_cuts(sheet)


def _mark_cuts(sheet: Sheet) -> None:
    middle, centre = sheet.width / 2, sheet.height / 2
    for top in (0, centre - _CUT / 2, sheet.height - _CUT):
        sheet.upright(middle, top, top + _CUT, Ink.RULE)
    for left in (0, middle - _CUT / 2, sheet.width - _CUT):
        sheet.rule(left, centre, left + _CUT, Ink.RULE)
