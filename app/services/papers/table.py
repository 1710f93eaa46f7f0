"""Tables that break over pages: heads repeated, rows whole, headings kept with what follows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from app.services.papers.flow import Line, Run, flow, height_of
from app.services.papers.ink import CELL_MUTED, Ink
from app.services.papers.sheet import Align, Sheet

HEAD: Final = 22.0
GROUP: Final = 19.5
_PADDING: Final = 4.0
_GUTTER: Final = 8.0
_GROUP_INDENT: Final = 9.0

Cell = Sequence[Sequence[Run]]  # paragraphs, one under another
RowDrawing = Callable[[Sheet, float, float], object]  # sheet, top and bottom of the row


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; ``width`` includes the gap to the next."""

    title: str
    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row, broken into lines.

    Attributes:
        more: Draws what is no text.
    """

    cells: tuple[list[Line], ...]
    height: float
    more: RowDrawing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows under a heading, which comes again on the next page."""

    heading: tuple[Run, ...]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A row or a heading at its place on a page."""

    top: float
    item: Row | tuple[Run, ...]

    @property
    def bottom(self) -> float:
        return self.top + (self.item.height if isinstance(self.item, Row) else GROUP)


TablePage = Sequence[_Placed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The columns, and where on a sheet they stand.

    Attributes:
        left: Where the first column begins.
        top: Where the heads of the columns begin.
        bottom: Where the last row must have ended.
        least: The height of a row with little in it.
        ruled: Whether a hairline is drawn under each row.
    """

    columns: tuple[Column, ...]
    left: float
    top: float
    bottom: float
    least: float = 19.5
    ruled: bool = True

    @property
    def right(self) -> float:
        """Where the last column ends."""
        return self.left + sum(column.width for column in self.columns)

    @property
    def edges(self) -> list[float]:
        """Where each column begins."""
        return [
            self.left + sum(column.width for column in self.columns[:place])
            for place in range(len(self.columns))
        ]

    def row(self, cells: Sequence[Cell], *, more: RowDrawing | None = None) -> Row:
        """Break the text of a row into lines."""
        broken = tuple(
            _lines(cell, column.width - _GUTTER)
            for cell, column in zip(cells, self.columns, strict=True)
        )
        height = max(map(height_of, broken), default=0.0) + 2 * _PADDING
        return Row(cells=broken, height=max(height, self.least), more=more)

    def paginate(self, groups: Iterable[Group]) -> list[TablePage]:
        """Return every row at its place, page by page; at least one page."""
        pages: list[list[_Placed]] = [[]]
        top = self.top + HEAD
        for group in groups:
            for place, row in enumerate(group.rows):
                heading = group.heading if place == 0 else ()
                needed = row.height + (GROUP if heading else 0.0)
                if top + needed > self.bottom and pages[-1]:
                    pages.append([])
                    top, heading = self.top + HEAD, group.heading
                if heading:
                    pages[-1].append(_Placed(top=top, item=heading))
                    top += GROUP
                pages[-1].append(_Placed(top=top, item=row))
                top += row.height
        return list(pages)

    def draw(self, sheet: Sheet, page: TablePage) -> None:
        """Draw the heads and one page of rows."""
        self._draw_heads(sheet)
        edges = self.edges
        for placed in page:
            if isinstance(placed.item, Row):
                self._draw_row(sheet, placed.item, placed.top, edges)
            else:
                self._draw_heading(sheet, placed.item, placed.top)

    def _draw_heads(self, sheet: Sheet) -> None:
        y = self.top + 12
        for column, x in zip(self.columns, self.edges, strict=True):
            if column.align is Align.RIGHT:
                sheet.text_right(x + column.width - _GUTTER, y, column.title, CELL_MUTED)
            else:
                sheet.text(x, y, column.title, CELL_MUTED)
        sheet.rule(self.left, self.top + HEAD, self.right)

    def _draw_row(self, sheet: Sheet, row: Row, top: float, edges: Sequence[float]) -> None:
        for column, x, lines in zip(self.columns, edges, row.cells, strict=True):
            if not lines:
                continue
            first = top + (row.height - height_of(lines)) / 2
            room = column.width - _GUTTER - lines[0].width
            sheet.lines(x + room if column.align is Align.RIGHT else x, first, lines)
        bottom = top + row.height
        if self.ruled:
            sheet.rule(self.left, bottom, self.right)
        if row.more is not None:
            row.more(sheet, top, bottom)

    def _draw_heading(self, sheet: Sheet, runs: Sequence[Run], top: float) -> None:
        sheet.band(self.left, top, self.right - self.left, GROUP)
        sheet.rule(self.left, top + GROUP, self.right, Ink.LINE)
        sheet.runs(self.left + _GROUP_INDENT, top + 13.2, runs)


def _lines(cell: Cell, width: float) -> list[Line]:
    return [line for paragraph in cell for line in flow(paragraph, width)]
