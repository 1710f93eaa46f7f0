"""A box to choose one of a few things, or nothing."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from app.words.formats import DASH
from app.words.names import name_of

T = TypeVar("T")
Word = TypeVar("Word", bound=StrEnum)


class ChoiceBox(QComboBox, Generic[T]):
    """Values by their names; the wheel scrolls the form unless the box has the focus."""

    def __init__(
        self,
        options: Iterable[tuple[T, str]],
        *,
        nothing: str | None = DASH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._values: list[T | None] = []
        if nothing is not None:
            self._add(None, nothing)
        for value, text in options:
            self._add(value, text)

    @property
    def value(self) -> T | None:
        """What is chosen."""
        return self._values[self.currentIndex()] if self._values else None

    def choose(self, value: T | None, text: str = "") -> None:
        """Choose ``value``; one that is no longer offered is added as ``text``."""
        if value not in self._values:
            self._add(value, text or str(value))
        self.setCurrentIndex(self._values.index(value))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _add(self, value: T | None, text: str) -> None:
        self._values.append(value)
        self.addItem(text)


def word_box(kind: type[Word], *, nothing: str | None = DASH) -> ChoiceBox[Word]:
    """Return a box of every member of ``kind`` by its name."""
    return ChoiceBox([(member, name_of(member)) for member in kind], nothing=nothing)
