"""Lines of fields that can be added and taken away."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.customers.form.stops import focus_into, let_tab_reach
from app.ui.parts.buttons import icon_button, link_button
from app.ui.theme.icons import Icon
from app.ui.theme.tokens import Space
from app.words.language import say

T = TypeVar("T")


class LineEditor(QWidget, Generic[T]):
    """One line of a ``LineList``.

    Signals:
        changed: Something was typed or chosen in it.
    """

    changed = Signal()

    @property
    def value(self) -> T | None:
        """What was typed; ``None`` while there is nothing in it."""
        raise NotImplementedError

    def show_value(self, value: T) -> None:
        """Show ``value``."""
        raise NotImplementedError


class LineList(QWidget, Generic[T]):
    """Lines under one another, with a word to add one more.

    Signals:
        changed: A line was changed, added or taken away.
    """

    changed = Signal()

    def __init__(
        self,
        make: Callable[[], LineEditor[T]],
        *,
        add: str,
        always_one: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._always_one = always_one
        self._lines: list[tuple[LineEditor[T], QWidget]] = []
        self._add = link_button(add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        foot = QHBoxLayout()
        foot.addWidget(self._add)
        foot.addStretch(1)
        self._column.addLayout(foot)
        self._add.clicked.connect(self._on_add_clicked)
        self.show_values(())

    @property
    def values(self) -> tuple[T, ...]:
        """What stands in the lines, without the empty ones."""
        return tuple(value for line, _ in self._lines if (value := line.value) is not None)

    def show_values(self, values: Iterable[T]) -> None:
        """Show a line for each of ``values``."""
        for line, row in list(self._lines):
            self._drop(line, row)
        for value in values:
            self._append().show_value(value)
        self._keep_one()

    def set_adding(self, *, possible: bool) -> None:
        """Offer to add and to change lines, or only show them."""
        self._add.setVisible(possible)
        for _, row in self._lines:
            row.setEnabled(possible)

    def _append(self) -> LineEditor[T]:
        line, row = self._make(), QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.S)
        across.addWidget(line, 1)
        remove = icon_button(Icon.CLOSE, say("Remove this line"))
        across.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        remove.clicked.connect(partial(self._on_remove_clicked, line, row))
        line.changed.connect(self.changed)
        self._column.insertWidget(len(self._lines), row)
        self._lines.append((line, row))
        let_tab_reach(row, before=self._add)
        return line

    def _drop(self, line: LineEditor[T], row: QWidget) -> None:
        self._lines.remove((line, row))
        self._column.removeWidget(row)
        row.hide()
        row.setParent(None)
        row.deleteLater()

    def _keep_one(self) -> None:
        if self._always_one and not self._lines:
            self._append()

    @Slot()
    def _on_add_clicked(self) -> None:
        focus_into(self._append())

    def _on_remove_clicked(self, line: LineEditor[T], row: QWidget) -> None:
        self._drop(line, row)
        self._keep_one()
        self.changed.emit()
