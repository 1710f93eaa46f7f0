"""What was done with a complaint, in its order, and room for one more line."""

from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services.complaints.details import ComplaintDetail, LogLine, TriedLine
from app.services.foundation.held_rules import rule_line, tried_line
from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import muted, wrapped
from app.ui.theme.tokens import ColumnWidth, Space
from app.words import ComplaintStep
from app.words.formats import clock_time, number, short_day
from app.words.language import say
from app.words.names import name_of

LAST: Final = 3


class LogCard(Card):
    """A row for each of the last steps, or for all; Enter in the line below adds a note.

    Attributes:
        line: Where the note is typed.

    Signals:
        note_entered: Something is to be added; carries the words.
    """

    note_entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Log"), parent=parent)
        self._case_id: int | None = None
        self._log: tuple[LogLine | TriedLine, ...] = ()
        self._zone, self._today = ZoneInfo("UTC"), date.min
        self._whole = False
        self._all = quiet_button("")
        self.add_to_head(self._all)
        self.line = QLineEdit()
        self.line.setPlaceholderText(say("Add a note, then Enter"))
        self.line.setAccessibleName(say("Note"))
        self._foot = QFrame()
        self._host = QWidget()
        self._lines = QVBoxLayout(self._host)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        across = QHBoxLayout(self._foot)
        across.setContentsMargins(Space.CARD, Space.S, Space.CARD, Space.M)
        across.addWidget(self.line)
        self.add_flush(self._host)
        self.add_flush(self._foot)
        self._all.clicked.connect(self._on_all_clicked)
        self.line.returnPressed.connect(self._on_return_pressed)

    @property
    def lines_shown(self) -> int:
        """How many lines of the log are in sight."""
        return self._lines.count()

    def show_detail(self, detail: ComplaintDetail, zone: ZoneInfo, today: date) -> None:
        """Show the log of a complaint; a note that is being typed about it stays."""
        if detail.row.case_id != self._case_id:
            self.line.clear()
            self._whole = False
        self._case_id = detail.row.case_id
        self._log, self._zone, self._today = detail.log, zone, today
        self._foot.setVisible(ComplaintStep.NOTE in detail.steps)
        self._fill()

    def _fill(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        shown = self._log if self._whole else self._log[-LAST:]
        for at, line in enumerate(shown):
            self._lines.addWidget(_row(line, self._zone, self._today, first=at == 0))
        everything = say("All {count}", count=number(len(self._log)))
        self._all.setText(say("Fewer") if self._whole else everything)
        self._all.setVisible(len(self._log) > LAST)

    @Slot()
    def _on_all_clicked(self) -> None:
        self._whole = not self._whole
        self._fill()

    @Slot()
    def _on_return_pressed(self) -> None:
        if text := self.line.text().strip():
            self.line.clear()
            self.note_entered.emit(text)


def said_of(line: LogLine | TriedLine) -> str:
    """Return what was done, or tried in vain, and by whom."""
    if isinstance(line, TriedLine):
        what = tried_line(line.rule)
    elif line.step is ComplaintStep.RECEIVE and line.staff_name:
        return say("Received by {name} (first asked)", name=line.staff_name)
    else:
        what = name_of(line.step)
    return f"{what} · {line.staff_name}" if line.staff_name else what


def _beneath(line: LogLine | TriedLine) -> str | None:
    if isinstance(line, TriedLine):
        return rule_line(line.rule)
    return None if line.step is ComplaintStep.RECEIVE else line.text


def _row(line: LogLine | TriedLine, zone: ZoneInfo, today: date, *, first: bool) -> QFrame:
    row = QFrame()
    row.setProperty("kind", "row")
    row.setProperty("first", "true" if first else "false")
    local = line.at.astimezone(zone)
    when = clock_time(local.time())
    if local.date() != today:
        when = f"{short_day(local.date())}\n{when}"
    across = QHBoxLayout(row)
    across.setContentsMargins(Space.CARD, Space.S, Space.CARD, Space.S)
    across.setSpacing(Space.M)
    lead = muted(when)
    lead.setMinimumWidth(ColumnWidth.TINY)
    across.addWidget(lead, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(Space.TINY)
    words.addWidget(wrapped(said_of(line), "strong"))
    if beneath := _beneath(line):
        words.addWidget(wrapped(beneath, "muted"))
    across.addLayout(words, 1)
    return row
