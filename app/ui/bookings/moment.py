"""When a booking is: day, time and how long, side by side."""

from datetime import date, time
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.followups.appointments import DEFAULT_MINUTES
from app.ui.parts.fields.choice_box import ChoiceBox
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.fields.time_field import TimeField
from app.ui.theme.tokens import Size, Space
from app.words.language import say, say_many

_LENGTHS: Final = (15, 30, 45, 60, 90, 120, 180)


class MomentField(QWidget):
    """The day as one types it, the time, and the minutes it takes.

    Signals:
        changed: One of the three is another.
    """

    changed = Signal()

    def __init__(self, *, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = DayField(say("Day"), today=today, earliest=today)
        self._day.setPlaceholderText(say("tomorrow, +7, 11-25"))
        self._time = TimeField(say("Time"))
        self._time.setPlaceholderText("10:30")
        self._minutes: ChoiceBox[int] = ChoiceBox(
            [(count, _said(count)) for count in _LENGTHS], nothing=None
        )
        self._minutes.setAccessibleName(say("How long"))
        self._minutes.choose(DEFAULT_MINUTES)
        self._build()
        self._day.day_changed.connect(self.changed)
        self._time.time_changed.connect(self.changed)
        self._minutes.currentIndexChanged.connect(self.changed)

    @property
    def day(self) -> date | None:
        """The day, once one can be read."""
        return self._day.day

    @property
    def time_of_day(self) -> time | None:
        """The time, once one can be read."""
        return self._time.time_of_day

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return self._minutes.value or DEFAULT_MINUTES

    def set_moment(self, day: date, at: time, minutes: int) -> None:
        """Show when a booking is, without a signal."""
        self._day.set_day(day)
        self._time.set_time(at)
        self._minutes.choose(minutes, _said(minutes))

    def focus_time(self) -> None:
        """Go to the time, the day being given."""
        self._time.setFocus()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self._day.setFixedWidth(Size.FIELD)
        self._time.setFixedWidth(Size.DATE_PART)
        for field in (self._day, self._time, self._minutes):
            row.addWidget(field)
        row.addStretch(1)
        self.setFocusProxy(self._day)


def _said(minutes: int) -> str:
    return say_many("{count} minute", "{count} minutes", minutes)
