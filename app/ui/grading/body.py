"""The cards of the grading page side by side: structure and matrix, movements, rules."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.grading.desk import GradingDesk
from app.services.grading.rule_versions import RuleVersionRow
from app.services.grading.views import GradingView
from app.services.rules.permissions import may
from app.services.rules.tiers import Cuts, GradingRules
from app.ui.grading.matrix_card import MatrixCard
from app.ui.grading.movements_card import MovementsCard
from app.ui.grading.sayings import SHORT_DIGEST, cut_lines
from app.ui.grading.structure_card import StructureCard
from app.ui.parts.buttons import small_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import hairline, label, muted, wrapped
from app.ui.parts.cards.meters import Meter
from app.ui.parts.desk import Desk
from app.ui.theme.tokens import Size, Space
from app.words import Indicator, Permission
from app.words.formats import long_day
from app.words.language import say, say_in
from app.words.names import name_of


class RulesCard(Card):
    """Weights and cuts.

    Signals:
        change_wanted: Other rules are to hold from the next period on.
    """

    change_wanted = Signal()

    def __init__(self, *, editable: bool, parent: QWidget | None = None) -> None:
        super().__init__(say("Rules"), parent=parent)
        self._editable = editable

    def show_rules(
        self,
        rules: GradingRules,
        *,
        versions: Sequence[RuleVersionRow],
        next_start: date,
    ) -> None:
        """Show the rules of a grading.

        Args:
            rules: Its weights and cuts.
            versions: Every version there is, oldest first.
            next_start: First day new rules can hold from.
        """
        self.clear()
        self.set_note(rules.version_id[:SHORT_DIGEST])
        self._add_weights(rules)
        self.add(hairline())
        self.add(label(name_of(rules.cuts.kind), "small"))
        self.add(_cuts(rules.cuts))
        coming = [version for version in versions if version.valid_from_on >= next_start]
        for version in coming:
            self.add(wrapped(_coming(version), "small"))
        if self._editable:
            words = say("New rules from {day}…", day=long_day(next_start))
            change = small_button(words)
            change.clicked.connect(self.change_wanted)
            self.add(change)

    def _add_weights(self, rules: GradingRules) -> None:
        weights = {each: rules.weights.of(each) for each in Indicator}
        most = max(weights.values())
        for indicator, weight in sorted(weights.items(), key=lambda pair: -pair[1]):
            meter = Meter(name_of(indicator))
            meter.set_value(str(weight), weight / most)
            self.add(meter)


def _cuts(cuts: Cuts) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(Space.XS)
    grid.setColumnStretch(0, 1)
    for line, (tier, words) in enumerate(cut_lines(cuts)):
        grid.addWidget(label(name_of(tier)), line, 0)
        grid.addWidget(muted(words), line, 1)
    return table


def _coming(version: RuleVersionRow) -> str:
    return say_in(
        "rules",
        "From {day} on: rules {digest}.",
        day=long_day(version.valid_from_on),
        digest=version.digest[:SHORT_DIGEST],
    )


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
