"""Notices whether a person has typed or ticked anything in a form."""

from typing import TypeVar

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

W = TypeVar("W", bound=QWidget)


class TypingWatch(QObject):
    """Knows whether closing a form would lose something.

    Attributes:
        typed: Something was typed, ticked or chosen since ``start``.
    """

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        self._watched: set[QWidget] = set()
        self.typed = False

    def start(self) -> None:
        """Watch every field there is, and later those the person comes to."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and not self._watched:
            app.focusChanged.connect(self._on_focus_changed)
        self._look_around()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._form.isAncestorOf(now):
            self._look_around()

    def _look_around(self) -> None:
        for edit in self._new(QLineEdit):
            edit.textEdited.connect(self._on_typed)
        for text in self._new(QPlainTextEdit):
            text.textChanged.connect(self._on_typed)
        for box in self._new(QComboBox):
            box.activated.connect(self._on_typed)
        for button in self._new(QAbstractButton):
            if button.isCheckable():
                button.clicked.connect(self._on_typed)

    @Slot()
    def _on_typed(self) -> None:
        self.typed = True

    def _new(self, kind: type[W]) -> list[W]:
        found = [each for each in self._form.findChildren(kind) if each not in self._watched]
        self._watched.update(found)
        return found
