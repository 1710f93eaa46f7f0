"""Key in what came of a printed list, a line a second, without leaving the keyboard."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.services.followups.back_entry import CodeEntry, day_of_call
from app.services.followups.called_days import WITHIN
from app.services.followups.errors import CodeTwice, DigitUnknown
from app.services.followups.outstanding import OpenList
from app.services.followups.printed_codes import CodedLine
from app.services.foundation.errors import Refusal
from app.ui.calls.keyed import Keyed, read_line, read_sheet_day
from app.ui.calls.keyed_list import keyed_columns
from app.ui.calls.missing_panel import MissingPanel
from app.ui.parts.cards.card import Card
from app.ui.parts.cards.labels import wrapped
from app.ui.parts.desk import Desk
from app.ui.parts.fields.choice_box import ChoiceBox
from app.ui.parts.forms.dialog import DeskDialog
from app.ui.parts.lists.row_model import RowModel
from app.ui.parts.lists.table import ListTable
from app.ui.theme.tokens import Size
from app.words import OUTCOME_OF_DIGIT
from app.words.formats import page_day
from app.words.language import say, say_many

_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


_PAGES: Final = {int(Qt.Key.Key_PageDown): 1, int(Qt.Key.Key_PageUp): -1}


_ARROWS: Final = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}


class CodeField(QLineEdit):
    """A line of typing that is given off with Enter.

    Signals:
        given: Enter was pressed.
        back_wanted: Backspace was pressed with nothing left to delete.
        day_stepped: Another day of the calls is wanted, so many lines further down.
        list_stepped: Likewise another list.
    """

    given = Signal()
    back_wanted = Signal()
    day_stepped = Signal(int)
    list_stepped = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() in _ENTER and not control:
            self.given.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back_wanted.emit()
        elif event.key() in _PAGES:
            self.day_stepped.emit(_PAGES[event.key()])
        elif alt and event.key() in _ARROWS:
            self.list_stepped.emit(_ARROWS[event.key()])
        else:
            super().keyPressEvent(event)


class CalledBox(ChoiceBox[date]):
    """Each call on the day it was due, or all that follow on one day, the latest first."""

    def __init__(self, *, today: date, parent: QWidget | None = None) -> None:
        days = [today - timedelta(days=ago) for ago in range(WITHIN.days + 1)]
        said = {today: say("Today"), today - timedelta(days=1): say("Yesterday")}
        super().__init__(
            [(day, said.get(day) or page_day(day)) for day in days],
            nothing=say("each on the day it was due"),
            parent=parent,
        )

    def step(self, by: int) -> None:
        """Go some lines down, or up."""
        self.setCurrentIndex(min(max(self.currentIndex() + by, 0), self.count() - 1))


class BackEntryDialog(DeskDialog):
    """Collects codes and digits; each is checked when Enter is pressed, all are saved at once.

    Signals:
        code_unknown: A code that is not of the list before one; carries the ``CodeEntry``.
            Answer with ``take`` or ``refuse_line``.
        lines_entered: They are to be saved; carries a list of ``CodeEntry``.
    """

    code_unknown = Signal(CodeEntry)
    lines_entered = Signal(object)

    def __init__(
        self, desk: Desk, lists: Sequence[OpenList], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            say("Key in a printed list"), action=say("Save"), width=Size.BACK_ENTRY, parent=parent
        )
        self._desk = desk
        self._today = desk.clock.today()
        self._expected = {line.code: line for each in lists for line in each.missing}
        self._keyed: list[Keyed] = []
        self._line = CodeField()
        self._model = RowModel(
            keyed_columns(desk.settings.currency), key=lambda row: row.line.line_id, parent=self
        )
        self._table = ListTable(self._model, name=say("Keyed in"))
        self._called = CalledBox(today=self._today)
        self._waiting = MissingPanel(lists, today=self._today, zone=desk.settings.zone)
        self._build_rows()
        self._line.given.connect(self._read)
        self._line.back_wanted.connect(self._take_back)
        self._line.day_stepped.connect(self._called.step)
        self._line.list_stepped.connect(self._waiting.step)
        self.save_wanted.connect(self._on_save_wanted)
        self._show()

    @property
    @override
    def is_typed_in(self) -> bool:
        return bool(self._keyed or self._line.text().strip())

    @property
    def missing(self) -> list[CodedLine]:
        """The lines of all lists of which nothing is known yet."""
        return self._waiting.missing

    def take(self, entry: CodeEntry, line: CodedLine) -> None:
        """Put a line that is right under the others, and go on to the next."""
        entry = replace(entry, called_on=entry.called_on or self._called.value)
        wrong = self._wrong_with(entry, line)
        if wrong is not None:
            self.refuse_line(wrong)
            return
        self._keyed.append(Keyed(entry=entry, line=line, typed=self._line.text().strip()))
        self._line.setReadOnly(False)
        self._line.clear()
        self.clear_refusals()
        self._waiting.show_list_of(line.code)
        self._show()

    def _wrong_with(self, entry: CodeEntry, line: CodedLine) -> Refusal | None:
        """Return why a line cannot be taken, if it cannot."""
        if entry.digit not in OUTCOME_OF_DIGIT:
            return DigitUnknown(line.code, entry.digit)
        if line.code in self._codes():
            return CodeTwice(line.code)
        try:
            day_of_call(line, entry.called_on, today=self._today)
        except Refusal as refusal:
            return refusal
        return None

    def _codes(self) -> set[str]:
        return {row.line.code for row in self._keyed}

    @Slot(object)
    def refuse_line(self, error: BaseException) -> None:
        """Say what is wrong with the line; it stays to be put right."""
        self._line.setReadOnly(False)
        self.show_error(error, self._line)
        self._line.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self._table.hasFocus():
            self._drop(self._table.current_key())
        else:
            super().keyPressEvent(event)

    def _build_rows(self) -> None:
        self._line.setPlaceholderText(
            say("7QK2 3, then Enter; also 7QK2 5 +4 or 7QK2 1 @20 4/5 #note")
        )
        self._called.setAccessibleName(say("Day of the calls"))
        self._called.setToolTip(
            say("{what} ({shortcut})", what=say("Day of the calls"), shortcut="PgUp, PgDn")
        )
        self.add_row(say("Code and digit"), self._line)
        self.add_row(say("Called"), self._called)
        listed = Card()
        listed.add_flush(self._table)
        listed.setFixedHeight(Size.KEYED_LIST)
        self.add_row(say("Keyed in"), listed)
        self.add_wide(
            wrapped(
                say(
                    "PgDn and PgUp, or @20 alone, choose the day of the lines that follow;"
                    " Alt+↓ the list. Backspace in the empty line takes the last one back."
                ),
                "muted",
            )
        )
        self.add_side(self._waiting)

    def _show(self) -> None:
        self._model.set_rows(reversed(self._keyed))
        self._waiting.show_missing(self._codes())
        keyed = say_many("{count} line keyed in", "{count} lines keyed in", len(self._keyed))
        self.set_total(keyed if self._keyed else "")
        self.set_action_enabled(enabled=bool(self._keyed))

    @Slot()
    def _read(self) -> None:
        text = self._line.text()
        if not text.strip() or self._line.isReadOnly():
            return
        sheet_on = read_sheet_day(text, today=self._today)
        if sheet_on is not None and sheet_on <= self._today:
            self._called.choose(sheet_on, page_day(sheet_on))
            self._line.clear()
            return
        typed = read_line(text, today=self._today, currency=self._desk.settings.currency)
        if typed.entry is None:
            self.show_refusal(typed.wrong, self._line)
            self.set_action_enabled(enabled=bool(self._keyed))
        elif line := self._expected.get(typed.entry.code):
            self.take(typed.entry, line)
        else:
            self._line.setReadOnly(True)
            self.code_unknown.emit(typed.entry)

    @Slot()
    def _take_back(self) -> None:
        """Let the last line be typed anew."""
        if not self._keyed:
            return
        last = self._keyed.pop()
        self._line.setText(last.typed)
        self._show()

    def _drop(self, line_id: int | None) -> None:
        self._keyed = [row for row in self._keyed if row.line.line_id != line_id]
        self._show()

    @Slot()
    def _on_save_wanted(self) -> None:
        if self._line.text().strip():
            self._read()
        if not self._line.text().strip():
            self.hold()
            self.lines_entered.emit([row.entry for row in self._keyed])
