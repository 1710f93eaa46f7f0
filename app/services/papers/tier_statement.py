"""The statement of a customer's tier: what was counted, what it weighs, where it leads."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final

from app.services.papers.document import A4_UPRIGHT, Paper, PrintStamp, bind
from app.services.papers.flow import Run, fitted, flow, plain
from app.services.papers.ink import BODY, BODY_MUTED, CELL, CELL_BOLD, CELL_MUTED, HEADING, NAME
from app.services.papers.marks import draw_tier_chip
from app.services.papers.report import HEAD_BOTTOM, MARGIN, Frame
from app.services.papers.said import BETWEEN
from app.services.papers.sheet import Align, Sheet
from app.services.papers.table import Column, Group, Row, Table
from app.services.papers.tier_statements import StatementLine, TierBand, TierStatement
from app.services.rules.indicators import History, frequency_of, tenure_months
from app.words import Indicator, Tier
from app.words.formats import DASH, long_day, money, number, tenure
from app.words.language import say, say_many
from app.words.names import name_of

_RIGHT: Final = A4_UPRIGHT[0] - MARGIN
_WIDTH: Final = _RIGHT - MARGIN
_BOTTOM: Final = A4_UPRIGHT[1] - 60
_INDENT: Final = 9.0
_CENTS: Final = 100


def print_tier_statement(statement: TierStatement, *, stamp: PrintStamp, currency: str) -> Paper:
    """Return the statement as a paper; it holds numbers and nobody's opinion."""
    title = say("How the tier was found")
    frame = Frame(
        title=title,
        subtitle=say(
            "Grading {period}, as of {day}",
            period=statement.period,
            day=long_day(statement.as_of),
        ),
        total=say("Checksum {digits}", digits=grouped(statement.checksum)),
        stamp=stamp,
    )
    body = partial(_draw_body, statement=statement, currency=currency)
    pdf = bind(title, A4_UPRIGHT, frame.sheets([body]), author=stamp.clinic_name)
    return Paper(
        title=title,
        stem=f"tier-{statement.number}-{statement.period}",
        pdf=pdf,
        page_count=1,
        control_total=statement.graded.points or 0,
    )


def grouped(digits: str) -> str:
    """Return a checksum in groups of four, to be compared by eye."""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def _draw_body(sheet: Sheet, *, statement: TierStatement, currency: str) -> None:
    top = _draw_person(sheet, statement, HEAD_BOTTOM + 14)
    top = _draw_text(sheet, _how(statement), top + 12)
    top = _draw_text(sheet, _flag(statement), top + 4)
    figures = _figure_table(top + 10)
    (page,) = figures.paginate([Group(heading=(), rows=_figure_rows(figures, statement, currency))])
    figures.draw(sheet, page)
    top = page[-1].bottom
    sheet.text(MARGIN, top + 32, say("Where the tiers end"), HEADING)
    bands = _band_table(top + 36)
    (page,) = bands.paginate([Group(heading=(), rows=_band_rows(bands, statement))])
    bands.draw(sheet, page)
    _draw_text(sheet, _proof(statement), page[-1].bottom + 20)


def _draw_person(sheet: Sheet, statement: TierStatement, top: float) -> float:
    graded = statement.graded
    name = flow([fitted(plain(statement.name), NAME, 330, least=12)], 330)
    bottom = sheet.lines(MARGIN, top, name)
    draw_tier_chip(sheet, MARGIN + name[-1].width + 10, bottom - 5.5, graded.tier)
    said = [say("No. {number}", number=statement.number)]
    if graded.rank is not None and graded.score is not None:
        said.append(say("{score} points", score=f"{graded.score:.1f}"))
        said.append(
            say(
                "place {rank} of {ranked}",
                rank=number(graded.rank),
                ranked=number(statement.ranked_count),
            )
        )
    return sheet.lines(MARGIN, bottom + 3, flow([Run(BETWEEN.join(said), BODY_MUTED)], _WIDTH))


def _how(statement: TierStatement) -> list[Run]:
    if not statement.graded.ranked:
        return [Run(say("Not here for two years, or no longer active, so not ranked."), BODY)]
    said = say_many(
        "Everyone who came within the last two years is compared with the {count} other by "
        "the same figures. For each figure we count how many lie strictly below; the count "
        "times the weight gives the points, the points give the place, the place gives the "
        "tier. Nobody can set a tier by hand.",
        "Everyone who came within the last two years is compared with the {count} others by "
        "the same figures. For each figure we count how many lie strictly below; the count "
        "times the weight gives the points, the points give the place, the place gives the "
        "tier. Nobody can set a tier by hand.",
        statement.others_count,
    )
    return [Run(said, BODY)]


