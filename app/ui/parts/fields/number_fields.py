"""Fields for numbers, typed or stepped with the arrow keys."""

from unicodedata import normalize

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QWidget
from typing_extensions import override

from app.ui.theme.tokens import Space


class NumberField(QSpinBox):
    """A whole number; a Chinese input method may type its digits in full width."""

    def __init__(
        self, *, least: int, most: int, value: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setValue(least if value is None else value)
        _keep_from_edge(self)

    @override
    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        return super().validate(normalize("NFKC", text), at)


class DecimalField(QDoubleSpinBox):
    """A number with decimals; a Chinese input method may type its digits in full width."""

    def __init__(
        self, *, least: float, most: float, decimals: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setDecimals(decimals)
        self.setRange(least, most)
        _keep_from_edge(self)

    @override
    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        return super().validate(normalize("NFKC", text), at)


def _keep_from_edge(field: QAbstractSpinBox) -> None:
    """Begin the text where other fields do: style sheets do not reach into a spin box."""
    field.lineEdit().setTextMargins(Space.S, 0, 0, 0)
