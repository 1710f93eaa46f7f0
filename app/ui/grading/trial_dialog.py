"""Asks as of which day a grading is tried."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.ui.parts.cards.labels import wrapped
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.theme.tokens import Size
from app.words.language import say


class TrialDialog(DeskDialog):
    """The day up to which everything counts.

    Signals:
        submitted: Carries the day.
    """

    submitted = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            say("Try a grading"), action=say("Try"), width=Size.SMALL_DIALOG, parent=parent
        )
        self._day = DayField(say("As of"), today=today, latest=today)
        self._day.set_day(today)
        self.add_row(say("As of"), self._day)
        self.add_wide(
            wrapped(say("By the rules of that day. Nothing is saved, no tier changes."), "muted")
        )
        self.save_wanted.connect(self._on_save_wanted)

    @Slot()
    def _on_save_wanted(self) -> None:
        if self._day.day is None or self._day.is_wrong:
            self.show_refusal(say("Please give a day up to today."), self._day)
        else:
            self.submitted.emit(self._day.day)
