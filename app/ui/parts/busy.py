"""A strip that shows how far long work is and lets it be stopped."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.ui.parts.buttons import small_button
from app.ui.parts.cards.labels import label
from app.ui.parts.progress import Progress
from app.ui.theme.tokens import SHOW_BUSY_AFTER_MS, Space
from app.words.language import say


class BusyStrip(QWidget):
    """What is being done, a bar, the counts, and *Cancel*; unseen while nothing is done.

    Signals:
        cancel_wanted: The person wants the work stopped; ``Progress`` knows already.
    """

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: Progress | None = None
        self._in_percent = False
        self._what = label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._count = label("", "small")
        self._cancel = small_button(say("Cancel"))
        self._patience = QTimer(self, singleShot=True, interval=SHOW_BUSY_AFTER_MS)
        self._build()
        self._patience.timeout.connect(self.show)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self.hide()

    def follow(self, progress: Progress, what: str, *, in_percent: bool = False) -> None:
        """Show how ``progress`` moves, once it takes longer than a moment.

        Args:
            progress: What the work reports to.
            what: What is being done.
            in_percent: It counts no things that a person would want to know the number of.
        """
        self._in_percent = in_percent
        self._progress = progress
        self._what.setText(what)
        self._bar.setAccessibleName(what)
        self._bar.setRange(0, 0)
        self._count.clear()
        self._cancel.setEnabled(True)
        progress.moved.connect(self._on_moved)
        self._patience.start()

    @Slot()
    def finish(self) -> None:
        """Go away."""
        if self._progress is not None:
            self._progress.moved.disconnect(self._on_moved)
            self._progress = None
        self._patience.stop()
        self.hide()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self._what)
        row.addWidget(self._bar, 1)
        row.addWidget(self._count)
        row.addWidget(self._cancel)

    @Slot(int, int)
    def _on_moved(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        counted = say("{done} of {total}", done=f"{done:,}", total=f"{total:,}")
        self._count.setText(f"{done * 100 // total} %" if self._in_percent else counted)

    @Slot()
    def _on_cancel_clicked(self) -> None:
        if self._progress is not None:
            self._cancel.setEnabled(False)
            self._progress.cancel()
            self.cancel_wanted.emit()
