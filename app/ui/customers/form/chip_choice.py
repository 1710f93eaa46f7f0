"""Chips of which any number may be chosen."""

from collections.abc import Collection, Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from app.ui.parts.buttons import chip_button
from app.ui.parts.cards.flow_layout import FlowLayout

T = TypeVar("T")
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class ChipChoice(QWidget, Generic[T]):
    """One stop of the Tab key: the arrows walk from chip to chip, Space chooses."""

    def __init__(
        self, options: Iterable[tuple[T, str]], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._chips: list[QPushButton] = []
        self._values: list[T] = []
        flow = FlowLayout(self)
        for value, text in options:
            chip = chip_button(text)
            chip.installEventFilter(self)
            chip.setFocusPolicy(
                Qt.FocusPolicy.ClickFocus if self._chips else Qt.FocusPolicy.StrongFocus
            )
            flow.addWidget(chip)
            self._values.append(value)
            self._chips.append(chip)
        if self._chips:
            self.setFocusProxy(self._chips[0])

    @property
    def chosen(self) -> frozenset[T]:
        """What is chosen."""
        pairs = zip(self._values, self._chips, strict=True)
        return frozenset(value for value, chip in pairs if chip.isChecked())

    def choose(self, values: Collection[T]) -> None:
        """Choose ``values`` and nothing else."""
        for value, chip in zip(self._values, self._chips, strict=True):
            chip.setChecked(value in values)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                at = next(at for at, chip in enumerate(self._chips) if chip is watched)
                self._chips[(at + step) % len(self._chips)].setFocus()
                return True
        return False
