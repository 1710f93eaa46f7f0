"""Asks for a day that is unlike its weekday."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from app.services.planning.opening_hours import ExceptionRow
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.fields.typed_hours import read_typed_hours, said_hours
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.theme.tokens import Size
from app.words.language import say

_MOST_REASON = 80


class ExceptionDialog(DeskDialog):
    """A day, its hours or none, and why.

    Signals:
        submitted: Carries the ``ExceptionRow``.
    """

    submitted = Signal(ExceptionRow)

    def __init__(
        self, row: ExceptionRow | None, *, today: date, parent: QWidget | None = None
    ) -> None:
        title = say("A day unlike the others")
        super().__init__(title, action=say("Save"), width=Size.SMALL_DIALOG, parent=parent)
        self._day = DayField(say("Day"), today=today, earliest=today)
        self._hours = QLineEdit()
        self._hours.setPlaceholderText(say("closed"))
        self._reason = QLineEdit(maxLength=_MOST_REASON)
        self.add_row(say("Day"), self._day)
        self.add_row(say("Open from – to"), self._hours)
        self.add_row(say("Reason"), self._reason)
        if row is not None:
            self._day.set_day(row.day_on)
            self._reason.setText(row.reason or "")
            if row.opens_at is not None and row.closes_at is not None:
                self._hours.setText(said_hours([(row.opens_at, row.closes_at)]))
        self.save_wanted.connect(self._on_save_wanted)

    @Slot()
    def _on_save_wanted(self) -> None:
        day, hours = self._day.day, read_typed_hours(self._hours.text())
        if day is None:
            self.show_refusal(say("Which day? Please type one from today on."), self._day)
        elif hours is None or len(hours) > 1:
            self.show_refusal(
                say("Write one stretch such as 9:00-13:00, or nothing for closed."), self._hours
            )
        else:
            opens_at, closes_at = hours[0] if hours else (None, None)
            self.hold()
            self.submitted.emit(
                ExceptionRow(
                    day_on=day, opens_at=opens_at, closes_at=closes_at, reason=self._reason.text()
                )
            )
