"""The columns of a file that are not read, each with what it could be used as."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.tables.column_names import NAMES
from app.services.tables.columns import MANY
from app.services.tables.headings import LeftOut, Table
from app.ui.parts.cards.flow_layout import FlowLayout
from app.ui.parts.cards.labels import label, wrapped
from app.ui.theme.tokens import ColumnWidth, Space
from app.words import ImportColumn
from app.words.formats import number
from app.words.language import listed, say, say_many
from app.words.names import name_of


class LeftOutStrip(QFrame):
    """Nothing of a file is dropped without a word; hidden while everything is read.

    Signals:
        use_wanted: Carries a heading and what its column is to be read as.
    """

    use_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.setProperty("tone", "warn")
        self._said = label("", "warn")
        self._sheets = wrapped("", "warn")
        self._columns = QWidget()
        self._flow = FlowLayout(self._columns, Space.L)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.CARD, Space.S, Space.CARD, Space.S)
        column.setSpacing(Space.S)
        for widget in (self._said, self._columns, self._sheets):
            column.addWidget(widget)
        self.hide()

    def show_table(self, table: Table) -> None:
        """Name what of ``table`` is not read."""
        left_out = table.left_out
        self._name(table, left_out)
        while (item := self._flow.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        taken = set(table.columns.values()) - MANY
        free = [column for column in NAMES[table.kind] if column not in taken]
        for each in left_out:
            self._flow.addWidget(self._build(each, free))
        self._columns.setVisible(bool(left_out))
        self._sheets.setVisible(bool(table.other_sheets))
        self.setVisible(bool(left_out or table.other_sheets))

    def _name(self, table: Table, left_out: list[LeftOut]) -> None:
        said = say_many(
            "{count} of {whole} columns is left out",
            "{count} of {whole} columns are left out",
            len(left_out),
            whole=number(len(table.headings)),
        )
        self._said.setText(said)
        self._said.setVisible(bool(left_out))
        sheets = listed(table.other_sheets)
        self._sheets.setText(say("Sheets of the file that are not read: {sheets}", sheets=sheets))
        self.setAccessibleName(said)

    def _build(self, left: LeftOut, free: list[ImportColumn]) -> QWidget:
        choice = QComboBox()
        choice.setAccessibleName(say("Use {heading} as", heading=left.heading))
        choice.addItem(say("use as…"), "")
        for column in free:
            choice.addItem(name_of(column), column.value)
        choice.activated.connect(
            lambda _at: self.use_wanted.emit(
                left.heading, ImportColumn(choice.currentData()) if choice.currentData() else None
            )
        )
        cells = say_many("{count} cell", "{count} cells", left.filled)
        told = label(f"{cells} · {left.example}" if left.example else cells, "small")
        choice.setFixedWidth(ColumnWidth.MEDIUM)
        told.setMaximumWidth(_TOLD)
        part = QWidget()
        across = QHBoxLayout(part)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.S)
        for widget in (label(left.heading, "strong"), told, choice):
            across.addWidget(widget)
        return part


_TOLD = 180
