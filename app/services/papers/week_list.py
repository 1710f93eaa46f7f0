"""The weekly list: whom to call, what to say, and boxes for what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from app.models.enums import Outcome, Tier
from app.services.papers.call_lines import CallGroup, CallLine, Grouping, grouped_lines, in_order
from app.services.papers.document import A4_LEVEL, Paper, PaperLine, PrintStamp, bind
from app.services.papers.flow import Run, plain
from app.services.papers.ink import (
    BODY_MUTED,
    CELL,
    CELL_BOLD,
    CELL_MUTED,
    HEADING,
    SMALL_BAD,
    SMALL_MUTED,
    SUBTITLE,
    Ink,
    Style,
)
from app.services.papers.marks import PLAIN_TIER, TIER_INKS
from app.services.papers.report import HEAD_BOTTOM, MARGIN, Frame
from app.services.papers.said import BETWEEN, PhonePrivacy, listed, phone, weekday_day
from app.services.papers.sheet import Sheet
from app.services.papers.table import Cell, Column, Group, Table, TablePage
from app.services.words.formats import days_span, short_day
from app.services.words.language import say, say_in, say_many
from app.services.words.names import name_of

_BOTTOM: Final = A4_LEVEL[1] - 56
_LEAST_ROW: Final = 30.0
_CODE: Final = Style(10.5, bold=True)
_DIGIT: Final = Style(6.5, ink=Ink.MUTED)
_MARKS: Final = {Tier.VIP: "◆ ", Tier.POTENTIAL_VIP: "▲ "}
_MARK_SIZE: Final = 6.5
_FOOT: Final = "row-foot"
_NEXT: Final = 7  # the column of the next date; boxes before it, remark after it
_BOX: Final = 9.4
_BOX_PITCH: Final = 11.3
_GAP: Final = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekList:
    """What the weekly list holds, in no order yet.

    Attributes:
        people: Whose follow-ups were asked for; empty for everyone.
    """

    first_on: date
    last_on: date
    people: tuple[str, ...]
    lines: tuple[CallLine, ...]

    @property
    def carried_count(self) -> int:
        """How many lines were left over from before."""
        return sum(line.carried for line in self.lines)


def print_week_list(
    week: WeekList,
    *,
    stamp: PrintStamp,
    grouping: Grouping = Grouping.BY_DAY,
    privacy: PhonePrivacy = PhonePrivacy.FULL,
) -> Paper:
    """Return the list as a paper."""
    groups = grouped_lines(week.lines, grouping)
    title = say("Follow-ups, {days}", days=days_span(week.first_on, week.last_on))
    table = _table(grouping)
    pages = table.paginate(_groups(table, groups, privacy))
    frame = Frame(
        title=title,
        subtitle=_filter_line(week, grouping),
        total=_total(week),
        legend=_legend(),
        stamp=stamp,
        signed=True,
    )
    bodies = [partial(_draw_page, table=table, page=page) for page in pages]
    pdf = bind(
        title,
        A4_LEVEL,
        frame.sheets(bodies),
        author=stamp.clinic_name,
        before=partial(_keep_foot, edges=table.edges),
    )
    return Paper(
        title=title,
        stem=f"follow-ups-{week.first_on.isoformat()}",
        pdf=pdf,
        page_count=len(pages),
        control_total=len(week.lines),
        lines=tuple(_paper_line(line) for line in in_order(groups)),
    )


def _paper_line(line: CallLine) -> PaperLine:
    return PaperLine(
        code=line.code,
        number=line.number,
        name=line.name,
        kind=line.kind.value,
        due=line.due_on.isoformat(),
        who=line.staff_name,
    )


def _filter_line(week: WeekList, grouping: Grouping) -> str:
    planned = len(week.lines) - week.carried_count
    counts = say(
        "{planned} planned, {carried} carried over", planned=planned, carried=week.carried_count
    )
    by_day = grouping is Grouping.BY_DAY
    order = say("by day, then person") if by_day else say("by person, then day")
    return BETWEEN.join([listed(week.people) or say("Everyone"), counts, order])


def _total(week: WeekList) -> str:
    return say_many("Control total: {count} line", "Control total: {count} lines", len(week.lines))


def _legend() -> str:
    return BETWEEN.join(f"{each.digit} {name_of(each)}" for each in Outcome)


def _table(grouping: Grouping) -> Table:
    by_day = grouping is Grouping.BY_DAY
    columns = (
        Column(say_in("week list", "Code"), 42),
        Column(say("Customer"), 122),
        Column(say("Phone"), 78),
        Column(say("Reason"), 106),
        Column(say("What to say"), 168),
        Column(say("Who") if by_day else say("When"), 52),
        Column(say_in("week list", "Result"), 9 * _BOX_PITCH + _GAP),
        Column(say("Next date"), 50),
        Column(say("Remark"), 59.1),
    )
    return Table(
        columns=columns,
        left=MARGIN,
        top=HEAD_BOTTOM,
        bottom=_BOTTOM,
        least=_LEAST_ROW,
        ruled=False,
    )


def _groups(table: Table, groups: Sequence[CallGroup], privacy: PhonePrivacy) -> list[Group]:
    return [
        Group(
            heading=_heading(group),
            rows=[
                table.row(_cells(line, privacy, by_day=group.person is None), more=_draw_foot)
                for line in group.lines
            ],
        )
        for group in groups
    ]


def _heading(group: CallGroup) -> tuple[Run, ...]:
    if group.person is not None:
        words = group.person
    else:
        words = weekday_day(group.day) if group.day else say("Carried over")
    return Run(words, HEADING), Run(f"{BETWEEN}{len(group.lines)}", SUBTITLE)


def _cells(line: CallLine, privacy: PhonePrivacy, *, by_day: bool) -> list[Cell]:
    return [
        [[Run(line.code, _CODE)]],
        _customer(line),
        [[Run(phone(line.phone_digits, privacy), CELL)]],
        _reason(line),
        [[Run(plain(part), CELL)] for part in line.say.splitlines()],
        _who(line, by_day=by_day),
        [],
        [],
        [],
    ]


def _customer(line: CallLine) -> Cell:
    mark = Style(_MARK_SIZE, ink=TIER_INKS.get(line.tier, PLAIN_TIER)[0])
    name = [
        Run(_MARKS.get(line.tier, ""), mark),
        Run(plain(line.name), CELL_BOLD),
        Run(f" {name_of(line.tier)}", CELL_MUTED),
    ]
    if not line.taboos:
        return [name]
    taboos = listed(map(plain, line.taboos))
    return [name, [Run(say("Avoid:") + " ", SMALL_BAD), Run(taboos, SMALL_MUTED)]]


def _reason(line: CallLine) -> Cell:
    last = line.last_contact_on
    spoken = say("last {day}", day=short_day(last)) if last else say("no contact yet")
    below = [Run(spoken, SMALL_MUTED)]
    if line.days_late:
        late = say_many("{count} d late", "{count} d late", line.days_late)
        below = [Run(late, SMALL_BAD), Run(BETWEEN + spoken, SMALL_MUTED)]
    return [[Run(plain(line.reason), CELL)], below]


def _who(line: CallLine, *, by_day: bool) -> Cell:
    first = line.staff_name if by_day else short_day(line.due_on)
    at = f"{line.due_at:%H:%M}" if line.due_at else ""
    return [[Run(first, CELL)], [Run(at, SMALL_MUTED)]]


def _keep_foot(sheet: Sheet, *, edges: Sequence[float]) -> None:
    """Draw the foot of a row once: boxes 1 to 9, room to write, the hairline; all rows share it."""
    with sheet.kept(_FOOT):
        right = sheet.width - MARGIN
        sheet.rule(MARGIN, _LEAST_ROW, right)
        sheet.rule(edges[_NEXT], _LEAST_ROW - 4, edges[_NEXT + 1] - _GAP, Ink.RULE)
        sheet.rule(edges[_NEXT + 1], _LEAST_ROW - 4, right, Ink.RULE)
        for digit in range(1, 10):
            x = edges[_NEXT - 1] + (digit - 1) * _BOX_PITCH
            y = (_LEAST_ROW + _BOX) / 2
            sheet.box(x, y, _BOX, Ink.RULE)
            text = str(digit)
            sheet.text(x + (_BOX - _DIGIT.width(text)) / 2, y - 0.22 * _BOX, text, _DIGIT)


def _draw_foot(sheet: Sheet, _top: float, bottom: float) -> None:
    sheet.stamp(_FOOT, 0, bottom - _LEAST_ROW)


def _draw_page(sheet: Sheet, *, table: Table, page: TablePage) -> None:
    table.draw(sheet, page)
    if not page:
        sheet.text(MARGIN, HEAD_BOTTOM + 44, say("Nothing is planned."), BODY_MUTED)
