"""A dry run on the screen: the counts, the columns, the lines, and the way on."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.services.tables.headings import Table
from app.services.tables.runs import DryRun
from app.ui.parts.buttons import button, primary_button
from app.ui.parts.cards.card import Card, FigureCard
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.lists.filter_chip import FilterChip
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.tables.mapping_card import MappingCard
from app.ui.tables.outcomes import OUTCOME_COLUMNS, OutcomeRow, only, rows_of
from app.ui.theme.tokens import Size, Space
from app.words import RowVerdict
from app.words.formats import money, number
from app.words.language import say, say_many
from app.words.names import name_of


class Trial(QWidget):
    """Shows what importing would do; nothing is written before the button is pressed.

    Signals:
        mapping_changed: Read the columns otherwise; carries the mapping.
        import_wanted: Carries whether lines with errors are left out.
        failed_rows_wanted: Write the lines with errors to a file.
    """

    mapping_changed = Signal(object)
    import_wanted = Signal(bool)
    failed_rows_wanted = Signal()

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = currency
        self._all: list[OutcomeRow] = []
        self._figures = {verdict: FigureCard(name_of(verdict)) for verdict in RowVerdict}
        self._net = FigureCard(say("Net total"))
        self._rows = RowModel(OUTCOME_COLUMNS, key=lambda row: row.place, parent=self)
        self._table = ListTable(self._rows, name=say("Lines of the file"))
        self._table.show_when_empty(EmptyState(say("No line of this sort")))
        self._filter = FilterChip(say("What happens"))
        self._filter.set_options([(each.value, name_of(each)) for each in RowVerdict])
        self._mapping = MappingCard()
        self._leave = QCheckBox()
        self._failed = button(say("Save these lines for correction…"))
        self._import = primary_button(say("Import"), shortcut="Ctrl+Return")
        self._build()
        self._connect()

    def show_run(self, table: Table, run: DryRun) -> None:
        """Show what importing ``table`` would do."""
        for verdict, card in self._figures.items():
            card.set_figure(number(run.count(verdict)))
        net = run.net_total_minor
        self._net.setVisible(net is not None)
        self._net.set_figure("" if net is None else money(net, self._currency))
        self._mapping.set_table(table)
        self._all = rows_of(run)
        self._on_filter_changed()
        self._show_way_on(run)

    def hold(self, *, busy: bool) -> None:
        """Let nobody press twice while it works."""
        self._import.setDisabled(busy)

    def _build(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(Space.M)
        for card in (*self._figures.values(), self._net):
            figures.addWidget(card)
        lines = Card(say("Lines"))
        lines.add_to_head(self._filter)
        lines.add_flush(self._table)
        self._mapping.setFixedWidth(Size.SIDE_PANEL)
        middle = QHBoxLayout()
        middle.setSpacing(Space.M)
        middle.addWidget(lines, 1)
        middle.addWidget(self._mapping)
        foot = QHBoxLayout()
        foot.setSpacing(Space.M)
        foot.addWidget(self._failed)
        foot.addStretch(1)
        foot.addWidget(self._leave)
        foot.addWidget(self._import)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(figures)
        column.addLayout(middle, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._mapping.mapping_changed.connect(self.mapping_changed)
        self._filter.changed.connect(self._on_filter_changed)
        self._failed.clicked.connect(self.failed_rows_wanted)
        self._leave.toggled.connect(self._on_leave_toggled)
        self._import.clicked.connect(lambda: self.import_wanted.emit(self._leave.isChecked()))

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
