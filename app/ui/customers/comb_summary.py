"""What the combed customers add up to: for each question, how many gave which answer."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import figure, label
from app.ui.theme.tokens import Space
from app.words import CombColumn
from app.words.combing import UNKNOWN
from app.words.formats import number
from app.words.names import name_of

Counts = Mapping[CombColumn, Mapping[StrEnum, int]]


class CombSummary(Card):
    """Six short tables side by side, each adding up to everybody."""

    def show_counts(self, counts: Counts) -> None:
        """Show how many gave which answer."""
        self.clear()
        tables = QWidget()
        across = QHBoxLayout(tables)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.XL)
        for column, answers in counts.items():
            across.addWidget(_table(column, answers), 1, Qt.AlignmentFlag.AlignTop)
        self.add(tables)


def _table(column: CombColumn, answers: Mapping[StrEnum, int]) -> QWidget:
    table = QWidget()
    table.setAccessibleName(name_of(column))
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(Space.TINY)
    grid.setColumnStretch(0, 1)
    grid.addWidget(label(name_of(column), "strong"), 0, 0, 1, 2)
    for line, (answer, count) in enumerate(answers.items(), start=1):
        open_one = answer == UNKNOWN and count
        grid.addWidget(label(name_of(answer), "warn" if open_one else "small"), line, 0)
        grid.addWidget(figure(number(count)), line, 1)
    return table
