"""The field a person looks something up in."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.ui.parts.cards.labels import key_hint
from app.ui.theme.icons import Icon, icon
from app.ui.theme.tokens import Space
from app.words.language import say


class SearchField(QLineEdit):
    """A glass at the left, a clear button or the hint of a key at the right.

    Signals:
        searched: The text changed; carries it without the spaces around it.
        stepped: An arrow key was pressed, to walk through what was found; -1 or 1.
    """

    searched = Signal(str)
    stepped = Signal(int)

    def __init__(self, placeholder: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.addAction(icon(Icon.SEARCH, "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(icon(Icon.CLOSE, "muted"), say("Clear"), self)
        self._clear.triggered.connect(self.clear)
        self._hint = key_hint(hint)
        self._hint.setParent(self)
        self._hint.setVisible(bool(hint))
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._on_text_changed)

    @override
    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window: what is undone is work, not what was looked up."""
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.stepped.emit(1)
        elif event.key() == Qt.Key.Key_Up:
            self.stepped.emit(-1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size: QSize = self._hint.sizeHint()
        self._hint.resize(size)
        left = self.width() - size.width() - Space.S
        self._hint.move(left, (self.height() - size.height()) // 2)

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        shown = self._clear in self.actions()
        if text and not shown:
            self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        elif shown and not text:
            self.removeAction(self._clear)
        self._hint.setVisible(bool(self._hint.text()) and not text)
        self.searched.emit(text.strip())
