"""Tells the person at the desk what happened, without stopping anything."""

import logging
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMessageBox, QWidget
from typing_extensions import override

from app.services.foundation.errors import Refusal, sentence
from app.ui.parts.buttons import icon_button, link_button
from app.ui.parts.cards.labels import mark
from app.ui.parts.progress import Cancelled
from app.ui.theme.icons import Icon, pixmap
from app.ui.theme.tokens import UNDO_SECONDS, Size, Space, Tone
from app.words.language import say

logger = logging.getLogger(__name__)
READING_MS: Final = 12_000
_open_boxes: set[QMessageBox] = set()  # Python would collect one without a parent


def log_unexpected(error: BaseException) -> None:
    """Keep ``error`` in the log, with its traceback, unless it is an answer."""
    if not isinstance(error, Refusal | Cancelled):
        logger.error("work failed", exc_info=error)


def show_error(error: BaseException, *, parent: QWidget | None) -> None:
    """Say what went wrong at the foot of the window ``parent`` stands in.

    A refusal is an answer and leaves by itself; anything else is our mistake, so it is
    logged and stays until it is closed.
    """
    log_unexpected(error)
    said = sentence(error)
    lasting = not isinstance(error, Refusal)
    if parent is None:
        _show_box(said)
    else:
        Notice(said, window=parent.window(), lasting=lasting)


def show_alarm(error: BaseException, *, parent: QWidget) -> None:
    """Say what went wrong, and leave it standing until somebody closes it."""
    log_unexpected(error)
    Notice(sentence(error), window=parent.window(), lasting=True)


def show_notice(sentence: str, *, parent: QWidget) -> None:
    """Say ``sentence`` at the foot of the window ``parent`` stands in."""
    Notice(sentence, window=parent.window(), lasting=False)


class Notice(QFrame):
    """A sentence that floats at the foot of a window until it is read or closed.

    Attributes:
        lasting: It stays until somebody closes it, under those that come and go.
    """

    def __init__(self, sentence: str, *, window: QWidget, lasting: bool) -> None:
        super().__init__(window)
        self._window = window
        self.lasting = lasting
        for earlier in window.findChildren(Notice):
            if earlier is not self and (lasting or not earlier.lasting):
                earlier.close()
        tone = Tone.BAD if lasting else Tone.WARN
        mark(self, kind="notice", tone=tone)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(sentence)
        self._build(sentence, tone)
        window.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        if not lasting:
            QTimer.singleShot(READING_MS, self, self.close)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._words.text()

    def _build(self, sentence: str, tone: Tone) -> None:
        picture = QLabel()
        picture.setPixmap(pixmap(Icon.ALERT, tone))
        self._words = QLabel(sentence)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = icon_button(Icon.CLOSE, say("Close"))
        close.clicked.connect(self.close)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(picture, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, stretch=1)
        row.addWidget(close, alignment=Qt.AlignmentFlag.AlignVCenter)

    def _place(self) -> None:
        window = self._window
        width = min(Size.DIALOG, window.width() - 2 * Space.XL)
        self.setFixedSize(width, self._row.totalHeightForWidth(width))
        foot = window.height() - self.height() - Size.STATUS_BAR - Space.L
        self.move((window.width() - width) // 2, max(foot, 0))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self._window:
            self._place()
        return False


class StatusLine(QWidget):
    """The last thing done, with *Undo* beside it for ten seconds.

    Signals:
        undo_wanted: Take it back; carries the key of the journal entry.
    """

    undo_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry_id: int | None = None
        self._words = QLabel()
        self._undo = link_button(say("Undo"))
        self._undo.setToolTip(say("Undo ({shortcut})", shortcut="Ctrl+Z"))
        self._timer = QTimer(self, singleShot=True, interval=UNDO_SECONDS * 1000)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._words)
        row.addWidget(self._undo)
        row.addStretch(1)
        self._undo.clicked.connect(self._on_undo_clicked)
        self._timer.timeout.connect(self.clear)
        self.clear()

    def tell(self, sentence: str, *, entry_id: int | None = None) -> None:
        """Say ``sentence``; offer to undo ``entry_id`` if there is one."""
        self._entry_id = entry_id
        self._words.setText(sentence)
        self._undo.setVisible(entry_id is not None)
        self._timer.start()

    @Slot()
    def clear(self) -> None:
        """Say nothing."""
        self._entry_id = None
        self._words.clear()
        self._undo.hide()

    @Slot()
    def _on_undo_clicked(self) -> None:
        entry_id = self._entry_id
        self.clear()
        if entry_id is not None:
            self.undo_wanted.emit(entry_id)


def _show_box(sentence: str) -> None:
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(sentence)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _open_boxes.add(box)
    box.finished.connect(lambda _result: _open_boxes.discard(box))
    box.open()
