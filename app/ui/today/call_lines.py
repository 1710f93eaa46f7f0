"""The calls of the day as lines: a digit says how it went, Enter opens the card."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from typing_extensions import override

from app.services.followups.rows import FollowUpRow
from app.services.planning.reason_words import reason_line, what_to_say
from app.ui.parts.cards.chips import Chip, tier_chip
from app.ui.theme.tokens import Size, Tone
from app.ui.today.line_list import LineList
from app.ui.today.lines import Said, SaidLine, keyed_button
from app.words import FollowUpMethod, Outcome
from app.words.followups import OUTCOME_OF_DIGIT
from app.words.formats import clock_time
from app.words.language import say, say_many
from app.words.names import name_of

_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_BETWEEN: Final = " · "
_LATER_DAYS: Final = (1, 3, 7)


def said_of_call(row: FollowUpRow, *, today: date) -> Said:
    """Return the line of a follow-up."""
    first, *_ = [*what_to_say(row.reason, on=today).splitlines(), ""]
    tried = say("tried {count} of {most}", count=row.attempts, most=row.max_attempts)
    other_way = "" if row.method is FollowUpMethod.PHONE else name_of(row.method)
    why = (reason_line(row.reason), tried if row.attempts else "", other_way, first)
    return Said(
        key=row.followup_id,
        name=row.name,
        lead=_lead(row),
        tier=tier_chip(row.tier),
        why=_BETWEEN.join(filter(None, why)),
        beside=row.staff_name,
    )


class CallLine(SaidLine):
    """One call.

    Signals:
        call_wanted: Open the card; carries the key of the follow-up.
        outcome_chosen: A digit was pressed; carries the key and the ``Outcome``.
        later_wanted: Not now; carries the key and after how many days.
        profile_wanted: Show the customer; carries the key of the follow-up.
    """

    call_wanted = Signal(int)
    outcome_chosen = Signal(int, object)
    later_wanted = Signal(int, int)
    profile_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._call = keyed_button(say("Call"), "Enter")
        self._later = _later_button()
        super().__init__(self._call, self._later, beside=Size.LEAD, parent=parent)
        menu = QMenu(self._later)
        for days in _LATER_DAYS:
            menu.addAction(_later_words(days), partial(self._on_later_chosen, days))
        menu.addSeparator()
        for outcome in (Outcome.NO_ANSWER, Outcome.MESSAGE_LEFT, Outcome.MOVED):
            words = f"{outcome.digit}  {name_of(outcome)}"
            menu.addAction(words, partial(self._choose, outcome))
        self._later.setMenu(menu)
        self.pressed.connect(self._on_call_wanted)
        self._call.clicked.connect(self._on_call_wanted)

    @override
    def show_said(self, said: Said) -> None:
        super().show_said(said)
        self._call.setAccessibleName(say("Call {who}", who=said.name))
        self._later.setAccessibleName(say("Call {who} later", who=said.name))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if typed.isdecimal() and int(typed) in OUTCOME_OF_DIGIT:
            self._choose(OUTCOME_OF_DIGIT[int(typed)])
        elif event.key() in _ENTER and shift:
            self.profile_wanted.emit(self.key)
        else:
            super().keyPressEvent(event)

    def _choose(self, outcome: Outcome) -> None:
        self.outcome_chosen.emit(self.key, outcome)

    def _on_later_chosen(self, days: int) -> None:
        self.later_wanted.emit(self.key, days)

    @Slot()
    def _on_call_wanted(self) -> None:
        self.call_wanted.emit(self.key)


class CallList(LineList):
    """Lines of calls.

    Signals:
        call_wanted, outcome_chosen, later_wanted, profile_wanted: See ``CallLine``.
    """

    call_wanted = Signal(int)
    outcome_chosen = Signal(int, object)
    later_wanted = Signal(int, int)
    profile_wanted = Signal(int)

    @override
    def make_line(self, parent: QWidget | None) -> SaidLine:
        line = CallLine(parent)
        line.call_wanted.connect(self.call_wanted)
        line.outcome_chosen.connect(self.outcome_chosen)
        line.later_wanted.connect(self.later_wanted)
        line.profile_wanted.connect(self.profile_wanted)
        return line


def _lead(row: FollowUpRow) -> Chip | str:
    if row.days_late:
        text = say_many("{count} d late", "{count} d late", row.days_late)
        return Chip(text=text, tone=Tone.BAD)
    return clock_time(row.due_at) if row.due_at else ""


def _later_button() -> QPushButton:
    made = keyed_button(say("Later ▾"), "4 5 6")
    made.setAutoDefault(False)
    return made


def _later_words(days: int) -> str:
    if days == 1:
        return say("Tomorrow, if open")
    return say_many("In {count} day", "In {count} days", days)
