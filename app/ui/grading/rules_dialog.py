"""Asks for new rules and shows, while they are typed, who would move."""

from collections import Counter
from datetime import date

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.foundation.errors import sentence
from app.services.grading.errors import RulesUnsound
from app.services.grading.movements import MovementRow
from app.services.grading.views import GradingView
from app.services.rules.tiers import GradingRules, faults_of
from app.ui.grading.rules_form import CutFields, WeightFields, rules_of
from app.ui.grading.sayings import way
from app.ui.parts.cards.labels import mark, muted, wrapped
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.theme.tokens import Size, Space
from app.words import Movement
from app.words.formats import long_day, number
from app.words.language import listed_long, say, say_in, say_many
from app.words.names import name_of

_PATIENCE_MS = 300
_NAMED = 4


class RulesDialog(DeskDialog):
    """Weights and cuts, with what they would change in the last grading.

    Signals:
        trial_wanted: The rules typed are to be tried; carries ``GradingRules``.
        submitted: Carries the ``GradingRules`` to be kept.
    """

    trial_wanted = Signal(object)
    submitted = Signal(object)

    def __init__(
        self, rules: GradingRules, *, starts_on: date, parent: QWidget | None = None
    ) -> None:
        title = say("Rules from {day} on", day=long_day(starts_on))
        super().__init__(title, action=say("Save"), parent=parent)
        self._before = rules
        self._weights, self._cuts = WeightFields(rules.weights), CutFields(rules.cuts)
        self._pause = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._outcome, self._named = wrapped("", "strong"), wrapped("", "muted")
        self._build_form()
        self._weights.changed.connect(self._on_changed)
        self._cuts.changed.connect(self._on_changed)
        self._pause.timeout.connect(self._on_pause_ended)
        self.save_wanted.connect(self._on_save_wanted)
        self._on_changed()

    @property
    def rules(self) -> GradingRules:
        """What is typed."""
        return rules_of(self._weights, self._cuts)

    def show_trial(self, tried: GradingView) -> None:
        """Show what the rules typed would change; an answer about others is left aside."""
        if tried.digest != self.rules.version_id:
            return
        self._outcome.setText(_outcome(tried.movements))
        self._named.setText(_some(tried.movements))

    def say_no_grading(self) -> None:
        """Say that there is nothing yet to compare with."""
        self._outcome.setText(say("There is no grading yet to try them on."))
        self._named.clear()

    def _build_form(self) -> None:
        self.add_row(say("Weights"), self._weights)
        self.add_row(say("Tiers"), self._cuts)
        preview = QWidget()
        column = QVBoxLayout(preview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._outcome)
        column.addWidget(self._named)
        preview.setMinimumHeight(Size.AVATAR)
        self.add_row(say("Who would move"), preview)
        self.add_wide(
            muted(say("The gradings there are stay as they are; each keeps its own rules."))
        )

    @Slot()
    def _on_changed(self) -> None:
        self.clear_refusals()
        faults = faults_of(self.rules)
        mark(self._outcome, kind="bad_strong" if faults else "strong")
        self.set_action_enabled(enabled=not faults and self.rules != self._before)
        self._named.clear()
        if faults:
            self._pause.stop()
            self._outcome.setText(sentence(RulesUnsound(faults)))
        else:
            self._outcome.setText(say("Trying…"))
            self._pause.start()

    @Slot()
    def _on_pause_ended(self) -> None:
        self.trial_wanted.emit(self.rules)

    @Slot()
    def _on_save_wanted(self) -> None:
        self.submitted.emit(self.rules)


def _outcome(movements: tuple[MovementRow, ...]) -> str:
    if not movements:
        return say("Nobody would move.")
    total = say_many("{count} customer", "{count} customers", len(movements))
    counts = Counter(row.movement for row in movements)
    kinds = [f"{name_of(each)} {number(counts[each])}" for each in Movement if counts[each]]
    return say_in("trial", "{total}: {kinds}", total=total, kinds=" · ".join(kinds))


def _some(movements: tuple[MovementRow, ...]) -> str:
    named = [f"{row.name or row.number} {way(row)}" for row in movements[:_NAMED]]
    rest = len(movements) - len(named)
    more = [say("and {count} more", count=number(rest))] if rest > 0 else []
    return listed_long([*named, *more])
