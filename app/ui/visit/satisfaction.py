"""How the customer felt: one score at once, the rest folded away under one key."""

from dataclasses import fields
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services.visits.entries import VisitScores
from app.ui.parts.buttons import link_button
from app.ui.parts.cards.labels import muted
from app.ui.parts.fields.score_buttons import ScoreButtons
from app.ui.theme.tokens import Space
from app.words.language import say

UNFOLD: Final = "Ctrl+T"
OVERALL: Final = "overall"


class SatisfactionField(QWidget):
    """The overall score and the plan in one row; touch-points, result and remark below.

    Signals:
        changed: Something is another.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unticked: bool | None = None
        self._scores = {
            each.name: ScoreButtons(_caption(each.name)) for each in fields(VisitScores)
        }
        self._took_part = QCheckBox(say("took part in the plan"))
        self._more = link_button(say("Touch-points"))
        self._note = QLineEdit()
        self._folded = QWidget()
        self._build()
        self._connect()

    @property
    def scores(self) -> VisitScores:
        """The scores given; who was not asked gave none."""
        return VisitScores(**{name: buttons.score for name, buttons in self._scores.items()})

    @property
    def took_part(self) -> bool | None:
        """Whether the customer's choice is in the plan; ``None`` was not asked."""
        return True if self._took_part.isChecked() else self._unticked

    @property
    def note(self) -> str:
        """What else there is to say."""
        return self._note.text().strip()

    def set_values(self, scores: VisitScores, *, took_part: bool | None, note: str | None) -> None:
        """Show what was written down."""
        for name, buttons in self._scores.items():
            buttons.set_score(getattr(scores, name))
        self._unticked = False if took_part is False else None
        self._took_part.setChecked(bool(took_part))
        self._note.setText(note or "")
        asked = [name for name in self._scores if name != OVERALL and getattr(scores, name)]
        self._folded.setVisible(bool(asked or note))

    def _build(self) -> None:
        self._more.setAutoDefault(False)
        self._more.setToolTip(
            say("{what} ({shortcut})", what=say("Touch-points, result, remark"), shortcut=UNFOLD)
        )
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        row.addWidget(self._scores[OVERALL])
        row.addWidget(self._took_part)
        row.addStretch(1)
        row.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(row)
        column.addWidget(self._folded)
        self._build_folded()
        self.setFocusProxy(self._scores[OVERALL])

    def _build_folded(self) -> None:
        grid = QGridLayout(self._folded)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        asked = [(name, buttons) for name, buttons in self._scores.items() if name != OVERALL]
        for at, (name, buttons) in enumerate(asked):
            grid.addWidget(muted(_caption(name)), at, 0)
            grid.addWidget(buttons, at, 1, Qt.AlignmentFlag.AlignLeft)
        self._note.setAccessibleName(say("Remark"))
        grid.addWidget(muted(say("Remark")), len(asked), 0)
        grid.addWidget(self._note, len(asked), 1)
        self._folded.hide()

    def _connect(self) -> None:
        for buttons in self._scores.values():
            buttons.scored.connect(self.changed)
        self._took_part.toggled.connect(self.changed)
        self._more.clicked.connect(self._on_more_clicked)
        QShortcut(QKeySequence(UNFOLD), self, self._on_more_clicked)

    @Slot()
    def _on_more_clicked(self) -> None:
        opening = self._folded.isHidden()
        self._folded.setVisible(opening)
        folded = [buttons for name, buttons in self._scores.items() if name != OVERALL]
        (folded[0] if opening else self._scores[OVERALL]).setFocus()


def _caption(name: str) -> str:
    captions = {
        OVERALL: say("Satisfied"),
        "front_desk": say("Front desk"),
        "service": say("Service"),
        "consultant": say("Consultant"),
        "doctor": say("Doctor"),
        "result": say("Result"),
    }
    return captions[name]
