"""One visit card, drawn on A5; what does not fit is set smaller, and nothing is left out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.services.papers.document import PaperSetting
from app.services.papers.flow import Line, Run, fitted, flow, height_of, plain
from app.services.papers.ink import BODY, BODY_MUTED, HEADING, NAME, SMALL_MUTED, SUBTITLE, Ink
from app.services.papers.marks import draw_code, draw_tier_chip, draw_warning
from app.services.papers.said import weekday_moment
from app.services.papers.sheet import Sheet
from app.services.papers.visit_card_words import (
    allergy_runs,
    planned_line,
    touch_runs,
    visit_cells,
    who_line,
)
from app.services.papers.visit_cards import VisitCard
from app.services.rules.why import why_sentence
from app.words.formats import currency_sign, long_day, money
from app.words.language import say, say_in
from app.words.names import name_of

LEFT: Final = 22.5
RIGHT: Final = 572.8
_HEAD_TOP: Final = 19.3
_HEAD_WIDTH: Final = 290.0
_WHO_WIDTH: Final = 482.0
_SECOND: Final = 304.5
_HALF: Final = 268.3
_CODE: Final = 45.0
_FOOT: Final = 379.5
_WRITE: Final = 279.0  # as far as there is room to write
_NARROW: Final = 62.0
_PARAGRAPH_GAP: Final = 5.1
_PITCH: Final = 18.4
_PLANNED_RISE: Final = 0.76  # of its height, above the base line
_ALERT_PADDING: Final = 6.1
_DATE, _DONE, _STAFF, _PAID, _SCORE = 31.5, 112.0, 344.0, 470.0, 488.0
_DONE_WIDTH, _STAFF_WIDTH = 224.0, 66.0
_ROW_PADDING: Final = 6.2
_TITLE: Final = replace(HEADING, size=11.25)
_STEPS: Final = ((1.0, 4), (1.0, 3), (0.92, 3), (0.84, 3), (0.76, 3), (0.68, 2), (0.6, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class _VisitRow:
    day: str
    done: list[Line]
    staff: list[Line]
    paid: str
    score: str

    @property
    def height(self) -> float:
        return max(height_of(self.done), height_of(self.staff)) + _ROW_PADDING


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """A card broken into lines at one size."""

    name: list[Line]
    who: list[Line]
    alert: list[Line]
    planned: list[Line]
    touch: list[list[Line]]
    visits: list[_VisitRow]
    why: list[Line]

    @property
    def touch_height(self) -> float:
        return sum(height_of(lines) + _PARAGRAPH_GAP for lines in self.touch)

    @property
    def height(self) -> float:
        rows = sum(row.height for row in self.visits)
        parts = (self.name, self.who, self.alert, self.why)
        fixed = 105.0 if self.visits else 72.0
        columns = max(self.touch_height, 4 * _PITCH)
        return _HEAD_TOP + sum(map(height_of, parts)) + columns + rows + fixed


def draw_card(sheet: Sheet, *, card: VisitCard, setting: PaperSetting) -> None:
    """Draw one card."""
    plans = (_plan(card, setting, scale, visits) for scale, visits in _STEPS)
    plan = next((each for each in plans if each.height <= _FOOT), None)
    plan = plan or _plan(card, setting, *_STEPS[-1])
    top = _draw_head(sheet, plan, card)
    _draw_title(sheet, card, setting)
    top = _draw_alert(sheet, plan, card, top + 14.8)
    top = _draw_columns(sheet, plan, setting, top + 21.0)
    if plan.visits:
        _draw_visits(sheet, plan.visits, top + 19.0)
    sheet.lines(LEFT, _FOOT - 7 - height_of(plan.why), plan.why)
    _draw_foot(sheet)


def _plan(card: VisitCard, setting: PaperSetting, scale: float, visit_count: int) -> _Plan:
    name, pinyin = plain(card.file.entry.name), plain(card.file.entry.pinyin)
    big = fitted(name, NAME, _HEAD_WIDTH, least=12)
    today = setting.stamp.printed_at.astimezone(setting.stamp.zone).date()
    why = [Run(why_sentence(card.why), SMALL_MUTED)] if card.why else []
    reading = [Run("  " + pinyin, SUBTITLE)] if pinyin and pinyin != name else []
    return _Plan(
        name=flow([big, *reading], _HEAD_WIDTH),
        who=flow([Run(who_line(card, setting.actor), BODY_MUTED)], _WHO_WIDTH),
        alert=flow(_scaled(allergy_runs(card), scale), RIGHT - LEFT - 48),
        planned=_planned(planned_line(card, today)),
        touch=[flow(_scaled(runs, scale), _HALF) for runs in touch_runs(card, today)],
        visits=_visit_rows(card, setting, scale)[:visit_count],
        why=flow(why, RIGHT - LEFT),
    )


def _planned(text: str) -> list[Line]:
    """Return what is planned, small enough for its place; a long note takes two lines."""
    width = _HALF - BODY_MUTED.width(say("Planned") + " ")
    return flow([fitted(text, BODY, width, least=7)], width)


def _scaled(runs: Sequence[Run], scale: float) -> list[Run]:
    return [replace(run, style=replace(run.style, size=run.style.size * scale)) for run in runs]


def _visit_rows(card: VisitCard, setting: PaperSetting, scale: float) -> list[_VisitRow]:
    style = replace(BODY, size=9 * scale)
    rows = []
    for visit in card.visits:
        done, staff, score = visit_cells(visit)
        rows.append(
            _VisitRow(
                day=long_day(visit.on),
                done=flow([Run(done, style)], _DONE_WIDTH),
                staff=flow([Run(staff, style)], _STAFF_WIDTH),
                paid=money(visit.fact.total_minor, setting.currency),
                score=score,
            )
        )
    return rows


def _draw_head(sheet: Sheet, plan: _Plan, card: VisitCard) -> float:
    bottom = sheet.lines(LEFT, _HEAD_TOP, plan.name)
    chip_x = LEFT + plan.name[-1].width + 8
    tier = name_of(card.tier)
    said = say("{tier}, provisional", tier=tier) if card.provisional else tier
    draw_tier_chip(sheet, chip_x, bottom - 5.5, card.tier, said)
    return sheet.lines(LEFT, bottom + 3.1, plan.who)


def _draw_title(sheet: Sheet, card: VisitCard, setting: PaperSetting) -> None:
    draw_code(sheet, RIGHT - _CODE, 19.5, _CODE, card.file.number)
    until = RIGHT - _CODE - 15
    moment = weekday_moment(setting.stamp.printed_at, setting.stamp.zone)
    sheet.text_right(until, 31, say("Visit card"), _TITLE)
    sheet.text_right(until, 46, moment, SUBTITLE)


def _draw_alert(sheet: Sheet, plan: _Plan, card: VisitCard, top: float) -> float:
    height = height_of(plan.alert) + 2 * _ALERT_PADDING
    known = bool(card.file.entry.allergies)
    sheet.frame(LEFT, top, RIGHT - LEFT, height, Ink.BAD if known else Ink.LINE)
    size = plan.alert[0].runs[0].style.size
    begin = LEFT + 10
    if known:
        begin = draw_warning(sheet, begin, top + _ALERT_PADDING + size * 1.02, size, Ink.BAD) + 4
    bottom = sheet.lines(begin, top + _ALERT_PADDING, plan.alert)
    last = plan.alert[-1]
    sheet.box(begin + last.width + 4, bottom - size * 0.32, 8)
    return top + height


def _draw_columns(sheet: Sheet, plan: _Plan, setting: PaperSetting, y: float) -> float:
    for x, heading in ((LEFT, say("Today")), (_SECOND, say("Personal touch"))):
        sheet.text(x, y, heading, HEADING)
        sheet.rule(x, y + 6, x + _HALF)
    _draw_today(sheet, plan.planned, setting, y + 24)
    top = y + 13.9
    for lines in plan.touch:
        top = sheet.lines(_SECOND, top, lines) + _PARAGRAPH_GAP
    return y + 13.9 + max(plan.touch_height, 4 * _PITCH)


def _draw_today(sheet: Sheet, planned: Sequence[Line], setting: PaperSetting, y: float) -> None:
    x = sheet.text(LEFT, y, say("Planned") + " ", BODY_MUTED)
    if planned:
        sheet.lines(x, y - _PLANNED_RISE * height_of(planned), planned)
    else:
        sheet.blank(x, y, _WRITE - x)
    y += _PITCH
    x = sheet.text(LEFT, y, say("Plan agreed") + " ", BODY_MUTED)
    x = sheet.text(sheet.box(x + 1, y, 8) + 3, y, say("yes") + "  ", BODY)
    _draw_blank(sheet, sheet.box(x, y, 8) + 3, y, say("changed:"), _WRITE)
    y += _PITCH
    _draw_blank(sheet, LEFT, y, say("Treatment and product lot"), _WRITE)
    y += _PITCH
    x = sheet.text(LEFT, y, say("Amount") + " ", BODY_MUTED)
    x = _draw_blank(sheet, x, y, currency_sign(setting.currency).strip(), x + _NARROW)
    _draw_blank(sheet, x + 8, y, say("benefit used"), _WRITE)


def _draw_blank(sheet: Sheet, x: float, y: float, caption: str, until: float) -> float:
    """Write a caption and a line to write on after it, as far as ``until``."""
    begin = sheet.text(x, y, caption + " ", BODY_MUTED)
    return sheet.blank(begin, y, max(until - begin, 24))


def _draw_visits(sheet: Sheet, rows: Sequence[_VisitRow], y: float) -> None:
    sheet.text(LEFT, y, say("Last visits"), HEADING)
    top = y + 6
    sheet.rule(LEFT, top, RIGHT)
    for row in rows:
        base = top + _ROW_PADDING / 2
        first = base + (row.done or row.staff)[0].leading * 0.77
        sheet.text(_DATE, first, row.day, replace(BODY_MUTED, size=9))
        sheet.lines(_DONE, base, row.done)
        sheet.lines(_STAFF, base, row.staff)
        sheet.text_right(_PAID, first, row.paid, replace(BODY, size=9))
        sheet.text(_SCORE, first, row.score, replace(BODY, size=9))
        top += row.height
        sheet.rule(LEFT, top, RIGHT)


def _draw_foot(sheet: Sheet) -> None:
    sheet.rule(LEFT, _FOOT, RIGHT, Ink.TEXT)
    y = _FOOT + 18.5
    x = sheet.text(LEFT, y, say_in("visit card", "Satisfied") + "  ", BODY)
    for score in range(1, 6):
        x = sheet.circle(sheet.text(x, y, f"{score} ", BODY), y, 8.2) + 4
    x = sheet.text(x + 14, y, say("Suggestion") + " ", BODY)
    sheet.blank(x, y, 112)
    x = RIGHT - 60
    sheet.blank(x, y, 60)
    sheet.text_right(x - 3, y, say("Signature"), BODY)
