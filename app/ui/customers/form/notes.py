"""The number on the file, and whatever fits nowhere else."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from app.services.archive.customers import NumberTaken
from app.services.archive.entries import CustomerEntry
from app.ui.customers.form.reach import typed
from app.ui.customers.form.section import Section
from app.ui.theme.tokens import Size
from app.words.language import say, say_in


class NotesSection(Section):
    """Note and number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Notes"), parent)
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(Size.STRIP)
        self._number = QLineEdit()
        self._number.setPlaceholderText(say("the next one"))
        self._number.setMaximumWidth(Size.FIELD)
        self.fields.add("note", say("Note"), self._note)
        self.fields.add("number", say_in("customer", "Number"), self._number)

    @override
    def fill(self, entry: CustomerEntry) -> None:
        self._note.setPlainText(entry.note or "")
        self._number.setText(entry.number or "")

    @override
    def collected(self, entry: CustomerEntry) -> CustomerEntry:
        note = self._note.toPlainText().strip() or None
        return replace(entry, note=note, number=typed(self._number))

    @override
    def fault_of(self, error: BaseException) -> str | None:
        return "number" if isinstance(error, NumberTaken) else None
