"""Ctrl+K: anyone, from anywhere, in three keys."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.archive.search import FoundCustomer, find_customers
from app.ui.parts.cards.chips import tier_chip
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.desk import Desk
from app.ui.parts.fields.search_field import SearchField
from app.ui.parts.lists.columns import Column, Look
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.theme.tokens import ColumnWidth, Size, Space
from app.words.formats import long_day
from app.words.language import say
from app.words.names import name_of

COLUMNS: Final[tuple[Column[FoundCustomer], ...]] = (
    Column(
        name="name",
        title=lambda: say("Customer"),
        text=lambda row: row.name,
        beside=lambda row: row.pinyin,
        look=Look.STRONG,
        width=ColumnWidth.LONG,
    ),
    Column(
        name="phone",
        title=lambda: say("Phone ends in"),
        text=lambda row: row.phone_end,
        width=ColumnWidth.SHORT,
    ),
    Column(
        name="number",
        title=lambda: say("Number"),
        text=lambda row: row.number,
        look=Look.MUTED,
        width=ColumnWidth.SHORT,
    ),
    Column(
        name="tier",
        title=lambda: say("Tier"),
        text=lambda row: name_of(row.tier) if row.tier else "",
        chip=lambda row: tier_chip(row.tier) if row.tier else None,
    ),
    Column(
        name="last_visit",
        title=lambda: say("Last visit"),
        text=lambda row: long_day(row.last_visit_on),
        look=Look.MUTED,
        width=ColumnWidth.CHIP,
    ),
)
_WALKING: Final = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}
_OPENING: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FindAnyone(QFrame):
    """A sheet over the page: type, arrow, Enter; Esc closes and nothing has changed.

    Signals:
        customer_opened: Carries the customer's key.
    """

    customer_opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sheet")
        self.setAccessibleName(say("Find a customer"))
        self.hide()
        self._desk = desk
        self._window = parent
        self._build()
        self.text.searched.connect(self._on_searched)
        self.text.installEventFilter(self)
        self._table.row_opened.connect(self._open)

    @property
    def why(self) -> str:
        """What is said where nobody is listed."""
        return self._empty.why

    @Slot()
    def open_over(self) -> None:
        """Show the sheet, empty, ready to type."""
        window = self._window
        self.setFixedSize(Size.FIND_SHEET_WIDTH, Size.FIND_SHEET_HEIGHT)
        self.move(QPoint((window.width() - self.width()) // 2, Size.TOP_BAR + Space.XL))
        self.text.clear()
        self._show([])
        self.show()
        self.raise_()
        self.text.setFocus()

    def _build(self) -> None:
        hint = say("Name, pinyin, initials, last four digits or number")
        self.text = SearchField(hint)
        self.rows = RowModel(COLUMNS, key=lambda row: row.id, parent=self)
        self._table = ListTable(self.rows, name=say("Customers found"))
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._empty = EmptyState(say("Type to find anyone"), hint)
        self._table.show_when_empty(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[Space.M] * 4)
        column.setSpacing(Space.S)
        column.addWidget(self.text)
        column.addWidget(self._table, 1)

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        if not text.strip():
            self._show([])
            return
        self._desk.tasks.read(self, partial(find_customers, text=text), self._show, latest="find")

    def _show(self, found: list[FoundCustomer]) -> None:
        typed = bool(self.text.text().strip())
        why = say("Nobody found") if typed else say("Type to find anyone")
        what = say("Try fewer letters, or the last four digits of the phone") if typed else ""
        self._empty.say_why(why, what)
        self.rows.set_rows(found)
        if found:
            self._table.select_key(found[0].id)

    def _open(self, customer_id: int) -> None:
        self.hide()
        self.customer_opened.emit(customer_id)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk through the list with the arrow keys while the cursor stays in the text."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        key = Qt.Key(event.key())
        if key in _WALKING:
            QApplication.sendEvent(self._table, event)
        elif key in _OPENING and (chosen := self._table.current_key()) is not None:
            self._open(chosen)
        elif key is Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True
