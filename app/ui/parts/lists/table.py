"""The list every page shows its rows in."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget
from typing_extensions import override

from app.ui.parts.lists.cells import CellDelegate
from app.ui.parts.lists.column_widths import ColumnWidths
from app.ui.parts.lists.columns import ColumnsModel, T
from app.ui.parts.lists.list_header import ListHeader
from app.ui.parts.preferences import Preferences
from app.ui.theme.tokens import Size

Selection = QItemSelectionModel.SelectionFlag


class ListTable(QTableView):
    """Rows to walk through with the arrow keys; the chosen row survives a refresh.

    Signals:
        row_opened: Enter or a double click; carries the key of the row.
        current_changed: Another row is chosen; carries its key, or ``None``.
        selection_changed: Rows were marked or unmarked; carries the list of keys.
    """

    row_opened = Signal(int)
    current_changed = Signal(object)
    selection_changed = Signal(object)

    def __init__(
        self,
        model: ColumnsModel[T],
        *,
        name: str,
        tall: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._told: int | None = None
        self._held: tuple[int | None, int] = (None, 0)
        self._empty: QWidget | None = None
        self._cells = CellDelegate(self)
        self.setAccessibleName(name)
        self._build(Size.TALL_ROW if tall else Size.ROW)
        self._connect()

    def remember_in(self, preferences: Preferences, name: str) -> None:
        """Keep widths, order and hidden columns under ``name``, and take on what was kept."""
        self._widths.remember_in(preferences, name)

    def allow_many(self) -> None:
        """Let several rows be marked with Ctrl and Shift."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def show_when_empty(self, message: QWidget) -> None:
        """Show ``message`` in the middle while there are no rows."""
        self._empty = message
        message.setParent(self.viewport())
        self._place_empty()

    def sort_by(self, column: str, *, descending: bool = False) -> None:
        """Sort by the column of that name, as a click on its heading would."""
        names = [each.name for each in self._rows.columns]
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.sortByColumn(names.index(column), order)

    def allow_usual_order(self) -> None:
        """Let a third click on a heading bring back the order the rows came in."""
        self.horizontalHeader().setSortIndicatorClearable(True)

    def current_key(self) -> int | None:
        """Return the key of the chosen row."""
        index = self.currentIndex()
        return self._rows.key_at(index.row()) if index.isValid() else None

    def selected_keys(self) -> list[int]:
        """Return the keys of all marked rows, from top to bottom."""
        chosen = self.selectionModel().selectedRows()
        return [self._rows.key_at(at) for at in sorted(index.row() for index in chosen)]

    def select_key(self, key: int | None) -> bool:
        """Choose the row with ``key`` and show it; return whether it is in the list."""
        at = None if key is None else self._rows.place_of(key)
        if at is None:
            self.setCurrentIndex(QModelIndex())
            return False
        index = self._rows.index(at, self._first_column())
        flags = Selection.ClearAndSelect | Selection.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)
        return True

    def _build(self, row_height: int) -> None:
        header = self._header = ListHeader(self)
        self.setHorizontalHeader(header)
        self.setModel(self._rows)
        self._cells.row_height = row_height
        self.setItemDelegate(self._cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height)
        self.verticalHeader().setMinimumSectionSize(row_height)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._widths = ColumnWidths(self, self._rows.columns)

    def _connect(self) -> None:
        self.doubleClicked.connect(self._on_double_clicked)
        self.entered.connect(self._on_entered)
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._rows.modelAboutToBeReset.connect(self._on_model_about_to_be_reset)
        self._rows.modelReset.connect(self._on_model_reset)
        self._rows.rowsInserted.connect(self._place_empty)
        self._rows.rowsRemoved.connect(self._place_empty)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Open) and self.isSortingEnabled():
            self._header.offer_orders()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._open(self.currentIndex())
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and self._rows.rowCount():
            at = 0 if event.key() == Qt.Key.Key_Home else self._rows.rowCount() - 1
            self.select_key(self._rows.key_at(at))
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the search field; looking through all rows would fetch them."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widths.fill()
        self._place_empty()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _first_column(self) -> int:
        return self.horizontalHeader().logicalIndex(0)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_opened.emit(self._rows.key_at(index.row()))

    def _copy(self) -> None:
        lines = (
            "\t".join(
                str(self._rows.index(index.row(), column).data() or "")
                for column in range(self._rows.columnCount())
                if not self.isColumnHidden(column)
            )
            for index in self.selectionModel().selectedRows()
        )
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _hover(self, row: int) -> None:
        before, self._cells.hovered_row = self._cells.hovered_row, row
        if before != row:
            self.viewport().update()

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        self._open(index)

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex) -> None:
        self._hover(index.row())

    @Slot(QModelIndex, QModelIndex)
    def _on_current_row_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._tell()

    @Slot()
    def _on_selection_changed(self) -> None:
        self.selection_changed.emit(self.selected_keys())

    @Slot()
    def _on_model_about_to_be_reset(self) -> None:
        self._held = (self.current_key(), self.verticalScrollBar().value())

    @Slot()
    def _on_model_reset(self) -> None:
        key, scrolled = self._held
        at = None if key is None else self._rows.place_of(key)
        if at is not None:
            index = self._rows.index(at, self._first_column())
            flags = Selection.ClearAndSelect | Selection.Rows
            self.selectionModel().setCurrentIndex(index, flags)
        self.verticalScrollBar().setValue(scrolled)
        self._place_empty()
        self._tell()

    def _tell(self) -> None:
        key = self.current_key()
        if key != self._told:
            self._told = key
            self.current_changed.emit(key)

    @Slot()
    def _place_empty(self) -> None:
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().rect())
            self._empty.setVisible(self._rows.rowCount() == 0)
