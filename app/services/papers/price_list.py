"""The price list: what the clinic offers, family by family, at the price of the day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import ItemPrice
from app.services.catalogue.catalogue import FamilyRow, ItemRow, list_catalogue
from app.services.papers.document import A4_UPRIGHT, Paper, PrintStamp, bind
from app.services.papers.flow import Line, Run, flow, height_of, plain
from app.services.papers.ink import CELL, CELL_MUTED, HEADING, SMALL_MUTED, Ink
from app.services.papers.report import HEAD_BOTTOM, MARGIN, Frame
from app.services.papers.said import BETWEEN
from app.services.papers.sheet import Sheet
from app.words.formats import DASH, long_day, money, number
from app.words.language import say, say_in, say_many

_TOP: Final = HEAD_BOTTOM - 8
_BOTTOM: Final = A4_UPRIGHT[1] - 48
_GUTTER: Final = 22.0
_WIDTH: Final = (A4_UPRIGHT[0] - 2 * MARGIN - _GUTTER) / 2
_NAME: Final = 38.0  # where the names begin, after the codes
_PRICE: Final = 62.0
_HEADING: Final = 23.0
_LEAST: Final = 13.9
_COLUMNS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceList:
    """What is on offer on a day.

    Attributes:
        families: Those with something to offer, with nothing else in them.
        version: How many times prices were set, each day of change counted once; 0 before any.
        since_on: The day of the last change.
    """

    on: date
    families: tuple[FamilyRow, ...]
    version: int
    since_on: date | None

    @property
    def items(self) -> list[ItemRow]:
        """Everything on offer, in the order of the list."""
        return [item for family in self.families for item in family.items]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One treatment, or the family above its treatments.

    Attributes:
        item: ``None`` for a family.
    """

    family: FamilyRow
    item: ItemRow | None
    lines: list[Line]
    height: float


_Placed = tuple[int, float, _Row]  # column, top


def load_price_list(session: Session, *, on: date) -> PriceList:
    """Return what is offered with the prices of a day."""
    query = sa.select(
        sa.func.count(ItemPrice.valid_from_on.distinct()), sa.func.max(ItemPrice.valid_from_on)
    ).where(ItemPrice.valid_from_on <= on)
    version, since_on = session.execute(query).one()
    families = tuple(family for family in list_catalogue(session, on=on) if family.items)
    return PriceList(on=on, families=families, version=version, since_on=since_on)


def print_price_list(prices: PriceList, *, stamp: PrintStamp, currency: str) -> Paper:
    """Return the price list as a paper, in two columns."""
    title, items = say("Price list"), prices.items
    bodies = [
        partial(_draw, page=page, currency=currency) for page in _pages(_rows(prices.families))
    ]
    frame = Frame(
        title=title,
        subtitle=_subtitle(prices, currency),
        total=_total(prices, currency),
        stamp=stamp,
    )
    pdf = bind(title, A4_UPRIGHT, frame.sheets(bodies), author=stamp.clinic_name)
    return Paper(
        title=title,
        stem=f"prices-{prices.on.isoformat()}",
        pdf=pdf,
        page_count=len(bodies),
        control_total=len(items),
    )


def _subtitle(prices: PriceList, currency: str) -> str:
    said = [say("prices of {day}, in {currency}", day=long_day(prices.on), currency=currency)]
    if prices.since_on is not None:
        version = number(prices.version)
        said.append(
            say("version {version} since {day}", version=version, day=long_day(prices.since_on))
        )
    return BETWEEN.join(said)


def _total(prices: PriceList, currency: str) -> str:
    return say_many(
        "Control total: {count} treatment in {families}, sum {sum}",
        "Control total: {count} treatments in {families}, sum {sum}",
        len(prices.items),
        families=say_many("{count} family", "{count} families", len(prices.families)),
        sum=money(sum(item.price_minor or 0 for item in prices.items), currency),
    )


def _rows(families: Sequence[FamilyRow]) -> Iterator[_Row]:
    for family in families:
        yield _heading(family, plain(family.name))
        for item in family.items:
            lines = flow([Run(plain(item.name), CELL)], _WIDTH - _NAME - _PRICE)
            height = max(height_of(lines) + 1.7, _LEAST)
            yield _Row(family=family, item=item, lines=lines, height=height)


def _heading(family: FamilyRow, text: str) -> _Row:
    lines = flow([Run(text, HEADING)], _WIDTH)
    height = height_of(lines) + _HEADING - HEADING.leading
    return _Row(family=family, item=None, lines=lines, height=height)


def _pages(rows: Iterator[_Row]) -> list[list[_Placed]]:
    """Fill one column after another; a family that goes on is named again."""
    pages: list[list[_Placed]] = [[]]
    column, top = 0, _TOP
    for row in rows:
        room = row.height + (_LEAST if row.item is None else 0.0)
        if top + room > _BOTTOM:
            column, top = column + 1, _TOP
            if column == _COLUMNS:
                pages.append([])
                column = 0
            if row.item is not None:
                again = _heading(
                    row.family, say("{family}, continued", family=plain(row.family.name))
                )
                pages[-1].append((column, top, again))
                top += again.height
        pages[-1].append((column, top, row))
        top += row.height
    return pages


def _draw(sheet: Sheet, *, page: Sequence[_Placed], currency: str) -> None:
    for column, top, row in page:
        left = MARGIN + column * (_WIDTH + _GUTTER)
        if row.item is None:
            bottom = top + row.height - 2
            sheet.lines(left, bottom - 3 - height_of(row.lines), row.lines)
            sheet.rule(left, bottom, left + _WIDTH, Ink.RULE)
        else:
            _draw_item(sheet, row, row.item, left=left, top=top, currency=currency)


def _draw_item(
    sheet: Sheet, row: _Row, item: ItemRow, *, left: float, top: float, currency: str
) -> None:
    first = top + (row.height - height_of(row.lines)) / 2
    base = first + (CELL.leading + CELL.size * 0.72) / 2
    sheet.text(left, base, item.code, SMALL_MUTED)
    sheet.lines(left + _NAME, first, row.lines)
    price = item.price_minor
    style = CELL if price is not None else CELL_MUTED
    sheet.text_right(left + _WIDTH, base, _said_price(price, currency), style)


def _said_price(price_minor: int | None, currency: str) -> str:
    if price_minor is None:
        return DASH
    return money(price_minor, currency) if price_minor else say_in("price", "free")
