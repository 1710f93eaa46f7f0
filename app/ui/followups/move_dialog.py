"""Move a follow-up to a day typed in."""

from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.followups.checks import InQuietHours
from app.services.followups.rows import FollowUpRow
from app.ui.followups.sayings import late_name
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.fields.moving_on import moves_on
from app.ui.parts.fields.pickers import DayField
from app.ui.parts.fields.time_field import TimeField
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.theme.tokens import Size
from app.words.formats import page_day
from app.words.language import say, say_in


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveEntry:
    """Where to: the time is ``None`` where the old one is kept."""

    to_on: date
    at: time | None


class MoveDialog(DeskDialog):
    """Collects the new day and, if it is to be another, the time.

    Signals:
        move_entered: The day is typed; carries a ``MoveEntry``.
    """

    move_entered = Signal(MoveEntry)

    def __init__(self, row: FollowUpRow, today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            say("Move a follow-up"), action=say("Move"), width=Size.SMALL_DIALOG, parent=parent
        )
        self._day = DayField(say_in("move", "To"), today=today, earliest=today)
        self._time = TimeField(say("Time"))
        self._time.set_time(row.due_at)
        self._kept_at = row.due_at
        self.add_wide(wrapped(late_name(row), "strong"))
        self.add_row(say_in("move", "To"), self._day)
        self.add_row(say("Time"), self._time)
        self.set_total("", say("now on {day}", day=page_day(row.due_on)))
        self._day.day_changed.connect(self._say_day)
        self.save_wanted.connect(self._on_save_wanted)

    def refuse(self, error: BaseException) -> None:
        """Say why it stays where it is, at the field it is about."""
        self.show_error(error, self._time if isinstance(error, InQuietHours) else self._day)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not moves_on(event, self):
            super().keyPressEvent(event)

    @Slot(object)
    def _say_day(self, day: date | None) -> None:
        self.set_total(page_day(day) if day else "")

    @Slot()
    def _on_save_wanted(self) -> None:
        day, at = self._day.day, self._time.time_of_day
        if day is None:
            self.show_refusal(say("Type the day, such as 11-30, tomorrow or +7."), self._day)
        elif self._time.is_wrong:
            self.show_refusal(say("Type the time, such as 10:30."), self._time)
        else:
            self.hold()
            self.move_entered.emit(MoveEntry(to_on=day, at=None if at == self._kept_at else at))
