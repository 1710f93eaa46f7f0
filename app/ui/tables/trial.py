"""A dry run on the screen: the counts, the columns, the lines, and the way on."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.tables.column_names import NAMES
from app.services.tables.columns import MANY
from app.services.tables.headings import LeftOut, Table
from app.services.tables.runs import DryRun
from app.ui.parts.buttons import button, primary_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.cards.flow_layout import FlowLayout
from app.ui.parts.cards.labels import label, muted, wrapped
from app.ui.parts.lists.filter_chip import FilterChip
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.tables.mapping_card import MappingCard
from app.ui.tables.outcomes import (
    OUTCOME_COLUMNS,
    PARTS,
    OutcomeRow,
    only,
    part_name,
    rows_of,
)
from app.ui.tables.sum_card import SumCard
from app.ui.theme.tokens import ColumnWidth, Size, Space
from app.words import ImportColumn, PassedReason, RowVerdict
from app.words.formats import money, number
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


class Trial(QWidget):
    """Shows what importing would do; nothing is written before the button is pressed.

    Signals:
        mapping_changed: Read the columns otherwise; carries the mapping.
        import_wanted: Carries whether lines with errors are left out.
        failed_rows_wanted: Write the lines with errors to a file.
        hidden_wanted: Read the file again; carries whether its hidden rows are taken in.
    """

    mapping_changed = Signal(object)
    import_wanted = Signal(bool)
    failed_rows_wanted = Signal()
    hidden_wanted = Signal(bool)

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = currency
        self._all: list[OutcomeRow] = []
        self._sum = SumCard()
        self._left_out = LeftOutStrip()
        self._read_as: dict[str, ImportColumn | None] = {}
        self._rows = RowModel(OUTCOME_COLUMNS, key=lambda row: row.place, parent=self)
        self._table = ListTable(self._rows, name=say("Lines of the file"))
        self._table.show_when_empty(EmptyState(say("No line of this sort")))
        self._filter = FilterChip(say("What happens"))
        self._filter.set_options([(part, part_name(part)) for part in PARTS])
        self._mapping = MappingCard()
        self._leave = QCheckBox()
        self._hidden = QCheckBox()
        self._more = muted("")
        self._failed = button(say("Save these lines for correction…"))
        self._import = primary_button(say("Import"), shortcut="Ctrl+Return")
        self._build()
        self._connect()

    def show_run(self, table: Table, run: DryRun) -> None:
        """Show what importing ``table`` would do."""
        self._sum.show_run(table, run)
        self._left_out.show_table(table)
        self._read_as = {heading: table.columns.get(heading) for heading in table.headings}
        self._mapping.set_table(table)
        self._all = rows_of(table, run)
        self._more.setText(self._said_besides(run))
        self._show_hidden(table)
        self._on_filter_changed()
        self._show_way_on(run)

    def hold(self, *, busy: bool) -> None:
        """Let nobody press twice while it works."""
        self._import.setDisabled(busy)

    def _build(self) -> None:
        lines = Card(say("Lines"))
        lines.add_to_head(self._filter)
        lines.add_flush(self._table)
        self._mapping.setFixedWidth(Size.WIDE_PANEL)
        middle = QHBoxLayout()
        middle.setSpacing(Space.M)
        middle.addWidget(lines, 1)
        middle.addWidget(self._mapping)
        foot = QHBoxLayout()
        foot.setSpacing(Space.M)
        foot.addWidget(self._failed)
        foot.addWidget(self._hidden)
        foot.addWidget(self._more)
        foot.addStretch(1)
        foot.addWidget(self._leave)
        foot.addWidget(self._import)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._sum)
        column.addWidget(self._left_out)
        column.addLayout(middle, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._mapping.mapping_changed.connect(self.mapping_changed)
        self._left_out.use_wanted.connect(self._on_use_wanted)
        self._sum.part_wanted.connect(self._on_part_wanted)
        self._hidden.clicked.connect(self.hidden_wanted)
        self._filter.changed.connect(self._on_filter_changed)
        self._failed.clicked.connect(self.failed_rows_wanted)
        self._leave.toggled.connect(self._on_leave_toggled)
        self._import.clicked.connect(lambda: self.import_wanted.emit(self._leave.isChecked()))

    def _said_besides(self, run: DryRun) -> str:
        said = []
        if run.net_total_minor is not None:
            said.append(
                say("Net total {amount}", amount=money(run.net_total_minor, self._currency))
            )
        if run.staff_made:
            said.append(say("New among the staff: {names}", names=listed(run.staff_made)))
        return " · ".join(said)

    def _show_hidden(self, table: Table) -> None:
        hidden = sum(each.reason is PassedReason.HIDDEN for each in table.passed)
        if hidden:
            self._hidden.setText(
                say_many("Take {count} hidden row in", "Take {count} hidden rows in", hidden)
            )
        self._hidden.setVisible(hidden > 0 or self._hidden.isChecked())

    def forget_hidden(self) -> None:
        """Begin with another file, whose hidden rows stay out at first."""
        self._hidden.setChecked(False)

    @Slot(str, object)
    def _on_use_wanted(self, heading: str, column: ImportColumn | None) -> None:
        self.mapping_changed.emit(self._read_as | {heading: column})

    @Slot(str)
    def _on_part_wanted(self, part: str) -> None:
        self._filter.choose([part])
        self._on_filter_changed()

    def _show_way_on(self, run: DryRun) -> None:
        wrong = len({problem.line for problem in run.problems})
        coming = run.count(RowVerdict.NEW) + run.count(RowVerdict.UPDATED)
        self._leave.setChecked(False)
        self._leave.setVisible(wrong > 0)
        self._leave.setText(
            say_many(
                "Leave out {count} line with errors", "Leave out {count} lines with errors", wrong
            )
        )
        self._failed.setVisible(wrong > 0)
        self._import.setText(say_many("Import {count} line", "Import {count} lines", coming))
        self._coming, self._whole = coming, run.is_whole
        self._on_leave_toggled()

    @Slot()
    def _on_leave_toggled(self) -> None:
        ready = self._whole or self._leave.isChecked()
        self._import.setEnabled(ready and self._coming > 0)
        hint = "" if ready else say("A file with errors is imported only if they are left out")
        self._import.setToolTip(hint)

    @Slot()
    def _on_filter_changed(self) -> None:
        self._rows.set_rows(only(self._all, self._filter.chosen))
