"""The yearly contact calendar of a customer: what was done, is planned and can be foreseen."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Final

from app.services.followups.customer_year import CustomerYear, YearLine, YearMonth
from app.services.papers.call_table import line_total
from app.services.papers.document import A4_UPRIGHT, Paper, PrintStamp, bind
from app.services.papers.flow import Run, plain
from app.services.papers.ink import CELL, CELL_BOLD, CELL_MUTED
from app.services.papers.report import HEAD_BOTTOM, MARGIN, Frame
from app.services.papers.said import BETWEEN, weekday_day
from app.services.papers.sheet import Sheet
from app.services.papers.table import Cell, Column, Group, Row, Table, TablePage
from app.services.planning.reason_words import reason_line, what_to_say
from app.words import FollowUpState
from app.words.formats import DASH, month_name
from app.words.language import say
from app.words.names import name_of

_WIDTH: Final = A4_UPRIGHT[0] - 2 * MARGIN
_BOTTOM: Final = A4_UPRIGHT[1] - 44


def print_contact_calendar(year: CustomerYear, *, stamp: PrintStamp) -> Paper:
    """Return the calendar as a paper, month by month."""
    title = say("{name}, contacts in {year}", name=plain(year.name), year=year.year)
    table = _table()
    rows = [row for month in year.months for row in _rows(table, year.year, month)]
    pages = table.paginate([Group(heading=(), rows=rows)])
    frame = Frame(title=title, subtitle=_about(year), total=_counts(year), stamp=stamp)
    bodies = [partial(_draw_page, table=table, page=page) for page in pages]
    pdf = bind(title, A4_UPRIGHT, frame.sheets(bodies), author=stamp.clinic_name)
    return Paper(
        title=title,
        stem=f"contacts-{year.number}-{year.year}",
        pdf=pdf,
        page_count=len(pages),
        control_total=len(year.lines),
    )


def _about(year: CustomerYear) -> str:
    said = [say("No. {number}", number=year.number), name_of(year.tier)]
    if year.responsible_name:
        said.append(say("responsible: {name}", name=year.responsible_name))
    return BETWEEN.join(said)


def _counts(year: CustomerYear) -> str:
    counts = say(
        "{done} done, {planned} planned, {foreseen} foreseen",
        done=year.count(FollowUpState.DONE),
        planned=year.count(FollowUpState.OPEN),
        foreseen=year.count(None),
    )
    return BETWEEN.join((line_total(len(year.lines)), counts))


def _table() -> Table:
    columns = (
        Column(say("Month"), 58),
        Column(say("Day"), 72),
        Column(say("Reason"), 104),
        Column(say("What to say"), _WIDTH - 410),
        Column(say("How"), 54),
        Column(say("Who"), 64),
        Column(say("State"), 58),
    )
    return Table(columns=columns, left=MARGIN, top=HEAD_BOTTOM, bottom=_BOTTOM)


def _rows(table: Table, year: int, month: YearMonth) -> Iterable[Row]:
    """Return the contacts of a month, or one row that says there are none."""
    name: Cell = [[Run(month_name(date(year, month.month, 1)), CELL_BOLD)]]
    if not month.lines:
        yield table.row([name, [[Run(DASH, CELL_MUTED)]], [], [], [], [], []])
    for place, line in enumerate(month.lines):
        yield table.row([name if place == 0 else [], *_cells(line)])


def _cells(line: YearLine) -> list[Cell]:
    """Return a contact; what is only foreseen is muted, what is done needs no more words."""
    style = CELL_MUTED if line.is_foreseen else CELL
    words = "" if line.state is FollowUpState.DONE else what_to_say(line.reason, on=line.on)
    return [
        [[Run(weekday_day(line.on), style)]],
        [[Run(plain(reason_line(line.reason)), style)]],
        [[Run(plain(part), style)] for part in words.splitlines()],
        [[Run(name_of(line.method), style)]],
        [[Run(line.staff_name, style)]],
        [[Run(_state(line), style)]],
    ]


def _state(line: YearLine) -> str:
    if line.outcome is not None:
        return name_of(line.outcome)
    match line.state:
        case None:
            return say("foreseen")
        case FollowUpState.OPEN:
            return say("planned")
        case closed:
            return name_of(closed)


def _draw_page(sheet: Sheet, *, table: Table, page: TablePage) -> None:
    table.draw(sheet, page)
