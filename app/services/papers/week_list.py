"""The weekly list: whom to call, what to say, and boxes for what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.services.papers.call_lines import CallGroup, CallLine, Grouping, grouped_lines, in_order
from app.services.papers.call_table import (
    call_row,
    call_table,
    keep_foot,
    line_total,
    outcome_legend,
)
from app.services.papers.document import A4_LEVEL, Paper, PaperLine, PrintStamp, bind
from app.services.papers.flow import Run
from app.services.papers.ink import BODY_MUTED, CELL, HEADING, SMALL_MUTED, SUBTITLE
from app.services.papers.report import HEAD_BOTTOM, MARGIN, Frame
from app.services.papers.said import BETWEEN, PhonePrivacy, narrowed_kinds, weekday_day
from app.services.papers.sheet import Sheet
from app.services.papers.table import Cell, Group, Table, TablePage
from app.words import FollowUpKind
from app.words.formats import days_span, short_day
from app.words.language import listed, say


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekList:
    """What the weekly list holds, in no order yet.

    Attributes:
        people: Whose follow-ups were asked for; empty for everyone.
        kinds: Which kinds were asked for; empty for all.
    """

    first_on: date
    last_on: date
    people: tuple[str, ...]
    lines: tuple[CallLine, ...]
    kinds: tuple[FollowUpKind, ...] = ()

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
    table = call_table(say("Who") if grouping is Grouping.BY_DAY else say("When"))
    pages = table.paginate(_groups(table, groups, privacy))
    frame = Frame(
        title=title,
        subtitle=_filter_line(week, grouping),
        total=line_total(len(week.lines)),
        legend=outcome_legend(),
        stamp=stamp,
        signed=True,
    )
    bodies = [partial(_draw_page, table=table, page=page) for page in pages]
    pdf = bind(
        title,
        A4_LEVEL,
        frame.sheets(bodies),
        author=stamp.clinic_name,
        before=partial(keep_foot, edges=table.edges),
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
    people = listed(week.people) or say("Everyone")
    return BETWEEN.join(filter(None, (people, narrowed_kinds(week.kinds), counts, order)))


def _groups(table: Table, groups: Sequence[CallGroup], privacy: PhonePrivacy) -> list[Group]:
    return [
        Group(
            heading=_heading(group),
            rows=[
                call_row(table, line, privacy, beside=_beside(line, by_day=group.person is None))
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


def _beside(line: CallLine, *, by_day: bool) -> Cell:
    first = line.staff_name if by_day else short_day(line.due_on)
    at = f"{line.due_at:%H:%M}" if line.due_at else ""
    return [[Run(first, CELL)], [Run(at, SMALL_MUTED)]]


def _draw_page(sheet: Sheet, *, table: Table, page: TablePage) -> None:
    table.draw(sheet, page)
    if not page:
        sheet.text(MARGIN, HEAD_BOTTOM + 44, say("Nothing is planned."), BODY_MUTED)
