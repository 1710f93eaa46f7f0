"""The table of calls that several lists share: code, whom, why, what to say, boxes for results."""

from collections.abc import Sequence
from typing import Final

from app.services.papers.call_lines import CallLine
from app.services.papers.document import A4_LEVEL
from app.services.papers.flow import Run, plain
from app.services.papers.ink import CELL, CELL_BOLD, CELL_MUTED, SMALL_BAD, SMALL_MUTED, Ink, Style
from app.services.papers.marks import PLAIN_TIER, TIER_INKS
from app.services.papers.report import HEAD_BOTTOM, MARGIN
from app.services.papers.said import BETWEEN, PhonePrivacy, phone
from app.services.papers.sheet import Sheet
from app.services.papers.table import Cell, Column, Row, Table
from app.words import Outcome, Tier
from app.words.formats import short_day
from app.words.language import listed, say, say_in, say_many
from app.words.names import name_of

BOTTOM: Final = A4_LEVEL[1] - 56
LEAST_ROW: Final = 30.0
_CODE: Final = Style(10.5, bold=True)
_DIGIT: Final = Style(6.5, ink=Ink.MUTED)
_MARKS: Final = {Tier.VIP: "◆ ", Tier.POTENTIAL_VIP: "▲ "}
_MARK_SIZE: Final = 6.5
_FOOT: Final = "row-foot"
_NEXT: Final = 7  # the column of the next date; boxes before it, remark after it
_BOX: Final = 9.4
_BOX_PITCH: Final = 11.3
_GAP: Final = 6.0


def call_table(beside: str) -> Table:
    """Return the columns; ``beside`` names the one that says who or when."""
    columns = (
        Column(say_in("week list", "Code"), 42),
        Column(say("Customer"), 122),
        Column(say("Phone"), 78),
        Column(say("Reason"), 106),
        Column(say("What to say"), 168),
        Column(beside, 52),
        Column(say_in("week list", "Result"), 9 * _BOX_PITCH + _GAP),
        Column(say("Next date"), 50),
        Column(say("Remark"), 59.1),
    )
    return Table(
        columns=columns,
        left=MARGIN,
        top=HEAD_BOTTOM,
        bottom=BOTTOM,
        least=LEAST_ROW,
        ruled=False,
    )


def call_row(table: Table, line: CallLine, privacy: PhonePrivacy, *, beside: Cell) -> Row:
    """Return one line to call, with its boxes."""
    cells: list[Cell] = [
        [[Run(line.code, _CODE)]],
        customer_cell(line.name, line.tier, line.taboos),
        [[Run(phone(line.phone_digits, privacy), CELL)]],
        _reason(line),
        [[Run(plain(part), CELL)] for part in line.say.splitlines()],
        beside,
        [],
        [],
        [],
    ]
    return table.row(cells, more=_draw_foot)


def customer_cell(name: str, tier: Tier, taboos: Sequence[str] = ()) -> Cell:
    """Return a customer with the mark of the tier, and what to avoid."""
    mark = Style(_MARK_SIZE, ink=TIER_INKS.get(tier, PLAIN_TIER)[0])
    named = [
        Run(_MARKS.get(tier, ""), mark),
        Run(plain(name), CELL_BOLD),
        Run(f" {name_of(tier)}", CELL_MUTED),
    ]
    if not taboos:
        return [named]
    avoided = listed(map(plain, taboos))
    return [named, [Run(say("Avoid:") + " ", SMALL_BAD), Run(avoided, SMALL_MUTED)]]


def outcome_legend() -> str:
    """Return what the digits in the boxes mean."""
    return BETWEEN.join(f"{each.digit} {name_of(each)}" for each in Outcome)


def line_total(count: int) -> str:
    """Return the control total of a list in words."""
    return say_many("Control total: {count} line", "Control total: {count} lines", count)


def _reason(line: CallLine) -> Cell:
    last = line.last_contact_on
    spoken = say("last {day}", day=short_day(last)) if last else say("no contact yet")
    below = [Run(spoken, SMALL_MUTED)]
    if line.days_late:
        late = say_many("{count} d late", "{count} d late", line.days_late)
        below = [Run(late, SMALL_BAD), Run(BETWEEN + spoken, SMALL_MUTED)]
    return [[Run(plain(line.reason), CELL)], below]


def keep_foot(sheet: Sheet, *, edges: Sequence[float]) -> None:
    """Draw the foot of a row once: boxes 1 to 9, room to write, the hairline; all rows share it."""
    with sheet.kept(_FOOT):
        right = sheet.width - MARGIN
        sheet.rule(MARGIN, LEAST_ROW, right)
        sheet.rule(edges[_NEXT], LEAST_ROW - 4, edges[_NEXT + 1] - _GAP, Ink.RULE)
        sheet.rule(edges[_NEXT + 1], LEAST_ROW - 4, right, Ink.RULE)
        for digit in range(1, 10):
            x = edges[_NEXT - 1] + (digit - 1) * _BOX_PITCH
            y = (LEAST_ROW + _BOX) / 2
            sheet.box(x, y, _BOX, Ink.RULE)
            text = str(digit)
            sheet.text(x + (_BOX - _DIGIT.width(text)) / 2, y - 0.22 * _BOX, text, _DIGIT)


def _draw_foot(sheet: Sheet, _top: float, bottom: float) -> None:
    sheet.stamp(_FOOT, 0, bottom - LEAST_ROW)
