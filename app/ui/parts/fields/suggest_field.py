"""Finds one thing while its name is being typed."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.parts.fields.suggest_list import Answer, Suggestion, SuggestList
from app.ui.theme.tokens import Space

Ask = Callable[[str, Answer], None]
_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SuggestField(QWidget):
    """A line edit with its list; arrow keys walk, Enter takes, Escape closes the list.

    Signals:
        picked: Something was taken; carries its ``Suggestion``.
        unpicked: What was taken no longer holds, because something else is typed.
    """

    picked = Signal(Suggestion)
    unpicked = Signal()

    def __init__(
        self,
        name: str,
        ask: Ask,
        *,
        placeholder: str = "",
        floating: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Build the field.

        Args:
            name: Read aloud.
            ask: Called with what is typed and with whom to tell the answer, at any time.
            placeholder: Shown while the field is empty.
            floating: The list lies over what is below instead of moving it down.
            parent: The widget it stands in.
        """
        super().__init__(parent)
        self._ask = ask
        self._floating = floating
        self._taken: Suggestion | None = None
        self._awaits = False
        self._take_first = False
        self._edit = _ListEdit(self)
        self._edit.setPlaceholderText(placeholder)
        self._edit.setAccessibleName(name)
        self._list = SuggestList(name, self)
        self._build()
        self._edit.textEdited.connect(self._on_text_edited)
        self._list.picked.connect(self._on_list_picked)

    @property
    def taken(self) -> Suggestion | None:
        """What was picked."""
        return self._taken

    @property
    def text(self) -> str:
        """What is typed."""
        return self._edit.text().strip()

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return not self._list.isHidden()

    def set_taken(self, taken: Suggestion | None) -> None:
        """Hold ``taken``, or nothing, without a signal."""
        self._taken = taken
        self._edit.setText(taken.text if taken else "")
        self._list.show_lines(())

    def close_list(self) -> None:
        """Put the list away."""
        self._list.show_lines(())

    def handle_key(self, event: QKeyEvent) -> bool:
        """Do what ``event`` means for the list; return whether it meant anything."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if self._awaits and key in _ENTER:  # typed faster than the answer comes
            self._take_first = True
            return True
        return self.is_open and self._handle_open(key)

    def _handle_open(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self._list.step(_STEPS[key])
            return True
        if key in _ENTER:
            return self._list.take()
        if key == Qt.Key.Key_Escape:
            self.close_list()
            return True
        return False

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._edit)
        if not self._floating:
            column.addWidget(self._list)
        self.setFocusProxy(self._edit)

    def _show_answer(self, asked: str, lines: Sequence[Suggestion]) -> None:
        if asked != self.text or self._taken is not None:
            return
        self._awaits = False
        self._list.show_lines(lines)
        if self._floating and lines:
            self._list.setParent(self.window())
            self._list.resize(self.width(), self._list.height())
            below = QPoint(0, self.height() + Space.XS)
            self._list.move(self.mapTo(self.window(), below))
            self._list.show()
            self._list.raise_()
        if self._take_first:
            self._list.take()

    @Slot()
    def _on_text_edited(self) -> None:
        if self._taken is not None:
            self._taken = None
            self.unpicked.emit()
        asked = self.text
        self._awaits, self._take_first = bool(asked), False
        if asked:
            self._ask(asked, lambda lines: self._show_answer(asked, lines))
        else:
            self.close_list()

    @Slot(Suggestion)
    def _on_list_picked(self, taken: Suggestion) -> None:
        self.set_taken(taken)
        self.picked.emit(taken)


class _ListEdit(QLineEdit):
    def __init__(self, field: SuggestField) -> None:
        super().__init__(field)
        self._field = field

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._field.handle_key(event):
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._field.close_list()
