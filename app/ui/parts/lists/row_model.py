"""The model behind the small lists: all rows in memory."""

from collections.abc import Callable, Collection, Iterable, Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt
from typing_extensions import override

from app.ui.parts.lists.columns import AnyIndex, Column, ColumnsModel, SortKey, T


class RowModel(ColumnsModel[T]):
    """Immutable rows under columns; a page brings columns, never a subclass."""

    def __init__(
        self,
        columns: Sequence[Column[T]],
        key: Callable[[T], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._key = key
        self._rows: list[T] = []
        self._order: tuple[int, bool] | None = None

    @property
    def rows(self) -> Sequence[T]:
        """The rows as shown."""
        return self._rows

    def set_rows(self, rows: Iterable[T]) -> None:
        """Show ``rows`` instead of whatever is shown, in the order chosen at the header."""
        self.beginResetModel()
        self._rows = self._ordered(rows)
        self.endResetModel()

    def refresh(self, keys: Collection[int], rows: Iterable[T]) -> None:
        """Make ``rows`` the whole truth about ``keys``; leave the rest alone.

        Selection and scroll position survive, which a reset would lose.
        """
        fresh = {self._key(row): row for row in rows}
        for at in reversed(range(len(self._rows))):
            key = self._key(self._rows[at])
            if key in fresh:
                self._rows[at] = fresh.pop(key)
                last = len(self._columns) - 1
                self.dataChanged.emit(self.index(at, 0), self.index(at, last))
            elif key in keys:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._rows[at]
                self.endRemoveRows()
        self._append(list(fresh.values()))
        self._rearrange()

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self._columns):
            self._order = (column, order is Qt.SortOrder.DescendingOrder)
            self._rearrange()

    @override
    def key_at(self, at: int) -> int:
        return self._key(self._rows[at])

    @override
    def row_at(self, at: int) -> T | None:
        return self._rows[at]

    @override
    def place_of(self, key: int) -> int | None:
        return next((at for at, row in enumerate(self._rows) if self._key(row) == key), None)

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def _append(self, rows: list[T]) -> None:
        if rows:
            end = len(self._rows)
            self.beginInsertRows(QModelIndex(), end, end + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def _rearrange(self) -> None:
        if self._order is None:
            return
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        keys = [self.key_at(index.row()) for index in held]
        self._rows = self._ordered(self._rows)
        places = {self._key(row): at for at, row in enumerate(self._rows)}
        moved = [
            self.index(places[key], index.column()) for key, index in zip(keys, held, strict=True)
        ]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _ordered(self, rows: Iterable[T]) -> list[T]:
        if self._order is None:
            return list(rows)
        column = self._columns[self._order[0]]

        def by(row: T) -> SortKey:
            return (column.sort_key or column.text)(row)

        return sorted(rows, key=by, reverse=self._order[1])
