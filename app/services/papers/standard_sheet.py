"""The service standards on paper: what each tier may expect, and what would be too much."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from app.services.papers.document import A4_LEVEL, Paper, PrintStamp, bind
from app.services.papers.flow import Run, flow
from app.services.papers.ink import BODY, CELL, CELL_BOLD, CELL_MUTED
from app.services.papers.report import HEAD_BOTTOM, MARGIN, Frame
from app.services.papers.said import BETWEEN
from app.services.papers.sheet import Align, Sheet
from app.services.papers.standard_sheets import StandardSheet
from app.services.papers.table import Cell, Column, Group, Row, Table, TablePage
from app.services.planning.opening_hours import ContactRulesEntry
from app.services.planning.standards import StandardRow
from app.words.formats import DASH, clock_time, number
from app.words.language import listed, say, say_many
from app.words.names import name_of

_BOTTOM: Final = A4_LEVEL[1] - 56
_WIDTH: Final = A4_LEVEL[0] - 2 * MARGIN


def print_standard_sheet(sheet: StandardSheet, *, stamp: PrintStamp) -> Paper:
    """Return the standards as a paper, the best tier first."""
    title = say("What each tier may expect")
    table = _table()
    (page,) = table.paginate([Group(heading=(), rows=_rows(table, sheet))])
    customers = sheet.counts.total()
    frame = Frame(
        title=title,
        subtitle=_rules(sheet.rules),
        total=say_many(
            "Control total: {count} active customer",
            "Control total: {count} active customers",
            customers,
        ),
        stamp=stamp,
        signed=True,
    )
    body = partial(_draw_body, table=table, page=page)
    pdf = bind(title, A4_LEVEL, frame.sheets([body]), author=stamp.clinic_name)
    return Paper(
        title=title, stem="service-standards", pdf=pdf, page_count=1, control_total=customers
    )


def _rules(rules: ContactRulesEntry) -> str:
    return BETWEEN.join(
        (
            say(
                "calls from {first} to {last}",
                first=clock_time(rules.calls_from),
                last=clock_time(rules.calls_until),
            ),
            say("fewer than {count} contacts in seven days", count=rules.most_in_week),
            say_many("{count} attempt", "{count} attempts", rules.max_attempts),
        )
    )


def _table() -> Table:
    columns = (
        Column(say("Tier"), 86),
        Column(say("Customers"), 58, Align.RIGHT),
        Column(say("Aims at every"), 78, Align.RIGHT),
        Column(say("Never longer than"), 98, Align.RIGHT),
        Column(say("Contacts a quarter"), 100, Align.RIGHT),
        Column("", 16),
        Column(say("Channels"), _WIDTH - 586),
        Column(say("Days to remember"), 94),
        Column(say("Holidays"), 56),
    )
    return Table(columns=columns, left=MARGIN, top=HEAD_BOTTOM, bottom=_BOTTOM, least=28)


def _rows(table: Table, sheet: StandardSheet) -> list[Row]:
    rows = [table.row(_cells(each, sheet.counts[each.tier])) for each in sheet.standards]
    counted = sum(sheet.counts[each.tier] for each in sheet.standards)
    total = _in_cells([say("Sum"), number(counted), *[""] * 7], bold_places={0, 1})
    return [*rows, table.row(total)]


def _cells(row: StandardRow, customers: int) -> list[Cell]:
    cadence = row.cadence
    texts = [
        name_of(row.tier),
        number(customers),
        _days(cadence.ideal_gap_days) if cadence else DASH,
        _days(cadence.max_gap_days) if cadence else DASH,
        say("{least} to {most}", least=row.least_per_quarter, most=row.most_per_quarter),
        "",
        _mix(row),
        name_of(row.dates_by),
        say("greeting") if row.greets_holidays else DASH,
    ]
    return _in_cells(texts, bold_places={0})


def _in_cells(texts: Sequence[str], *, bold_places: set[int]) -> list[Cell]:
    return [
        [[Run(text, CELL_BOLD if place in bold_places else CELL_MUTED if text == DASH else CELL)]]
        for place, text in enumerate(texts)
    ]


def _days(count: int) -> str:
    return say_many("{count} day", "{count} days", count)


def _mix(row: StandardRow) -> str:
    shares = sorted(row.mix.items(), key=lambda pair: -pair[1])
    return listed(f"{name_of(method)} {share} %" for method, share in shares if share)


def _draw_body(sheet: Sheet, *, table: Table, page: TablePage) -> None:
    table.draw(sheet, page)
    promise = say(
        "Every customer of a tier gets the same: no fewer contacts than promised, and no more "
        "than are welcome. Who asked not to be contacted is left in peace."
    )
    sheet.lines(MARGIN, page[-1].bottom + 16, flow([Run(promise, BODY)], _WIDTH))
