"""Columns, and the model behind every list whatever feeds it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.ui.parts.cards.chips import Chip
from app.ui.theme.tokens import ColumnWidth, Tone
from app.words.language import say

if TYPE_CHECKING:
    from app.services.tables.grids import Value

T = TypeVar("T")
AnyIndex = QModelIndex | QPersistentModelIndex
SortKey = str | int | float | tuple[str | int | float, ...]
Role = Qt.ItemDataRole


class Look(Enum):
    """How the text of a column is written."""

    PLAIN = auto()
    STRONG = auto()
    MUTED = auto()
    NUMBER = auto()


@dataclass(frozen=True, kw_only=True)
class Column(Generic[T]):
    """How one column shows a row.

    Attributes:
        name: By which its width and place are remembered.
        title: Says the heading in the language of the moment.
        text: What the cell says; also what is copied and read aloud.
        value: What a file holds, where that is not the text: an amount, a day, a count.
        sort_key: What the column sorts by, where that is not the text.
        look: How the text is written; numbers stand at the right.
        beside: Muted words after the text, such as pinyin.
        below: A second, muted line.
        chip: Painted instead of the text where it is not ``None``.
        badge: A chip after the text.
        tone: Colours the text where it is not ``None``.
        tooltip: Said while the pointer rests.
        width: Where it starts.
        grows: Takes its share of the room that is left.
    """

    name: str
    title: Callable[[], str]
    text: Callable[[T], str]
    value: Callable[[T], "Value"] | None = None
    sort_key: Callable[[T], SortKey] | None = None
    look: Look = Look.PLAIN
    beside: Callable[[T], str] | None = None
    below: Callable[[T], str] | None = None
    chip: Callable[[T], Chip | None] | None = None
    badge: Callable[[T], Chip | None] | None = None
    tone: Callable[[T], Tone | None] | None = None
    tooltip: Callable[[T], str] | None = None
    width: int = ColumnWidth.MEDIUM
    grows: bool = True

    def headings(self) -> list[str]:
        """Return what stands above this column in a file; the second line has its own."""
        heading = self.title()
        return [heading, say("{column}: more", column=heading)] if self.below else [heading]

    def values(self, row: T) -> "list[Value]":
        """Return what a file says of ``row`` under ``headings``."""
        said = self.value(row) if self.value else self.text(row) or None
        return [said, self.below(row) or None] if self.below else [said]

    def cell(self, row: T) -> "Cell":
        """Return what is to be painted for ``row``."""
        return Cell(
            text=self.text(row),
            look=self.look,
            beside=self.beside(row) if self.beside else "",
            below=self.below(row) if self.below else "",
            chip=self.chip(row) if self.chip else None,
            badge=self.badge(row) if self.badge else None,
            tone=self.tone(row) if self.tone else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a delegate paints; the attributes are those of ``Column``."""

    text: str
    look: Look
    beside: str
    below: str
    chip: Chip | None
    badge: Chip | None
    tone: Tone | None


class ColumnsModel(QAbstractTableModel, Generic[T]):
    """Rows under columns. Where the rows come from is up to ``RowModel`` and ``PagedModel``."""

    SORT_ROLE: Final = Role.UserRole + 1
    KEY_ROLE: Final = Role.UserRole + 2
    CELL_ROLE: Final = Role.UserRole + 3
    ROW_ROLE: Final = Role.UserRole + 4

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns

    @property
    def columns(self) -> Sequence[Column[T]]:
        """The columns, in the order they were given."""
        return self._columns

    def key_at(self, at: int) -> int:
        """Return the key of the row shown at ``at``."""
        raise NotImplementedError

    def row_at(self, at: int) -> T | None:
        """Return the row shown at ``at``, or ``None`` while it is being fetched."""
        raise NotImplementedError

    def place_of(self, key: int) -> int | None:
        """Return where ``key`` is shown, if it is."""
        raise NotImplementedError

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == self.KEY_ROLE:
            return self.key_at(index.row())
        row = self.row_at(index.row())
        if row is None:
            return None
        return self._answer(self._columns[index.column()], row, role)

    def _answer(self, column: Column[T], row: T, role: int) -> object:
        match role:
            case Role.DisplayRole | Role.AccessibleTextRole:
                return column.text(row)
            case ColumnsModel.CELL_ROLE:
                return column.cell(row)
            case Role.ToolTipRole if column.tooltip:
                return column.tooltip(row)
            case Role.TextAlignmentRole:
                return _alignment(column)
            case ColumnsModel.SORT_ROLE:
                return (column.sort_key or column.text)(row)
            case _:
                return row if role == ColumnsModel.ROW_ROLE else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        if role == Role.DisplayRole:
            return self._columns[section].title()
        if role == Role.TextAlignmentRole:
            return _alignment(self._columns[section])
        return None


def _alignment(column: Column[T]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.look is Look.NUMBER else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
