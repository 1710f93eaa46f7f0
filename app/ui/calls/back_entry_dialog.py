"""Key in what came of a printed list, a line a second, without leaving the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.models.enums import OUTCOME_OF_DIGIT
from app.services.desk.followups.back_entry import CodeEntry
from app.services.desk.followups.printed_codes import CodedLine
from app.services.desk.planning.errors import CodeTwice, DigitUnknown
from app.services.words.language import say, say_many
from app.ui.calls.code_field import CodeField
from app.ui.calls.keyed import Keyed, read_line
from app.ui.calls.keyed_list import keyed_columns, missing_words
from app.ui.parts.cards import Card
from app.ui.parts.desk import Desk
from app.ui.parts.dialog import DeskDialog
from app.ui.parts.labels import label, muted, wrapped
from app.ui.parts.row_model import RowModel
from app.ui.parts.table import ListTable
from app.ui.theme.tokens import Size, Space


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
        self, desk: Desk, expected: Sequence[CodedLine], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            say("Key in a printed list"), action=say("Save"), width=Size.BACK_ENTRY, parent=parent
        )
        self._desk = desk
        self._expected = {line.code: line for line in expected}
        self._keyed: list[Keyed] = []
        self._line = CodeField()
        self._model = RowModel(
            keyed_columns(desk.settings.currency), key=lambda row: row.line.line_id, parent=self
        )
        self._table = ListTable(self._model, name=say("Keyed in"))
        self._missing_count, self._missing = label("", "strong"), wrapped("", "muted")
        self._build_rows()
        self._line.given.connect(self._read)
        self._line.back_wanted.connect(self._take_back)
        self.save_wanted.connect(self._on_save_wanted)
        self._show()

    @property
    @override
    def is_typed_in(self) -> bool:
        return bool(self._keyed or self._line.text().strip())

    @property
    def missing(self) -> list[CodedLine]:
        """The lines of the list of which nothing is known yet."""
        done = {row.line.line_id for row in self._keyed}
        return [line for line in self._expected.values() if line.line_id not in done]

    def take(self, entry: CodeEntry, line: CodedLine) -> None:
        """Put a line that is right under the others, and go on to the next."""
        if entry.digit not in OUTCOME_OF_DIGIT:
            self.refuse_line(DigitUnknown(line.code, entry.digit))
        elif any(row.line.line_id == line.line_id for row in self._keyed):
            self.refuse_line(CodeTwice(line.code))
        else:
            self._keyed.append(Keyed(entry=entry, line=line))
            self._line.setReadOnly(False)
            self._line.clear()
            self.clear_refusals()
            self._show()

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
        self._line.setPlaceholderText(say("7QK2 3, then Enter; also 7QK2 5 +4 or 7QK2 1 4/5 #note"))
        self.add_row(say("Code and digit"), self._line)
        listed = Card()
        listed.add_flush(self._table)
        listed.setFixedHeight(Size.KEYED_LIST)
        self.add_row(say("Keyed in"), listed)
        self.add_wide(muted(say("Backspace in the empty line takes the last one back.")))
        side = QWidget()
        side.setFixedWidth(Size.KEYED_MISSING)
        column = QVBoxLayout(side)
        column.setContentsMargins(Space.L, Space.L, 0, Space.L)
        column.setSpacing(Space.S)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._missing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._missing.setAccessibleName(say("Still missing"))
        scroll.setWidget(self._missing)
        column.addWidget(self._missing_count)
        column.addWidget(scroll, 1)
        self.add_side(side)

    def _show(self) -> None:
        self._model.set_rows(reversed(self._keyed))
        missing = self.missing
        total = len(self._expected)
        said = say_many(
            "{count} of {total} missing", "{count} of {total} missing", len(missing), total=total
        )
        self._missing_count.setText(said if total else say("No list is out."))
        self._missing.setText(missing_words(missing))
        keyed = say_many("{count} line keyed in", "{count} lines keyed in", len(self._keyed))
        self.set_total(keyed if self._keyed else "")
        self.set_action_enabled(enabled=bool(self._keyed))

    @Slot()
    def _read(self) -> None:
        settings, today = self._desk.settings, self._desk.clock.today()
        if not self._line.text().strip() or self._line.isReadOnly():
            return
        typed = read_line(self._line.text(), today=today, currency=settings.currency)
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
        self._line.setText(f"{last.line.code} {last.entry.digit}")
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
