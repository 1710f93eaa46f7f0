"""The cards of the grading page side by side: structure and matrix, movements, rules."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.grading.desk import GradingDesk
from app.services.grading.views import GradingView
from app.services.rules.permissions import may
from app.ui.grading.matrix_card import MatrixCard
from app.ui.grading.movements_card import MovementsCard
from app.ui.grading.rules_card import RulesCard
from app.ui.grading.structure_card import StructureCard
from app.ui.parts.desk import Desk
from app.ui.theme.tokens import Size, Space
from app.words import Permission


class GradingBody(QWidget):
    """One grading, or the trial of one.

    Signals:
        customer_opened: Show the profile; carries the key of the customer.
        rules_wanted: Other rules are to hold from the next period on.
    """

    customer_opened = Signal(int)
    rules_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._structure = StructureCard(desk.settings.tier_scheme)
        self._matrix = MatrixCard()
        self._movements = MovementsCard(desk)
        self._rules = RulesCard(editable=may(desk.person, Permission.EDIT_RULES))
        self._build()
        self._movements.customer_opened.connect(self.customer_opened)
        self._rules.change_wanted.connect(self.rules_wanted)
        self.setFocusProxy(self._movements)

    def show_view(self, view: GradingView, standing: GradingDesk) -> None:
        """Show a grading or a trial of one, beside what stands."""
        self._structure.show_view(view)
        self._matrix.show_view(view)
        self._movements.show_movements(view.movements, first=view.since_on is None)
        self._rules.show_rules(
            view.rules, versions=standing.versions, next_start=standing.next_start
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= Size.RULES_FROM
        self._right.setVisible(wide)
        side = self._right if wide else self._left
        side.take(self._rules)

    def _build(self) -> None:
        self._left, self._right = _Column(Size.MATRIX), _Column(Size.RULES)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.M)
        for card in (self._structure, self._matrix):
            self._left.take(card)
        self._right.take(self._rules)
        across.addWidget(self._left)
        across.addWidget(self._movements, 1)
        across.addWidget(self._right)


class _Column(QScrollArea):
    """Cards one under the other."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inner = QWidget()
        inner.setProperty("ground", "none")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.M)
        self._column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFixedWidth(width)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def take(self, card: QWidget) -> None:
        """Put ``card`` under the others, from wherever it stands."""
        if card.parentWidget() is not self.widget():
            self._column.insertWidget(self._column.count() - 1, card)
