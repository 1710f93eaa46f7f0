"""A field for a time of day, typed in a hurry."""

from datetime import time

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.ui.parts.cards.labels import mark
from app.ui.parts.fields.typed_times import read_typed_time
from app.words.formats import clock_time


class TimeField(QLineEdit):
    """A time of day: 14:30, 1430, 14, 14点30.

    Signals:
        time_changed: What is typed reads as another time; carries it, or ``None``.
    """

    time_changed = Signal(object)

    def __init__(self, name: str, *, at: time | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = at
        self.setAccessibleName(name)
        self.set_time(at)
        self.textEdited.connect(self._on_text_edited)
        self.editingFinished.connect(self._on_editing_finished)

    @property
    def time_of_day(self) -> time | None:
        """What is typed; ``None`` if nothing, or no time."""
        return read_typed_time(self.text())

    @property
    def is_wrong(self) -> bool:
        """Whether something is typed that is no time of day."""
        return bool(self.text().strip()) and self.time_of_day is None

    def set_time(self, at: time | None) -> None:
        """Show a time without a signal."""
        self._told = at
        self.setText("" if at is None else clock_time(at))
        mark(self, wrong=False)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    @Slot()
    def _on_text_edited(self) -> None:
        if self.time_of_day != self._told:
            self._told = self.time_of_day
            self.time_changed.emit(self._told)

    @Slot()
    def _on_editing_finished(self) -> None:
        mark(self, wrong=self.is_wrong)
        if self.time_of_day is not None:
            self.setText(clock_time(self.time_of_day))
