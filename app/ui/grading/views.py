"""The sides of the grading page: the result, whether the standard was good, what tiers want."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.grading.desk import GradingDesk
from app.services.grading.views import GradingView
from app.ui.grading.back_test_body import BackTestBody
from app.ui.grading.body import GradingBody
from app.ui.grading.needs_body import NeedsBody
from app.ui.parts.desk import Desk
from app.ui.parts.fields.segmented import Segmented
from app.ui.theme.tokens import Space
from app.words.language import say

RESULT: Final = "result"
BACK_TEST: Final = "back_test"
NEEDS: Final = "needs"
_KEEP: Final = "grading/side"


class GradingViews(QWidget):
    """One grading, or the trial of one, looked at from one side or another.

    Signals:
        customer_opened: Show the profile; carries the key of the customer.
        rules_wanted: Other rules are to hold from the next period on.
    """

    customer_opened = Signal(int)
    rules_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._choice = Segmented(
            [
                (RESULT, say("Tiers and movements")),
                (BACK_TEST, say("Was the standard good?")),
                (NEEDS, say("What tiers want")),
            ],
            name=say("Side of the grading"),
        )
        self._result = GradingBody(desk)
        self._back_test = BackTestBody(desk)
        self._sides: dict[str, QWidget] = {
            RESULT: self._result,
            BACK_TEST: self._back_test,
            NEEDS: NeedsBody(desk),
        }
        self._build()
        self._choice.chosen.connect(self._on_side_chosen)
        self._result.customer_opened.connect(self.customer_opened)
        self._back_test.customer_opened.connect(self.customer_opened)
        self._result.rules_wanted.connect(self.rules_wanted)
        kept = desk.preferences.text(_KEEP, RESULT)
        self.show_side(kept if kept in self._sides else RESULT)

    def show_view(self, view: GradingView, standing: GradingDesk) -> None:
        """Show a grading or a trial of one, beside what stands."""
        self._result.show_view(view, standing)
        self._back_test.show_run(view.run_id)

    def show_side(self, side: str) -> None:
        """Bring one side to the front."""
        self._choice.choose(side)
        for name, body in self._sides.items():
            body.setVisible(name == side)
        self.setFocusProxy(self._sides[side])

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self._choice)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(bar)
        for body in self._sides.values():
            column.addWidget(body, 1)

    @Slot(str)
    def _on_side_chosen(self, side: str) -> None:
        self._desk.preferences.keep(_KEEP, side)
        self.show_side(side)