def _flag(statement: TierStatement) -> list[Run]:
    """Say what replaces the tier of the place for a newcomer who stands out."""
    if statement.graded.tier is not Tier.POTENTIAL_VIP:
        return []
    said = say(
        "By place: {tier}. Shown as {potential}, for the first visit was less than half a year "
        "before and spend, visits or a friend who bought stand out.",
        tier=name_of(statement.graded.base_tier),
        potential=name_of(Tier.POTENTIAL_VIP),
    )
    return [Run(said, BODY)]


def _proof(statement: TierStatement) -> list[Run]:
    said = say(
        "Rules {rules}. Grading {grading}. The same data and the same rules give the same "
        "numbers, and the same checksum, every time.",
        rules=statement.rules,
        grading=grouped(statement.run_checksum[:16]),
    )
    return [Run(said, CELL_MUTED)]


def _draw_text(sheet: Sheet, runs: Sequence[Run], top: float) -> float:
    return sheet.lines(MARGIN, top, flow(runs, _WIDTH))


def _figure_table(top: float) -> Table:
    columns = (
        Column(say("Figure"), 138),
        Column(say("Counted"), 132, Align.RIGHT),
        Column(say("Strictly below"), 118, Align.RIGHT),
        Column(say("Weight"), 62, Align.RIGHT),
        Column(say("Points"), _WIDTH - 450, Align.RIGHT),
    )
    return Table(columns=columns, left=MARGIN, top=top, bottom=_BOTTOM)


def _figure_rows(table: Table, statement: TierStatement, currency: str) -> list[Row]:
    rows = [
        table.row(
            [
                [[Run(name_of(line.indicator), CELL)]],
                [[Run(_counted(line.indicator, statement, currency), CELL)]],
                [[Run(_below(line, statement), CELL)]],
                [[Run(number(line.weight), CELL)]],
                [[Run(_score(line.points, statement), CELL)]],
            ]
        )
        for line in statement.lines
    ]
    weight = sum(line.weight for line in statement.lines)
    points = sum(line.points for line in statement.lines)
    total = [say("Sum"), "", "", number(weight), _score(points, statement)]
    return [*rows, table.row([[[Run(text, CELL_BOLD)]] for text in total])]


def _score(points: int, statement: TierStatement) -> str:
    if not statement.graded.ranked or not statement.full_points:
        return DASH
    return f"{100 * points / statement.full_points:.2f}"


def _below(line: StatementLine, statement: TierStatement) -> str:
    if line.below is None:
        return DASH
    return say(
        "{below} of {others}",
        below=number(line.below),
        others=number(statement.others_count),
    )


def _counted(indicator: Indicator, statement: TierStatement, currency: str) -> str:
    history = statement.history
    if indicator in _MONEY:
        return money(_MONEY[indicator](history), currency)
    if indicator in _COUNTS:
        return number(_COUNTS[indicator](history))
    return _spanned(indicator, history, statement.as_of)


_MONEY: Final[dict[Indicator, Callable[[History], int]]] = {
    Indicator.SPEND: lambda history: max(history.spend_minor, 0),
    Indicator.REFERRED_SPEND: lambda history: history.referred_spend_minor,
    Indicator.EVENT_SALES: lambda history: history.event_sales_minor,
}
_COUNTS: Final[dict[Indicator, Callable[[History], int]]] = {
    Indicator.VISITS: lambda history: history.visit_count,
    Indicator.TREATMENTS: lambda history: history.treatment_count,
    Indicator.REFERRED: lambda history: history.referred_count,
    Indicator.EVENTS: lambda history: history.event_count,
    Indicator.HARMONY: lambda history: history.harmony,
}


def _spanned(indicator: Indicator, history: History, as_of: date) -> str:
    if history.first_visit_on is None:
        return DASH
    if indicator is Indicator.TENURE:
        return tenure(tenure_months(history.first_visit_on, as_of))
    often = float(frequency_of(history, as_of).per_quarter)
    return say("{times} a quarter", times=f"{often:.1f}")


def _band_table(top: float) -> Table:
    columns = (Column(say("Tier"), 138), Column(say("From"), 120), Column(say("To"), _WIDTH - 258))
    return Table(columns=columns, left=MARGIN, top=top, bottom=_BOTTOM)


def _band_rows(table: Table, statement: TierStatement) -> list[Row]:
    base = statement.graded.base_tier
    rows = []
    for band in statement.bands:
        style = CELL_BOLD if band.tier is base and statement.graded.ranked else CELL
        first, last = _ends(band)
        cells = (name_of(band.tier), first, last)
        rows.append(table.row([[[Run(text, style)]] for text in cells]))
    return rows


def _ends(band: TierBand) -> tuple[str, str]:
    if band.score_cent is not None:
        return say("{score} points", score=f"{band.score_cent / _CENTS:g}"), ""
    if band.first > band.last:
        return DASH, DASH
    return say("place {place}", place=number(band.first)), say(
        "place {place}", place=number(band.last)
    )
