"""The two sides of the grading page: the result, and whether the standard was good."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.office.grading_desk import GradingDesk
from app.services.office.grading_views import GradingView
from app.services.words.language import say
from app.ui.grading.back_test_body import BackTestBody
from app.ui.grading.body import GradingBody
from app.ui.parts.desk import Desk
from app.ui.parts.segmented import Segmented
from app.ui.theme.tokens import Space

RESULT, BACK_TEST = "result", "back_test"
_KEEP = "grading/side"


class GradingViews(QWidget):
    """One grading, or the trial of one, looked at from one side or the other.

    Signals:
        customer_opened: Show the profile; carries the key of the customer.
        rules_wanted: Other rules are to hold from the next period on.
    """

    customer_opened = Signal(int)
    rules_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sides = Segmented(
            [(RESULT, say("Tiers and movements")), (BACK_TEST, say("Was the standard good?"))],
            name=say("Side of the grading"),
        )
        self._result = GradingBody(desk)
        self._back_test = BackTestBody(desk)
        self._build()
        self._sides.chosen.connect(self._on_side_chosen)
        for body in (self._result, self._back_test):
            body.customer_opened.connect(self.customer_opened)
        self._result.rules_wanted.connect(self.rules_wanted)
        kept = desk.preferences.text(_KEEP, RESULT)
        self.show_side(kept if kept in {RESULT, BACK_TEST} else RESULT)

    def show_view(self, view: GradingView, standing: GradingDesk) -> None:
        """Show a grading or a trial of one, beside what stands."""
        self._result.show_view(view, standing)
        self._back_test.show_run(view.run_id)

    def show_side(self, side: str) -> None:
        """Show the result or the back-test."""
        self._sides.choose(side)
        self._result.setVisible(side == RESULT)
        self._back_test.setVisible(side == BACK_TEST)
        self.setFocusProxy(self._result if side == RESULT else self._back_test)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self._sides)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(bar)
        column.addWidget(self._result, 1)
        column.addWidget(self._back_test, 1)

    @Slot(str)
    def _on_side_chosen(self, side: str) -> None:
        self._desk.preferences.keep(_KEEP, side)
        self.show_side(side)
