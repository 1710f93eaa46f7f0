"""Which column of the file is read as what; the guess can be changed."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QWidget,
)

from app.services.tables.column_names import NAMES
from app.services.tables.headings import Table
from app.services.tables.sheet import is_empty
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.eliding import ElidingLabel
from app.ui.parts.cards.labels import label
from app.ui.theme.tokens import ColumnWidth, Space
from app.words import ImportColumn
from app.words.formats import number
from app.words.language import say
from app.words.names import name_of

_SHORTEST_SAMPLE = 24


class MappingCard(Card):
    """A line for every heading of the file, with what stands below it first.

    Signals:
        mapping_changed: Carries what every heading is read as, ``None`` for not at all.
    """

    mapping_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Columns"), say("remembered for files like this"), parent)
        self._choices: dict[str, QComboBox] = {}

    def set_table(self, table: Table) -> None:
        """Show how ``table`` is read."""
        self.clear()
        self._choices = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        for at, heading in enumerate(table.headings):
            choice = self._build_choice(heading, table)
            self._choices[heading] = choice
            grid.addWidget(label(heading, "strong"), 2 * at, 0)
            grid.addWidget(choice, 2 * at, 1)
            grid.addWidget(ElidingLabel(_told(table, at), "small"), 2 * at + 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(2 * len(table.headings), 1)
        self.add_flush(_scrolling(grid))

    def _build_choice(self, heading: str, table: Table) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(heading)
        choice.setFixedWidth(ColumnWidth.LONG)
        choice.addItem(say("not read"), "")
        for column in NAMES[table.kind]:
            choice.addItem(name_of(column), column.value)
        read_as = table.columns.get(heading)
        choice.setCurrentIndex(choice.findData(read_as.value if read_as else ""))
        choice.activated.connect(self._on_activated)
        return choice

    @Slot()
    def _on_activated(self) -> None:
        mapping: Mapping[str, ImportColumn | None] = {
            heading: ImportColumn(value) if (value := choice.currentData()) else None
            for heading, choice in self._choices.items()
        }
        self.mapping_changed.emit(mapping)


def _told(table: Table, at: int) -> str:
    """Return how many cells below a heading hold something, and the first of them."""
    filled = sum(at < len(line) and not is_empty(line[at]) for _, line in table.lines)
    return f"{number(filled)} · {_sample(table, at)}" if filled else say("empty")


def _sample(table: Table, at: int) -> str:
    """Return the first few values below a heading."""
    values = (str(line[at]) for _, line in table.lines[:50] if at < len(line) and line[at])
    shown = ""
    for value in values:
        shown = f"{shown} · {value}" if shown else value
        if len(shown) >= _SHORTEST_SAMPLE:
            break
    return shown[: 2 * _SHORTEST_SAMPLE]


def _scrolling(grid: QGridLayout) -> QScrollArea:
    inner = QWidget()
    inner.setProperty("ground", "none")
    inner.setLayout(grid)
    grid.setContentsMargins(*[Space.CARD] * 4)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area
