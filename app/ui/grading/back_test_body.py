"""Was the standard good: the grading before, held against what came in since."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.services.foundation.changes import Changes
from app.services.grading.back_tests import BackTestView, load_back_test
from app.services.rules.permissions import may
from app.ui.grading.back_test_card import BackTestCard
from app.ui.grading.back_test_words import control_total
from app.ui.grading.exporting import back_test_table
from app.ui.grading.misses_card import MissesCard
from app.ui.parts.buttons import button
from app.ui.parts.cards.empty_state import EmptyState
from app.ui.parts.cards.labels import muted
from app.ui.parts.desk import Desk
from app.ui.parts.lists.table_file import export_table
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import Size, Space
from app.words import Permission
from app.words.language import say

_RECEIPTS = frozenset({"visit_lines", "visits", "customers"})


class BackTestBody(QWidget):
    """A sentence with a table per tier, and beside it whom the grading did not foretell.

    Signals:
        customer_opened: Show the profile; carries the key of the customer.
    """

    customer_opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._run_id: int | None = None
        self._card = BackTestCard(desk.settings.currency)
        self._misses = MissesCard(desk)
        self._total = muted("")
        self._export = button(say("Export to Excel"), picture=Icon.EXPORT)
        self._empty = EmptyState("")
        self._build()
        self._export.clicked.connect(self._on_export_clicked)
        self._misses.customer_opened.connect(self.customer_opened)
        desk.tasks.committed.connect(self._on_committed)
        self.setFocusProxy(self._misses)

    def show_run(self, run_id: int | None) -> None:
        """Test the grading before ``run_id``; ``None`` stands for a trial."""
        self._run_id = run_id
        if run_id is None:
            self._say_empty(
                say("A trial cannot be tested: what comes after it is not known."),
                say("Leave the trial to see how the last grading did."),
            )
            return
        self._desk.tasks.read(
            self,
            lambda session: load_back_test(session, run_id=run_id),
            self._on_loaded,
            latest="back test",
        )

    def _build(self) -> None:
        self._full = QWidget()
        across = QHBoxLayout()
        across.setSpacing(Space.M)
        left = QVBoxLayout()
        left.addWidget(self._card)
        left.addStretch(1)
        self._card.setFixedWidth(Size.MATRIX)
        across.addLayout(left)
        across.addWidget(self._misses, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._total, 1)
        foot.addWidget(self._export)
        self._export.setVisible(may(self._desk.person, Permission.EXPORT))
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(across, 1)
        column.addLayout(foot)
        self._pile = QStackedLayout(self)
        self._pile.addWidget(self._full)
        self._pile.addWidget(self._empty)

    def _on_loaded(self, view: BackTestView | None) -> None:
        if view is None:
            self._say_empty(
                say("There is only one grading up to here, so nothing can be tested yet."),
                say("After the next period this page shows how well the tiers foretold it."),
            )
            return
        self._card.show_test(view)
        self._misses.show_test(view)
        self._total.setText(control_total(view, self._desk.settings.currency))
        self._pile.setCurrentWidget(self._full)

    def _say_empty(self, why: str, what: str) -> None:
        self._empty.say_why(why, what)
        self._pile.setCurrentWidget(self._empty)

    @Slot()
    def _on_export_clicked(self) -> None:
        if self._run_id is not None:
            export_table(self._desk, self, back_test_table(self._desk, run_id=self._run_id))

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if changes.tables & _RECEIPTS and self._run_id is not None:
            self.show_run(self._run_id)
