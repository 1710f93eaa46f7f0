"""Short texts as chips: typed, entered, taken away again."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from typing_extensions import override

from app.ui.parts.buttons import button
from app.ui.parts.cards.flow_layout import FlowLayout
from app.ui.theme.tokens import Size
from app.words.language import say

_ENDS = (",", "，", "、", ";", "；")


class TagField(QWidget):
    """Enter or a comma makes a chip of what was typed; Backspace takes the last one away."""

    def __init__(self, *, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._tags: list[str] = []
        self._chips: list[QPushButton] = []
        self._line = _TagLine()
        self._line.setAccessibleName(name)
        self._line.setPlaceholderText(hint)
        self._line.setFixedWidth(Size.FIELD)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self._line)
        self.setFocusProxy(self._line)
        self._line.textEdited.connect(self._on_text_edited)
        self._line.entered.connect(self._take_typed)
        self._line.taken_back.connect(self._on_taken_back)

    @property
    def texts(self) -> tuple[str, ...]:
        """The chips, and what was typed but not entered yet."""
        typed = self._line.text().strip()
        return (*self._tags, typed) if typed and typed not in self._tags else tuple(self._tags)

    def set_texts(self, texts: Iterable[str]) -> None:
        """Show ``texts`` as chips."""
        self._tags = list(texts)
        self._line.clear()
        self._draw()

    def _draw(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self._line)
        self._chips = [self._chip(text) for text in self._tags]
        for widget in (*self._chips, self._line):
            self._flow.addWidget(widget)
            widget.show()
        self.updateGeometry()

    def _chip(self, text: str) -> QPushButton:
        chip = button(f"{text}  ×", kind="chip")
        chip.setAccessibleName(say("Remove {what}", what=text))
        chip.setToolTip(say("Remove {what}", what=text))
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.clicked.connect(partial(self._remove, text))
        return chip

    @Slot()
    def _take_typed(self) -> None:
        self.set_texts(self.texts)

    @Slot()
    def _on_taken_back(self) -> None:
        if self._tags:
            self._remove(self._tags[-1])

    @Slot(str)
    def _on_text_edited(self, text: str) -> None:
        if text.endswith(_ENDS):
            self._line.setText(text[:-1])
            self._take_typed()

    def _remove(self, text: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 (Qt's)
        self._tags.remove(text)
        self._draw()


class _TagLine(QLineEdit):
    """Where a chip is typed.

    Signals:
        entered: What was typed is meant to be a chip.
        taken_back: Backspace was pressed where nothing is typed.
    """

    entered = Signal()
    taken_back = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain and self.text().strip():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.text().strip():
            self.entered.emit()
