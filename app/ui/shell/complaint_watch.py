"""Watches the clocks of the complaints while the window stands open."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.services.complaints.alarms import Alarm, Watched, watch_clocks
from app.services.foundation.changes import Changes
from app.ui.parts.desk import Desk
from app.words.formats import clock_time
from app.words.language import say
from app.words.names import name_of

MINUTE_MS: Final = 60_000
_TOUCHING: Final = ("complaint",)


class ComplaintWatch(QWidget):
    """Asks once a minute which clocks ring; each rings once, and only while the clinic is open.

    Signals:
        late_counted: So many complaints are late now.
        rang: A clock came close to its deadline, or went beyond it; carries the sentence.
        changed: Other clocks ring than a minute ago.
    """

    late_counted = Signal(int)
    rang = Signal(str)
    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ringing: frozenset[tuple[int, str, bool]] | None = None
        self._told: set[tuple[int, str, bool]] = set()
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.look)
        self._minute.start()
        desk.tasks.committed.connect(self._on_committed)
        self.hide()
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask which clocks ring now."""
        now = self._desk.clock.now()
        self._desk.tasks.read(
            self, lambda session: watch_clocks(session, now=now), self._on_watched, latest="watch"
        )

    def _on_watched(self, watched: Watched) -> None:
        late = {alarm.case_id for alarm in watched.alarms if alarm.late}
        self.late_counted.emit(len(late))
        ringing = frozenset(_key(alarm) for alarm in watched.alarms)
        if self._ringing is not None and ringing != self._ringing:
            self.changed.emit()
        self._ringing = ringing
        if watched.is_open:
            self._ring([each for each in watched.alarms if _key(each) not in self._told])

    def _ring(self, fresh: Sequence[Alarm]) -> None:
        """Tell of the clock that is furthest along, and of how many others there are."""
        self._told.update(_key(alarm) for alarm in fresh)
        if not fresh:
            return
        said = self._said(fresh[0])
        if more := len({each.case_id for each in fresh}) - 1:
            said = say("{said} And {count} more.", said=said, count=more)
        self.rang.emit(said)

    def _said(self, alarm: Alarm) -> str:
        what, who = name_of(alarm.clock), f"{alarm.number} {alarm.name}"
        if alarm.late:
            return say("{who}: {what} is late.", who=who, what=what)
        due = clock_time(alarm.due_at.astimezone(self._desk.settings.zone).time())
        return say("{who}: {what} is due at {time}.", who=who, what=what, time=due)

    @Slot(Changes)
    def _on_committed(self, changes: Changes) -> None:
        if any(table.startswith(_TOUCHING) for table in changes.tables):
            self.look()


def _key(alarm: Alarm) -> tuple[int, str, bool]:
    return alarm.case_id, alarm.clock, alarm.late
