"""Who went from which tier to which, with totals that are the headcount."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.services.grading.movements import MovementMatrix
from app.services.grading.views import GradingView
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import hairline, label, wrapped
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Size, Space, TextSize
from app.words import Tier
from app.words.formats import number, short_day
from app.words.language import say, say_in
from app.words.names import name_of

Place = Tier | None

_ORDER: Final[tuple[Place, ...]] = (
    Tier.VIP,
    Tier.MAJOR,
    Tier.ORDINARY,
    Tier.GENERAL,
    Tier.DORMANT,
    Tier.NOT_GRADED,
    Tier.PROSPECT,
    None,
)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MatrixCard(Card):
    """The table of movements: rows are where customers stood, columns where they stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("From tier to tier"), parent=parent)

    def show_view(self, view: GradingView) -> None:
        """Show the movements of a grading or a trial."""
        self.clear()
        if view.matrix is None or view.since_on is None:
            self.set_note("")
            self.add(wrapped(say("There is no grading before this one to compare with."), "muted"))
            return
        self.set_note(say("since {day}", day=short_day(view.since_on)))
        self.add_flush(_table(view.matrix))


def _table(matrix: MovementMatrix) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(0)
    olds = _present(old for old, _ in matrix.cells)
    news = _present(new for _, new in matrix.cells)
    heads = [say("from ↓ to →"), *map(_gone, news), say("Total")]
    _add_row(grid, 0, [_cell(words, "small") for words in heads])
    for place, old in enumerate(olds, start=1):
        counts = [matrix.cells.get((old, new), 0) for new in news]
        row = [_count(heads, old, new) for heads, new in zip(counts, news, strict=True)]
        _add_row(grid, place, [_cell(_new(old)), *row, _cell(number(sum(counts)), "strong")])
    sums = [sum(matrix.cells.get((old, new), 0) for old in olds) for new in news]
    totals = [_cell(number(heads), "strong") for heads in [*sums, sum(sums)]]
    _add_row(grid, len(olds) + 1, [_cell(say("Total"), "strong"), *totals])
    return table


def _present(places: Iterable[Place]) -> list[Place]:
    found = set(places)
    return [place for place in _ORDER if place in found]


def _add_row(grid: QGridLayout, place: int, cells: list[QLabel]) -> None:
    line = 2 * place
    if place:
        grid.addWidget(hairline(), line - 1, 0, 1, len(cells))
    for column, cell in enumerate(cells):
        if column:
            cell.setAlignment(_RIGHT)
        grid.addWidget(cell, line, column)
    grid.setColumnStretch(0, 1)


def _cell(words: str, kind: str = "") -> QLabel:
    cell = label(words, kind)
    cell.setFont(font(TextSize.SMALL, strong=kind == "strong", tabular=True))
    cell.setMinimumHeight(Size.HEADER)
    cell.setContentsMargins(Space.XS, 0, Space.XS, 0)
    return cell


def _count(heads: int, old: Place, new: Place) -> QLabel:
    if old is new:
        return _cell(number(heads), "stayed")
    return _cell(number(heads), _tone(old, new) if heads else "muted")


def _tone(old: Place, new: Place) -> str:
    """Return green upwards and red downwards; who was not there before did neither."""
    if old not in _ORDER[:5] or new not in _ORDER[:5]:
        return ""
    return "ok" if _ORDER.index(new) < _ORDER.index(old) else "bad"


def _new(place: Place) -> str:
    return say_in("grading before", "Not there") if place is None else name_of(place)


def _gone(place: Place) -> str:
    return say_in("grading after", "Gone") if place is None else name_of(place)
