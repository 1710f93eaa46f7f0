"""What is shown: people and kinds, each with a check mark and its count."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.parts.buttons import quiet_button
from app.ui.parts.cards.labels import label, plain
from app.ui.theme.tokens import Space
from app.words.formats import number
from app.words.language import say


@dataclass(frozen=True, slots=True)
class Option:
    """One line: what it stands for, its word, how many there are."""

    value: str
    text: str
    count: int


class FilterList(QWidget):
    """Lines with check marks; what is new is shown until somebody hides it.

    Signals:
        changed: Something was hidden or shown again.
    """

    changed = Signal()

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(caption)
        self._hidden: set[str] = set()
        self._lines: dict[str, _Line] = {}
        self._all = quiet_button(say("All"))
        self._all.setToolTip(say("Show all of them again"))
        self._all.clicked.connect(self._on_all_clicked)
        self._build(caption)

    @property
    def hidden(self) -> list[str]:
        """What is not to be shown, in a lasting order."""
        return sorted(self._hidden)

    def hide_values(self, values: Sequence[str]) -> None:
        """Hide ``values`` without a signal, such as those remembered."""
        self._hidden = set(values)
        self._tick()

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer ``options``; lines there were before keep their place on the screen."""
        if [each.value for each in options] != list(self._lines):
            self._rebuild(options)
        for each in options:
            self._lines[each.value].show_option(each)
        self._tick()

    def _build(self, caption: str) -> None:
        head = QHBoxLayout()
        head.addWidget(label(caption, "strong"))
        head.addStretch(1)
        head.addWidget(self._all)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.XS)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XS)
        whole.addLayout(head)
        whole.addLayout(self._column)

    def _rebuild(self, options: Sequence[Option]) -> None:
        focused = next((value for value, line in self._lines.items() if line.has_focus), None)
        for line in self._lines.values():
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = {each.value: _Line(each.value) for each in options}
        for line in self._lines.values():
            line.toggled.connect(self._on_toggled)
            self._column.addWidget(line)
        if focused in self._lines:
            self._lines[focused].focus()

    def _tick(self) -> None:
        for value, line in self._lines.items():
            line.tick(checked=value not in self._hidden)
        self._all.setVisible(bool(self._hidden & set(self._lines)))

    @Slot(str)
    def _on_toggled(self, value: str) -> None:
        self._hidden ^= {value}
        self._tick()
        self.changed.emit()

    @Slot()
    def _on_all_clicked(self) -> None:
        self._hidden -= set(self._lines)
        self._tick()
        self.changed.emit()


class _Line(QWidget):
    """A check box with the count at the right.

    Signals:
        toggled: The person hid or showed it; carries what it stands for.
    """

    toggled = Signal(str)

    def __init__(self, value: str) -> None:
        super().__init__()
        self._value = value
        self._box = QCheckBox()
        self._count = label("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.TINY, 0, Space.TINY)
        row.setSpacing(Space.S)
        row.addWidget(self._box, 1)
        row.addWidget(self._count)
        self._box.clicked.connect(lambda: self.toggled.emit(self._value))

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is here."""
        return self._box.hasFocus()

    def focus(self) -> None:
        """Bring the keyboard here."""
        self._box.setFocus()

    def show_option(self, option: Option) -> None:
        """Say the word and the count."""
        self._box.setText(plain(option.text))
        self._count.setText(number(option.count))
        said = say("{what}, {count}", what=option.text, count=number(option.count))
        self._box.setAccessibleName(said)

    def tick(self, *, checked: bool) -> None:
        """Set the mark without a signal."""
        self._box.setChecked(checked)
