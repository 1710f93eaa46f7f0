"""Who may be forgotten, who is bothered, and whether the standards were kept: where to look."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.services.rules.permissions import may
from app.ui.followups.forgotten import (
    SHOWN_PEOPLE,
    Forgotten,
    reading_forgotten,
    show_bothered,
    show_unplanned,
)
from app.ui.parts.buttons import link_button
from app.ui.parts.cards.labels import label, mark
from app.ui.parts.desk import Desk
from app.ui.theme.tokens import Space
from app.words import Permission
from app.words.formats import number
from app.words.language import say


class ForgottenCard(QFrame):
    """Both counts; pressed, each opens the list behind it. A supervisor goes on to adherence.

    Signals:
        opened: Show the profile; carries the key of the customer.
        add_wanted: Add a follow-up; carries the key of the customer.
        adherence_wanted: See whether the service standards were kept.
    """

    opened = Signal(int)
    add_wanted = Signal(int)
    adherence_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("kind", "card")
        self._unplanned = link_button(say("No next step"))
        self._unplanned.setToolTip(say("Nothing planned, nothing booked"))
        self._bothered = link_button(say("Contacted too often"))
        self._bothered.setToolTip(say("Heard from us too often in the last seven days"))
        self._counts = {each: label("", "muted") for each in (self._unplanned, self._bothered)}
        for button in self._counts:
            button.setEnabled(False)  # until they are counted
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.S, Space.CARD, Space.S)
        column.setSpacing(Space.TINY)
        for button, count in self._counts.items():
            column.addLayout(_line(button, count))
        self._kept = link_button(say("Adherence"))
        self._kept.setToolTip(say("Were the service standards kept?"))
        further = label("›", "muted")
        for widget in (self._kept, further):
            widget.setVisible(may(desk.person, Permission.PLAN_FOLLOWUPS))
        column.addLayout(_line(self._kept, further))
        self._kept.clicked.connect(self.adherence_wanted)
        self._unplanned.clicked.connect(lambda: self._read(SHOWN_PEOPLE, self._open_unplanned))
        self._bothered.clicked.connect(lambda: self._read(0, self._open_bothered))

    def load(self) -> None:
        """Count anew."""
        self._read(0, self._show_counts)

    def _read(self, limit: int, then: Callable[[Forgotten], None]) -> None:
        work = reading_forgotten(self._desk.clock.today(), limit=limit)
        self._desk.tasks.read(self, work, then, latest=then.__name__)

    def _open_unplanned(self, found: Forgotten) -> None:
        dialog = show_unplanned(self.window(), found.unplanned)
        dialog.opened.connect(self.opened)
        dialog.chosen.connect(self.add_wanted)

    def _open_bothered(self, found: Forgotten) -> None:
        dialog = show_bothered(self.window(), found.bothered)
        dialog.opened.connect(self.opened)
        dialog.chosen.connect(self.opened)

    def _show_counts(self, found: Forgotten) -> None:
        self._show(self._unplanned, found.unplanned.total)
        self._show(self._bothered, len(found.bothered))
        tone = "bad_strong" if found.bothered else "muted"
        mark(self._counts[self._bothered], kind=tone)

    def _show(self, button: QPushButton, count: int) -> None:
        self._counts[button].setText(number(count))
        button.setEnabled(count > 0)
        said = say("{what}, {count}", what=button.text(), count=number(count))
        button.setAccessibleName(said)


def _line(button: QPushButton, count: QLabel) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(button)
    line.addStretch(1)
    line.addWidget(count)
    return line
