"""The list of those who moved, why, and what is missing."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from app.services.grading.movements import MovementRow
from app.ui.grading.sayings import gaps, movement_tone, reasons, way
from app.ui.parts.buttons import chip_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.desk import Desk
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import ColumnWidth, Space
from app.words import Movement, Tier
from app.words.formats import number
from app.words.language import say, say_in
from app.words.names import name_of

_COLUMNS = "grading/columns"
_EVERYONE = len(Movement)


class MovementsCard(Card):
    """Who moved, with chips for each kind of movement.

    Signals:
        customer_opened: Enter or a double click; carries the key of the customer.
    """

    customer_opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(say("Who moved"), parent=parent)
        self._movements: Sequence[MovementRow] = ()
        self._chips = QButtonGroup(self)
        self._model = RowModel(
            movement_columns(desk.settings.currency), key=lambda row: row.customer_id, parent=self
        )
        self._table = ListTable(self._model, name=say("Who moved"), tall=True)
        self._table.remember_in(desk.preferences, _COLUMNS)
        self._empty = EmptyState(say("Nobody moved."), picture=Icon.DONE)
        self._table.show_when_empty(self._empty)
        self._table.row_opened.connect(self.customer_opened)
        self.add(self._build_chips())
        self.add_flush(self._table)
        self._chips.idClicked.connect(self._on_chip_clicked)
        self.setFocusProxy(self._table)

    def show_movements(self, movements: Sequence[MovementRow], *, first: bool) -> None:
        """Show those who moved; the chosen row and the chip stay.

        Args:
            movements: In the order of the house.
            first: There is no grading before from which anybody could have moved.
        """
        self._movements = movements
        self._empty.say_why(
            say("There is no grading before this one.") if first else say("Nobody moved.")
        )
        counts = Counter(row.movement for row in movements)
        for place, movement in enumerate(Movement):
            words = f"{name_of(movement)} {number(counts[movement])}"
            self._chips.button(place).setText(words)
            self._chips.button(place).setVisible(bool(counts[movement]))
        self._chips.button(_EVERYONE).setText(
            say_in("movements", "All {count}", count=number(len(movements)))
        )
        self._fill()

    def _build_chips(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        everyone = chip_button("", checked=True)
        self._chips.addButton(everyone, _EVERYONE)
        row.addWidget(everyone)
        for place, movement in enumerate(Movement):
            chip = chip_button(name_of(movement))
            self._chips.addButton(chip, place)
            row.addWidget(chip)
        row.addStretch(1)
        return bar

    def _fill(self) -> None:
        chosen = self._chips.checkedId()
        wanted = None if chosen == _EVERYONE else list(Movement)[chosen]
        shown = [row for row in self._movements if wanted in {None, row.movement}]
        self._model.set_rows(shown)

    @Slot(int)
    def _on_chip_clicked(self, _place: int) -> None:
        self._fill()


def movement_columns(currency: str) -> list[Column[MovementRow]]:
    """Return the columns of the list."""
    tiers = list(Tier)
    return [
        Column(
            name="customer",
            title=lambda: say("Customer"),
            text=lambda row: row.name or say("file gone"),
            below=lambda row: row.number,
            look=Look.STRONG,
            width=ColumnWidth.SHORT,
        ),
        Column(
            name="movement",
            title=lambda: say("Movement"),
            text=way,
            below=lambda row: name_of(row.movement),
            tone=lambda row: movement_tone(row.movement),
            sort_key=lambda row: (list(Movement).index(row.movement), tiers.index(row.to_tier)),
            width=ColumnWidth.NAME,
        ),
        Column(
            name="why",
            title=lambda: say("Why"),
            text=lambda row: _line(reasons(row), 0),
            below=lambda row: _line(reasons(row), 1),
            sort_key=lambda row: -abs(row.reasons[0].delta_tenths) if row.reasons else 0,
            tooltip=lambda row: "\n".join(reasons(row)),
            width=ColumnWidth.REASON,
        ),
        Column(
            name="missing",
            title=lambda: say("What is missing"),
            text=lambda row: _line(gaps(row, currency), 0),
            tooltip=lambda row: " ".join(gaps(row, currency)),
            below=lambda row: _line(gaps(row, currency), 1),
            look=Look.MUTED,
            width=ColumnWidth.LONG,
        ),
    ]


def _line(lines: list[str], place: int) -> str:
    return lines[place] if place < len(lines) else ""
