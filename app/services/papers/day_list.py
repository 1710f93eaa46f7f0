"""A person's day on paper: who comes, whom to call, and boxes for what came of it."""

from collections.abc import Iterable, Sequence
from functools import partial

from app.services.followups.expected import ExpectedRow
from app.services.papers.call_lines import CallLine, line_of
from app.services.papers.call_table import (
    call_row,
    call_table,
    customer_cell,
    keep_foot,
    line_total,
    outcome_legend,
)
from app.services.papers.day_lists import DayDraft
from app.services.papers.document import A4_LEVEL, Paper, PaperLine, PrintStamp, bind
from app.services.papers.flow import Run, plain
from app.services.papers.ink import BODY_MUTED, CELL, HEADING, SMALL_BAD, SMALL_MUTED, SUBTITLE
from app.services.papers.report import HEAD_BOTTOM, MARGIN, Frame
from app.services.papers.said import BETWEEN, PhonePrivacy, narrowed_kinds
from app.services.papers.sheet import Sheet
from app.services.papers.table import Cell, Group, Row, Table, TablePage
from app.words.formats import page_day, short_day
from app.words.language import listed, say, say_in, say_many
from app.words.names import name_of


def print_day_list(
    day: DayDraft, *, stamp: PrintStamp, privacy: PhonePrivacy = PhonePrivacy.FULL
) -> Paper:
    """Return the day as a paper."""
    title = say("{person}, {day}", person=day.person, day=page_day(day.on))
    lines = sorted(_lines(day), key=_order)
    table = call_table(say("When"))
    pages = table.paginate(_groups(table, day, lines, privacy))
    total = len(lines) + len(day.expected)
    frame = Frame(
        title=title,
        subtitle=_counts(day),
        total=line_total(total),
        legend=outcome_legend(),
        stamp=stamp,
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
        stem=f"day-{day.on.isoformat()}",
        pdf=pdf,
        page_count=len(pages),
        control_total=total,
        lines=tuple(map(_paper_line, lines)),
    )


def _lines(day: DayDraft) -> Iterable[CallLine]:
    for line in day.draft.lines:
        yield line_of(line.row, first_on=day.on, code=line.code)


def _order(line: CallLine) -> tuple[bool, bool, str]:
    """Put what is left over first, then go by the clock; what has no time comes last."""
    at = line.due_at
    return not line.carried, at is None, at.isoformat() if at and not line.carried else ""


def _paper_line(line: CallLine) -> PaperLine:
    return PaperLine(
        code=line.code,
        number=line.number,
        name=line.name,
        kind=line.kind.value,
        due=line.due_on.isoformat(),
        who=line.staff_name,
    )


def _counts(day: DayDraft) -> str:
    counts = (
        say_in("day list", "{count} expected", count=len(day.expected)),
        say("{count} to call", count=len(day.draft.lines)),
    )
    return BETWEEN.join(filter(None, (narrowed_kinds(day.kinds), *counts)))


def _groups(
    table: Table, day: DayDraft, lines: Sequence[CallLine], privacy: PhonePrivacy
) -> list[Group]:
    carried = [line for line in lines if line.carried]
    due = [line for line in lines if not line.carried]
    rows = {
        say("Expected"): [_expected(table, row) for row in day.expected],
        say("Carried over"): [_call(table, line, privacy) for line in carried],
        say("To call"): [_call(table, line, privacy) for line in due],
    }
    return [
        Group(heading=(Run(name, HEADING), Run(f"{BETWEEN}{len(own)}", SUBTITLE)), rows=own)
        for name, own in rows.items()
        if own
    ]


def _expected(table: Table, row: ExpectedRow) -> Row:
    allergies = listed(map(plain, row.allergies))
    warned = say("Allergic: {things}.", things=allergies) if allergies else ""
    minutes = say_many("{count} minute", "{count} minutes", row.minutes)
    cells: list[Cell] = [
        [],
        customer_cell(row.name, row.tier),
        [],
        [[Run(row.item_name or "", CELL)], [Run(name_of(row.state), SMALL_MUTED)]],
        [[Run(warned, SMALL_BAD)], [Run(plain(row.note), CELL)]],
        [[Run(f"{row.starts_at:%H:%M}", CELL)], [Run(minutes, SMALL_MUTED)]],
        [],
        [],
        [],
    ]
    return table.row(cells, more=_draw_line)


def _call(table: Table, line: CallLine, privacy: PhonePrivacy) -> Row:
    at = f"{line.due_at:%H:%M}" if line.due_at else ""
    when = [Run(short_day(line.due_on) if line.carried else at, CELL)]
    return call_row(table, line, privacy, beside=[when])


def _draw_line(sheet: Sheet, _top: float, bottom: float) -> None:
    sheet.rule(MARGIN, bottom, sheet.width - MARGIN)


def _draw_page(sheet: Sheet, *, table: Table, page: TablePage) -> None:
    table.draw(sheet, page)
    if not page:
        sheet.text(MARGIN, HEAD_BOTTOM + 44, say("Nothing is planned."), BODY_MUTED)
