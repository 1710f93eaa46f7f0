"""The rules a grading went by, and those that come next."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.services.grading.rule_versions import RuleVersionRow
from app.services.rules.tiers import Cuts, GradingRules
from app.ui.grading.sayings import SHORT_DIGEST, cut_lines
from app.ui.parts.buttons import small_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import hairline, label, muted, wrapped
from app.ui.parts.cards.meters import Meter
from app.ui.theme.tokens import Space
from app.words import Indicator
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
