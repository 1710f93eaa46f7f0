"""A row of chips of which exactly one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from app.ui.parts.buttons import chip_button, chip_width
from app.ui.parts.cards.flow_layout import FlowLayout
from app.ui.theme.tokens import Space


class Segmented(QWidget):
    """Choices side by side; where they wrap, the next row begins below.

    Signals:
        chosen: Another choice was made; carries its name.
    """

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        *,
        name: str,
        gap: int = Space.S,
        narrow: bool = False,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._names = [choice for choice, _ in choices]
        self._narrow = narrow
        self._group = QButtonGroup(self)
        row = FlowLayout(self) if wraps else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        for at, (_, text) in enumerate(choices):
            chip = chip_button(text, checked=at == 0, narrow=narrow)
            self._group.addButton(chip, at)
            row.addWidget(chip)
        self._group.idClicked.connect(self._on_id_clicked)

    @property
    def choice(self) -> str:
        """The name of what is chosen."""
        return self._names[self._group.checkedId()]

    def choose(self, name: str) -> None:
        """Choose ``name`` without a signal."""
        self._group.button(self._names.index(name)).setChecked(True)

    def reword(self, name: str, text: str) -> None:
        """Let the choice say ``text``, such as another count."""
        chip = self._group.button(self._names.index(name))
        chip.setText(text)
        chip.setAccessibleName(text)
        chip.setMinimumWidth(chip_width(text, narrow=self._narrow))

    @Slot(int)
    def _on_id_clicked(self, at: int) -> None:
        self.chosen.emit(self._names[at])
