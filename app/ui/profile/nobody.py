"""What the page shows while nobody is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.archive.customer_list import CustomerRow
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.cards.standing_chips import standing_chips
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import ColumnWidth, Size, Space
from app.words.formats import long_day
from app.words.language import say


class Nobody(QWidget):
    """How to find somebody, and who was looked at lately.

    Signals:
        customer_opened: Show this one; carries the key of the customer.
    """

    customer_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why = EmptyState(
            say("Find a customer with Ctrl+K"),
            say("Type a name, pinyin, initials, the last four digits or the number."),
            picture=Icon.SEARCH,
        )
        self._model = RowModel(_columns(), lambda row: row.id, self)
        self._table = ListTable(self._model, name=say("Looked at lately"))
        self._recent = Card(say("Looked at lately"))
        self._build()
        self._table.row_opened.connect(self.customer_opened)

    def show_recent(self, rows: Sequence[CustomerRow]) -> None:
        """Offer those who were looked at lately."""
        self._model.set_rows(rows)
        self._recent.setVisible(bool(rows))
        height = Size.CARD_HEADER + len(rows) * Size.ROW + 2 * Space.HAIR
        self._recent.setFixedHeight(height)

    def _build(self) -> None:
        self._table.horizontalHeader().hide()
        self._table.setSortingEnabled(False)
        self._recent.add_flush(self._table)
        self._recent.setFixedWidth(Size.DIALOG)
        self._recent.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.addStretch(1)
        column.addWidget(self._why)
        column.addWidget(self._recent, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)


def _columns() -> list[Column[CustomerRow]]:
    return [
        Column(
            name="name",
            title=lambda: say("Name"),
            text=lambda row: row.name,
            beside=lambda row: row.pinyin,
            badge=lambda row: next(iter(standing_chips(row)), None),
            look=Look.STRONG,
            width=ColumnWidth.WIDE,
        ),
        Column(
            name="last_visit",
            title=lambda: say("Last visit"),
            text=lambda row: long_day(row.last_visit_on),
            look=Look.MUTED,
            width=ColumnWidth.MEDIUM,
            grows=False,
        ),
    ]
