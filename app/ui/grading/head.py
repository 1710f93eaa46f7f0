"""The head of the grading page: which grading, what must be known of it, what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from app.services.foundation.actors import Actor
from app.services.grading.rule_versions import RuleVersionRow
from app.services.grading.views import GradingView, RunRow
from app.services.rules.periods import Period
from app.services.rules.permissions import may
from app.ui.grading.sayings import facts, notes, period_name
from app.ui.parts.buttons import button, primary_button
from app.ui.parts.cards.chips import Chip, ChipLabel
from app.ui.parts.cards.eliding import ElidingLabel
from app.ui.parts.cards.labels import mark, title
from app.ui.theme.icons import Icon, icon
from app.ui.theme.tokens import Space, Tone
from app.words import Permission
from app.words.formats import long_day
from app.words.language import say

_NOTES = 3


class GradingHead(QWidget):
    """Title, the choice of the grading, its facts and notes, and the buttons.

    Signals:
        run_chosen: Another grading is to be shown; carries its key.
        trial_wanted: A grading is to be tried.
        grading_wanted: Everyone is to be graded.
        export_wanted: The grades are to be written to a file.
    """

    run_chosen = Signal(int)
    trial_wanted = Signal()
    grading_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, person: Actor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person = person
        self._picker = _picker()
        self._facts = ElidingLabel("", "muted")
        self._notes = [ChipLabel() for _ in range(_NOTES)]
        self._export = button(say("Export"))
        self._trial = button(say("Trial…"))
        self._grade = primary_button(say("Grade now"))
        self._build()
        self._connect()

    def show_runs(self, runs: Sequence[RunRow], due: Sequence[Period]) -> None:
        """Offer ``runs`` to choose from, and to grade what is due or the last period again."""
        menu = QMenu(self._picker)
        for run in runs:
            menu.addAction(self._action(run, menu))
        self._picker.setMenu(menu)
        self._picker.setVisible(bool(runs))
        self._export.setVisible(bool(runs) and may(self._person, Permission.EXPORT))
        self._grade.setVisible(bool(runs or due) and may(self._person, Permission.GRADE))
        period = due[0].label if due else runs[0].period if runs else ""
        words = say("Grade {period}") if due else say("Grade {period} again")
        self._grade.setText(words.format(period=period_name(period)) if period else "")
        self._grade.setAccessibleName(self._grade.text())
        mark(self._grade, kind="primary" if due else "")

    def show_view(self, view: GradingView, versions: Sequence[RuleVersionRow]) -> None:
        """Head the page with a grading or a trial."""
        name = period_name(view.period)
        self._picker.setText(f"{name} ")  # the space keeps the picture off the word
        self._picker.setAccessibleName(say("Grading shown: {period}", period=name))
        self._facts.set_text(facts(view, versions))
        said = [*notes(view), *[""] * _NOTES]
        for shown, note in zip(self._notes, said, strict=False):
            shown.set_chip(Chip(text=note, tone=Tone.WARN) if note else None)

    def _action(self, run: RunRow, menu: QMenu) -> QAction:
        words = say("{period}, as of {day}", period=period_name(run.period), day=_day(run))
        action = QAction(words, menu)
        action.triggered.connect(lambda: self.run_chosen.emit(run.run_id))
        return action

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(title(say("Grading")))
        row.addWidget(self._picker)
        row.addWidget(self._facts, 1)
        for each in (self._export, self._trial, self._grade):
            row.addWidget(each)
        self._trial.setVisible(may(self._person, Permission.GRADE))
        notes_row = QHBoxLayout()
        notes_row.setSpacing(Space.S)
        for note in self._notes:
            notes_row.addWidget(note)
        notes_row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(row)
        column.addLayout(notes_row)

    def _connect(self) -> None:
        self._export.clicked.connect(self.export_wanted)
        self._trial.clicked.connect(self.trial_wanted)
        self._grade.clicked.connect(self.grading_wanted)


def _picker() -> QPushButton:
    picker = QPushButton()
    picker.setProperty("kind", "chip")
    picker.setProperty("chosen", "true")
    picker.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the picture behind the word
    picker.setIcon(icon(Icon.DOWN, "accent_ink"))
    picker.setIconSize(QSize(Space.M, Space.M))
    picker.hide()
    return picker


def _day(run: RunRow) -> str:
    day = long_day(run.as_of_on)
    return say("{day}, restated", day=day) if run.restated else day
