"""The line across the foot: what was just done, and what the figures stand on."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.services.office.footing import Footing
from app.ui.parts.cards.labels import label
from app.ui.parts.messages import StatusLine
from app.ui.parts.tasks import Saved
from app.ui.theme.icons import Icon, pixmap
from app.ui.theme.tokens import SHOW_BUSY_AFTER_MS, Size, Space
from app.words import Intent
from app.words.formats import long_day
from app.words.language import say, say_many
from app.words.names import name_of


class StatusBar(QFrame):
    """Saved or saving at the left, the last thing done beside it, the footing at the right.

    Signals:
        undo_wanted: Take back the last thing done; carries the key of its journal entry.
    """

    undo_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "status_bar")
        self.setFixedHeight(Size.STATUS_BAR)
        self._state = label("")
        self._dot = label("")
        self._last = StatusLine()
        self._count = label("")
        self._graded = label("")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, 0, Space.L, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._dot)
        row.addWidget(self._state)
        row.addSpacing(Space.L)
        row.addWidget(self._last, 1)
        row.addWidget(self._count)
        row.addSpacing(Space.L)
        row.addWidget(self._graded)
        self._last.undo_wanted.connect(self.undo_wanted)
        self._late = QTimer(self, singleShot=True, interval=SHOW_BUSY_AFTER_MS)
        self._late.timeout.connect(self._on_late)
        self.set_busy(False)

    @Slot(Saved)
    def tell_saved(self, saved: Saved) -> None:
        """Say what was saved and offer to take it back."""
        if saved.entry_id is None or saved.intent is Intent.REFRESH:
            return
        words = say("Done: {what}", what=name_of(saved.intent))
        undoable = saved.intent is not Intent.UNDO
        self._last.tell(words, entry_id=saved.entry_id if undoable else None)

    @Slot(str)
    def tell_note(self, sentence: str) -> None:
        """Say something quietly, such as that a deadline comes close."""
        self._last.tell(sentence)

    @Slot(bool)
    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 (a slot)
        """Say whether everything is on disk; what takes a moment only is not worth a word."""
        if busy:
            self._late.start()
        else:
            self._late.stop()
            self._show_state(say("All changes saved"), Icon.DONE)

    @Slot()
    def _on_late(self) -> None:
        self._show_state(say("Working…"), Icon.CLOCK)

    def _show_state(self, words: str, icon: Icon) -> None:
        if words != self._state.text():  # other words lay the whole window out anew
            self._state.setText(words)
            self._dot.setPixmap(pixmap(icon, "muted", Size.SMALL_ICON))

    def set_footing(self, footing: Footing) -> None:
        """Show what the figures stand on."""
        count = footing.customer_count
        self._count.setText(say_many("{count} customer", "{count} customers", count))
        if footing.graded_on is None:
            self._graded.setText(say("Not graded yet"))
        else:
            day, number = long_day(footing.graded_on), footing.rules_number
            self._graded.setText(say("Graded {day} · rules v{number}", day=day, number=number))
