"""The model behind the long lists: every key in memory, rows fetched where one looks."""

from array import array
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.foundation.store import Work
from app.ui.parts.lists.columns import AnyIndex, Column, ColumnsModel, T
from app.ui.parts.messages import show_error
from app.ui.parts.tasks import Tasks

PAGE: Final = 100
PAGES_AT_ONCE: Final = 3
ROWS_KEPT: Final = 3_000


class PagedModel(ColumnsModel[T]):
    """Sorted keys, and the rows around what is on the screen.

    Signals:
        order_wanted: A heading was clicked; carries the column's name and whether to
            sort from the greatest down. Without a name the usual order is wanted. The page
            asks for the keys anew.
    """

    order_wanted = Signal(str, bool)

    def __init__(
        self,
        columns: Sequence[Column[T]],
        key: Callable[[T], int],
        fetch: Callable[[Sequence[int]], Work[Iterable[T]]],
        *,
        tasks: Tasks,
        owner: QWidget,
    ) -> None:
        super().__init__(columns, owner)
        self._key = key
        self._fetch = fetch
        self._tasks = tasks
        self._owner = owner
        self._keys = array("q")
        self._rows: dict[int, T] = {}
        self._gone: set[int] = set()
        self._wanted: dict[int, None] = {}  # pages, in the order they were looked at
        self._fetching = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fetch_wanted)

    @property
    def keys(self) -> Sequence[int]:
        """Every key, in the order shown."""
        return self._keys

    def show_keys(self, keys: Iterable[int], rows: Iterable[T] = ()) -> None:
        """Show the rows of ``keys`` in this order; ``rows`` are those known already.

        Rows already fetched stay as they are until ``refresh`` names them.
        """
        fresh = array("q", keys)
        self._keep(rows)
        self._gone.clear()
        if fresh == self._keys:
            self._redraw()
            return
        self.beginResetModel()
        self._keys = fresh
        self._wanted.clear()
        self.endResetModel()

    def refresh(self, keys: Collection[int]) -> None:
        """Fetch the rows of ``keys`` again, as far as they were fetched before."""
        known = [key for key in keys if key in self._rows]
        if known:
            self._tasks.read(self._owner, self._fetch(known), partial(self._on_refreshed, known))

    @override
    def key_at(self, at: int) -> int:
        return self._keys[at]

    @override
    def row_at(self, at: int) -> T | None:
        key = self._keys[at]
        row = self._rows.get(key)
        if row is None and key not in self._gone:
            self._wanted.pop(at // PAGE, None)
            self._wanted[at // PAGE] = None
            self._soon.start()
        return row

    @override
    def place_of(self, key: int) -> int | None:
        try:
            return self._keys.index(key)
        except ValueError:
            return None

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._keys)

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        name = self._columns[column].name if column >= 0 else ""
        self.order_wanted.emit(name, order is Qt.SortOrder.DescendingOrder)

    def _fetch_wanted(self) -> None:
        if self._fetching or not self._wanted:
            return
        pages = list(self._wanted)[-PAGES_AT_ONCE:]  # who scrolls fast sees only the last
        self._wanted.clear()
        keys = [key for page in pages for key in self._keys[page * PAGE : (page + 1) * PAGE]]
        self._fetching = True
        self._tasks.read(
            self._owner,
            self._fetch(keys),
            partial(self._on_fetched, keys),
            failed=self._on_failed,
        )

    def _on_fetched(self, asked: Sequence[int], rows: Iterable[T]) -> None:
        self._fetching = False
        self._keep(rows)
        self._gone.update(key for key in asked if key not in self._rows)
        self._redraw()
        self._fetch_wanted()

    def _on_failed(self, error: BaseException) -> None:
        self._fetching = False
        show_error(error, parent=self._owner)

    def _on_refreshed(self, asked: Sequence[int], rows: Iterable[T]) -> None:
        for key in asked:
            self._rows.pop(key, None)
        self._keep(rows)
        for key in asked:
            if key not in self._rows:
                self._remove(key)
        self._redraw()

    def _remove(self, key: int) -> None:
        at = self.place_of(key)
        if at is not None:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._keys[at]
            self.endRemoveRows()

    def _keep(self, rows: Iterable[T]) -> None:
        for row in rows:
            key = self._key(row)
            self._rows.pop(key, None)
            self._rows[key] = row
        for key in list(self._rows)[: max(len(self._rows) - ROWS_KEPT, 0)]:
            del self._rows[key]

    def _redraw(self) -> None:
        if self._keys:
            last = self.index(len(self._keys) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
